/**
 * What arrives: messages, and what later happens to them. Every function here is a no-op on replay and gives the same rows
 * in whatever order the events come.
 */
import { Prisma, type Tx } from "@/lib/db/client";
import { isId, newId } from "@/lib/ids";
import type {
  DeletionEvent,
  EditEvent,
  MessageEvent,
  PersonRef,
  ReactionEvent,
} from "@/lib/platforms/contract";
import { identify } from "./identity";
import { conversationFor, noteInbound, noteOutbound, type Before } from "./conversation";
import type { Source } from "./source";

export interface Stored {
  conversationId: string;
  messageId: string;
  contactId: string;
  identityId: string;
  newConversation: boolean;
  /** How it was before a message of the customer; null for a message of ours. */
  before: Before | null;
  /** Files still to be fetched. */
  attachmentIds: string[];
}

/** Stores one message. Null when it is there already. */
export async function storeMessage(
  tx: Tx,
  source: Source,
  event: MessageEvent,
  now: Date,
): Promise<Stored | null> {
  if (event.direction === "outbound" && (await recogniseOwn(tx, source, event))) return null;
  const identity = await identify(tx, source.configurationId, event.person);
  const { conversationId, isNew } = await conversationFor(tx, source, identity, now);
  const { sentAt } = event;
  const messageId = newId();
  const inserted = await tx.$executeRaw`
    insert into messages (id, conversation_id, configuration_id, direction, kind, text, content, status, external_id,
                          reply_to_external_id, reply_to_id, album_key, sent_at, received_at)
    values (${messageId}::uuid, ${conversationId}::uuid, ${source.configurationId}::uuid,
            ${event.direction}::direction, ${event.kind}::message_kind, ${event.text ?? null},
            ${JSON.stringify(event.content)}::jsonb,
            ${event.direction === "inbound" ? "received" : "sent"}::message_status, ${event.externalId},
            ${event.replyToExternalId ?? null},
            (select id from messages where configuration_id = ${source.configurationId}::uuid and external_id = ${event.replyToExternalId ?? null}),
            ${event.albumKey ?? null}, ${sentAt}, ${now})
    on conflict (configuration_id, external_id) do nothing`;
  if (inserted === 0) return null;
  await linkReplies(tx, source, event.externalId, messageId);
  const attachmentIds = await storeAttachments(tx, messageId, event);
  let before: Before | null = null;
  if (event.direction === "inbound") {
    before = await noteInbound(tx, source, {
      conversationId,
      messageId,
      sentAt,
      opensWindow: event.opensWindow,
    });
  } else {
    await noteOutbound(tx, { conversationId, messageId, sentAt });
  }
  return {
    conversationId,
    messageId,
    contactId: identity.contactId,
    identityId: identity.id,
    newConversation: isNew,
    before,
    attachmentIds,
  };
}

/** An echo of what Hilo sent itself: its id is learnt, and it is not shown twice. */
async function recogniseOwn(tx: Tx, source: Source, event: MessageEvent): Promise<boolean> {
  if (!event.clientRef || !isId(event.clientRef)) return false;
  const known = await tx.$executeRaw`
    update messages
    set external_id = coalesce(external_id, ${event.externalId}),
        status = case when status in ('sending', 'unconfirmed') then 'sent'::message_status else status end,
        error_code = case when status = 'unconfirmed' then null else error_code end,
        error_class = case when status = 'unconfirmed' then null else error_class end
    where id = ${event.clientRef}::uuid and configuration_id = ${source.configurationId}::uuid and direction = 'outbound'`;
  return known > 0;
}

/** A quote may arrive before what it quotes. */
async function linkReplies(tx: Tx, source: Source, externalId: string, messageId: string): Promise<void> {
  await tx.$executeRaw`
    update messages set reply_to_id = ${messageId}::uuid
    where configuration_id = ${source.configurationId}::uuid and reply_to_external_id = ${externalId} and reply_to_id is null`;
}

async function storeAttachments(tx: Tx, messageId: string, event: MessageEvent): Promise<string[]> {
  const rows = event.attachments.map((attachment, position) => ({ id: newId(), position, ...attachment }));
  for (const row of rows) {
    await tx.$executeRaw`
      insert into attachments (id, message_id, position, kind, status, ref, preview_ref, mime_type, file_name, size, duration_seconds, width, height)
      values (${row.id}::uuid, ${messageId}::uuid, ${row.position}, ${row.kind}::message_kind, 'pending', ${row.ref},
              ${row.previewRef ?? null}, ${row.mimeType ?? null}, ${row.fileName ?? null}, ${whole(row.size)}, ${whole(row.durationSeconds)},
              ${whole(row.width)}, ${whole(row.height)})`;
  }
  return rows.map((row) => row.id);
}

/** A new text for a message. The former one is kept; an edit that changes nothing leaves no trace. Null: not here yet. */
export async function applyEdit(tx: Tx, source: Source, event: EditEvent): Promise<string | null> {
  const [message] = await lockedMessage(tx, source, [event.targetExternalId]);
  if (!message) return null;
  const newer = message.editedAt === null || event.editedAt > message.editedAt;
  if (event.text !== undefined && event.text !== message.text && newer && !message.deletedAt) {
    await tx.$executeRaw`
      insert into message_edits (id, message_id, text, edited_at)
      values (${newId()}::uuid, ${message.id}::uuid, ${message.text}, ${event.editedAt})`;
    await tx.$executeRaw`
      update messages set text = ${event.text}, edited_at = ${event.editedAt} where id = ${message.id}::uuid`;
  }
  return message.conversationId;
}

/** Marks messages as deleted by their sender. Answers the conversations, and the ids that are not here yet. */
export async function applyDeletion(tx: Tx, source: Source, event: DeletionEvent) {
  const messages = await lockedMessage(tx, source, event.targetExternalIds);
  await tx.$executeRaw`
    update messages set deleted_at = ${event.deletedAt}
    where id = any(${messages.map((message) => message.id)}::uuid[]) and deleted_at is null`;
  const found = new Set(messages.map((message) => message.externalId));
  return {
    conversationIds: [...new Set(messages.map((message) => message.conversationId))],
    missing: event.targetExternalIds.filter((id) => !found.has(id)),
  };
}

/**
 * One side's reactions on a message, as they are now. A reaction by the customer opens the reply window like a message.
 * Null: the message is not here yet.
 */
export async function applyReaction(tx: Tx, source: Source, event: ReactionEvent): Promise<string | null> {
  const [message] = await lockedMessage(tx, source, [event.targetExternalId]);
  if (!message) return null;
  const [newest] = await tx.$queryRaw<{ at: Date | null }[]>`
    select max(at) as at from reactions where message_id = ${message.id}::uuid and direction = ${event.direction}::direction`;
  if (!newest?.at || newest.at <= event.at) {
    await tx.$executeRaw`
      delete from reactions where message_id = ${message.id}::uuid and direction = ${event.direction}::direction`;
    for (const emoji of new Set(event.emojis)) {
      await tx.$executeRaw`
        insert into reactions (message_id, direction, emoji, at)
        values (${message.id}::uuid, ${event.direction}::direction, ${emoji}, ${event.at})`;
    }
  }
  if (event.direction === "inbound" && source.replyWindowHours !== null) {
    await tx.$executeRaw`
      update conversations
      set window_expires_at = greatest(window_expires_at, ${new Date(event.at.getTime() + source.replyWindowHours * 3_600_000)}),
          last_inbound_at = greatest(last_inbound_at, ${event.at})
      where id = ${message.conversationId}::uuid`;
  }
  return message.conversationId;
}

interface Target {
  id: string;
  externalId: string;
  conversationId: string;
  text: string | null;
  editedAt: Date | null;
  deletedAt: Date | null;
}

const lockedMessage = (tx: Tx, source: Source, externalIds: readonly string[]): Promise<Target[]> =>
  tx.$queryRaw<Target[]>(Prisma.sql`
    select id, external_id as "externalId", conversation_id as "conversationId", text, edited_at as "editedAt",
           deleted_at as "deletedAt"
    from messages
    where configuration_id = ${source.configurationId}::uuid and external_id = any(${externalIds}::text[])
    order by id for update`);

/** The person's newest conversation, for what is about them and not about one message. */
export async function findConversationOf(tx: Tx, source: Source, person: PersonRef): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select c.id from identity_addresses a join conversations c on c.identity_id = a.identity_id
    where a.configuration_id = ${source.configurationId}::uuid and a.value = any(${person.ids}::text[])
    order by c.last_message_at desc limit 1`;
  return rows[0]?.id ?? null;
}

const whole = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) && value >= 0
    ? Math.min(Math.round(value), 2_147_483_647)
    : null;
