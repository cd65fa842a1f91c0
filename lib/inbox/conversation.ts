/** A conversation's own facts: which one a message belongs to, and what each message changes about it. */
import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import type { Identity } from "./identity";
import type { Source } from "./source";
import type { ConversationStatus } from "./views";

/**
 * The conversation of an identity: the one that is not resolved, else its newest, else a new one. A person has one thread
 * with us on an address; resolving it closes a chapter, and their next message reopens it.
 */
export async function conversationFor(
  tx: Tx,
  source: Source,
  identity: Identity,
  now: Date,
): Promise<{ conversationId: string; isNew: boolean }> {
  const [existing] = await tx.$queryRaw<{ id: string }[]>`
    select id from conversations where identity_id = ${identity.id}::uuid
    order by (status <> 'resolved') desc, last_message_at desc, id desc limit 1`;
  if (existing) return { conversationId: existing.id, isNew: false };
  const conversationId = newId();
  await tx.$executeRaw`
    insert into conversations (id, identity_id, contact_id, configuration_id, platform_id, last_message_at)
    values (${conversationId}::uuid, ${identity.id}::uuid, ${identity.contactId}::uuid, ${source.configurationId}::uuid,
            ${source.platformId}, ${now})`;
  return { conversationId, isNew: true };
}

interface Noted {
  conversationId: string;
  messageId: string;
  sentAt: Date;
}

/** How a conversation was before a message came. */
export interface Before {
  status: ConversationStatus;
  assigneeId: string | null;
}

/**
 * A customer's message: unread, reopened, waiting for an answer since the first one that has none. Answers how the
 * conversation was until then.
 */
export async function noteInbound(
  tx: Tx,
  source: Source,
  message: Noted & { opensWindow: boolean },
): Promise<Before> {
  const expires =
    message.opensWindow && source.replyWindowHours !== null
      ? new Date(message.sentAt.getTime() + source.replyWindowHours * 3_600_000)
      : null;
  const [before] = await tx.$queryRaw<Before[]>`
    update conversations
    set status = 'open', snoozed_until = null, resolved_at = null,
        unread_count = unread_count + 1,
        last_inbound_at = case when ${message.opensWindow} then greatest(last_inbound_at, ${message.sentAt}) else last_inbound_at end,
        window_expires_at = greatest(window_expires_at, ${expires}::timestamptz),
        awaiting_reply_since = case
          when ${message.opensWindow} and (last_outbound_at is null or last_outbound_at < ${message.sentAt})
          then least(awaiting_reply_since, ${message.sentAt}) else awaiting_reply_since end
    from (select id, status, assignee_id from conversations where id = ${message.conversationId}::uuid for update) former
    where conversations.id = former.id
    returning former.status, former.assignee_id as "assigneeId"`;
  await noteLast(tx, message);
  return before ?? { status: "open", assigneeId: null };
}

/**
 * An answer went out. What the customer wrote after it still waits; what they wrote before does not. Answers since when
 * they had been waiting, null when nothing was.
 */
export async function noteOutbound(tx: Tx, message: Noted): Promise<Date | null> {
  const [before] = await tx.$queryRaw<{ awaiting: Date | null }[]>`
    select awaiting_reply_since as awaiting from conversations where id = ${message.conversationId}::uuid for update`;
  await tx.$executeRaw`
    update conversations
    set last_outbound_at = greatest(last_outbound_at, ${message.sentAt}),
        unread_count = 0,
        awaiting_reply_since = (
          select min(sent_at) from messages
          where conversation_id = ${message.conversationId}::uuid and direction = 'inbound' and kind <> 'system'
            and sent_at > greatest(last_outbound_at, ${message.sentAt}))
    where id = ${message.conversationId}::uuid`;
  await noteLast(tx, message);
  const awaiting = before?.awaiting ?? null;
  return awaiting && awaiting <= message.sentAt ? awaiting : null;
}

/** The newest message by its time, then by its id: what the list shows and sorts by. */
export async function noteLast(tx: Tx, message: Noted): Promise<void> {
  await tx.$executeRaw`
    update conversations
    set last_message_id = ${message.messageId}::uuid, last_message_at = ${message.sentAt}
    where id = ${message.conversationId}::uuid
      and (last_message_id is null
        or (last_message_at, last_message_id) < (${message.sentAt}::timestamptz, ${message.messageId}::uuid))`;
}
