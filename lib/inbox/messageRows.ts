/** One message as its row gives it, and as the screen gets it. */
import type { SessionUser } from "@/lib/auth/roles";
import { sql } from "@/lib/db/query";
import type { ErrorClass, MessageContent } from "@/lib/platforms/contract";
import type { AttachmentView, MessageView, QuoteView } from "./views";

type Dates = "sentAt" | "receivedAt" | "editedAt" | "deletedAt" | "deliveredAt" | "readAt";

export interface MessageRow extends Omit<MessageView, Dates | "error" | "replyTo" | "attachments"> {
  sentAt: Date;
  receivedAt: Date;
  deliveredAt: Date | null;
  readAt: Date | null;
  editedAt: Date | null;
  deletedAt: Date | null;
  errorCode: string | null;
  errorClass: ErrorClass | null;
  platform: string;
  replyTo: QuoteView | null;
  replyToExternalId: string | null;
  attachments: (Omit<AttachmentView, "url" | "previewUrl"> & { hasPreview: boolean })[];
}

/** Says an error in the viewer's language. */
export type ExplainError = (platform: string, code: string, errorClass: string | null) => string;

/** What a {@link MessageRow} selects from {@link messageSource}. */
export const messageColumns = (viewer: SessionUser) => sql`
  m.id, m.conversation_id as "conversationId", m.direction, m.kind, m.status, m.external_id as "externalId",
  case when m.deleted_at is null then m.text end as text,
  case when m.deleted_at is null then m.content else '{}' end as content,
  case when m.author_id = ${viewer.id}::uuid then m.client_key end as "clientKey",
  m.sent_at as "sentAt", m.received_at as "receivedAt", m.delivered_at as "deliveredAt", m.read_at as "readAt",
  m.edited_at as "editedAt", m.deleted_at as "deletedAt", m.attempts,
  case when m.edited_at is null or m.deleted_at is not null then 0
       else (select count(*)::int from message_edits e where e.message_id = m.id) end as edits,
  m.error_code as "errorCode", m.error_class as "errorClass", m.album_key as "albumKey",
  m.reply_to_external_id as "replyToExternalId", c.platform_id as platform,
  case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as author,
  case when q.id is not null then json_build_object(
    'id', q.id, 'kind', q.kind, 'text', case when q.deleted_at is null then left(q.text, 300) end, 'direction', q.direction) end as "replyTo",
  coalesce((
    select json_agg(json_build_object('emoji', r.emoji, 'by', case when r.direction = 'inbound' then 'contact' else 'us' end) order by r.at)
    from reactions r where r.message_id = m.id), '[]') as reactions,
  coalesce((
    select json_agg(json_build_object('id', a.id, 'kind', a.kind, 'mimeType', a.mime_type, 'fileName', a.file_name, 'size', a.size,
                                      'durationSeconds', a.duration_seconds, 'width', a.width, 'height', a.height,
                                      'waveform', a.waveform, 'status', a.status,
                                      'hasPreview', a.preview_key is not null) order by a.position)
    from attachments a where a.message_id = m.id and m.deleted_at is null), '[]') as attachments`;

export const messageSource = sql`
  messages m
  join conversations c on c.id = m.conversation_id
  left join users u on u.id = m.author_id
  left join messages q on q.id = m.reply_to_id`;

export function messageView(row: MessageRow, explain: ExplainError): MessageView {
  const { errorCode, errorClass, platform, replyToExternalId, ...message } = row;
  const content: MessageContent = row.content;
  const failed = row.status === "failed" || row.status === "unconfirmed";
  return {
    ...message,
    // A quote of something that never came here is still a quote.
    replyTo:
      row.replyTo ?? (replyToExternalId ? { id: null, kind: null, text: null, direction: null } : null),
    attachments: row.attachments.map(attachmentView),
    location: content.location ?? null,
    contacts: content.contacts ?? null,
    interactive: content.interactive ?? null,
    referral: content.referral ?? null,
    sentAt: row.sentAt.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    readAt: row.readAt?.toISOString() ?? null,
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    error:
      failed && errorCode
        ? { code: errorCode, class: errorClass, message: explain(platform, errorCode, errorClass) }
        : null,
  };
}

function attachmentView({ hasPreview, ...attachment }: MessageRow["attachments"][number]): AttachmentView {
  const url = attachment.status === "stored" ? `/api/media/${attachment.id}` : null;
  return { ...attachment, url, previewUrl: url && hasPreview ? `${url}/preview` : null };
}
