/** The messages of a conversation, as its screen shows them. */
import { z } from "zod";
import type { SessionUser } from "@/lib/auth/roles";
import type { Prisma } from "@/lib/db/client";
import { decodeCursor, pageOf, type PageInput } from "@/lib/db/cursor";
import { allOf, rows, sql } from "@/lib/db/query";
import { notFound } from "@/lib/errors";
import type { MessageContent } from "@/lib/platforms/contract";
import { getConversation } from "./queries";
import type { AttachmentView, MessageView, Page, QuoteView } from "./views";

interface MessageRow extends Omit<
  MessageView,
  "sentAt" | "receivedAt" | "editedAt" | "deletedAt" | "error" | "replyTo" | "attachments"
> {
  sentAt: Date;
  receivedAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
  errorCode: string | null;
  errorClass: string | null;
  platform: string;
  replyTo: QuoteView | null;
  replyToExternalId: string | null;
  attachments: (Omit<AttachmentView, "url"> & { id: string })[];
}

/** Says an error in the viewer's language. */
export type ExplainError = (platform: string, code: string, errorClass: string | null) => string;

const columns = (viewer: SessionUser) => sql`
  m.id, m.conversation_id as "conversationId", m.direction, m.kind, m.status, m.external_id as "externalId",
  case when m.deleted_at is null then m.text end as text,
  case when m.deleted_at is null then m.content else '{}' end as content,
  case when m.author_id = ${viewer.id}::uuid then m.client_key end as "clientKey",
  m.sent_at as "sentAt", m.received_at as "receivedAt", m.edited_at as "editedAt", m.deleted_at as "deletedAt",
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
                                      'durationSeconds', a.duration_seconds, 'status', a.status) order by a.position)
    from attachments a where a.message_id = m.id and m.deleted_at is null), '[]') as attachments`;

const source = sql`
  messages m
  join conversations c on c.id = m.conversation_id
  left join users u on u.id = m.author_id
  left join messages q on q.id = m.reply_to_id`;

const cursorSchema = z.tuple([z.coerce.date(), z.uuid()]);

/**
 * Newest first: by the platform's time, then by arrival.
 * @throws AppError `not_found` when the viewer may not read the conversation.
 */
export async function listMessages(
  viewer: SessionUser,
  conversationId: string,
  page: PageInput,
  explain: ExplainError,
): Promise<Page<MessageView>> {
  await getConversation(viewer, conversationId);
  const conditions: Prisma.Sql[] = [sql`m.conversation_id = ${conversationId}::uuid`];
  if (page.cursor) {
    const [at, id] = decodeCursor(page.cursor, cursorSchema);
    conditions.push(sql`(m.sent_at, m.id) < (${at}, ${id}::uuid)`);
  }
  const found = await rows<MessageRow>(sql`
    select ${columns(viewer)} from ${source} where ${allOf(conditions)}
    order by m.sent_at desc, m.id desc limit ${page.limit + 1}`);
  return pageOf(
    found,
    page.limit,
    (row) => [row.sentAt, row.id],
    (row) => messageView(row, explain),
  );
}

/** One message that the caller already may read. */
export async function getMessage(
  viewer: SessionUser,
  messageId: string,
  explain: ExplainError,
): Promise<MessageView> {
  const [row] = await rows<MessageRow>(
    sql`select ${columns(viewer)} from ${source} where m.id = ${messageId}::uuid`,
  );
  if (!row) throw notFound();
  return messageView(row, explain);
}

function messageView(row: MessageRow, explain: ExplainError): MessageView {
  const { errorCode, errorClass, platform, replyToExternalId, ...message } = row;
  const content: MessageContent = row.content;
  const failed = row.status === "failed" || row.status === "unconfirmed";
  return {
    ...message,
    // A quote of something that never came here is still a quote.
    replyTo:
      row.replyTo ?? (replyToExternalId ? { id: null, kind: null, text: null, direction: null } : null),
    attachments: row.attachments.map((attachment) => ({
      ...attachment,
      url: attachment.status === "stored" ? `/api/media/${attachment.id}` : null,
    })),
    location: content.location ?? null,
    contacts: content.contacts ?? null,
    interactive: content.interactive ?? null,
    referral: content.referral ?? null,
    sentAt: row.sentAt.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    error:
      failed && errorCode ? { code: errorCode, message: explain(platform, errorCode, errorClass) } : null,
  };
}
