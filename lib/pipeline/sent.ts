/** The platform accepted a message. */
import { transaction, type Tx } from "@/lib/db/client";
import { noteOutbound } from "@/lib/inbox/conversation";
import { manifests } from "@/lib/platforms/manifest";
import { unpark } from "./apply";
import type { Claimed } from "./draft";

/**
 * Stores the platform's id and everything that follows from a reply: what no longer waits, how long it had waited, and
 * receipts that were faster than the answer. A receipt that came meanwhile is not moved back.
 */
export async function markSent(claimed: Claimed, externalId: string, at: Date): Promise<void> {
  await transaction(async (tx) => {
    await dropEcho(tx, claimed, externalId);
    await tx.$executeRaw`
      update messages
      set external_id = coalesce(external_id, ${externalId}), accepted_at = ${at},
          status = case when status in ('sending', 'unconfirmed') then 'sent'::message_status else status end,
          error_code = case when status = 'unconfirmed' then null else error_code end, worker_id = null, lane = null
      where id = ${claimed.id}::uuid`;
    const askedAt = await noteOutbound(tx, {
      conversationId: claimed.conversationId,
      messageId: claimed.id,
      sentAt: claimed.sentAt,
    });
    if (askedAt && claimed.authorId) await noteResponseTime(tx, claimed, askedAt, at);
    await unpark(
      tx,
      {
        configurationId: claimed.configurationId,
        platformId: claimed.platformId,
        replyWindowHours: manifests[claimed.platformId].replyWindowHours,
      },
      externalId,
      at,
    );
  });
}

/** The platform's echo of this very message can come before its answer, and without our reference: it is this message. */
async function dropEcho(tx: Tx, claimed: Claimed, externalId: string): Promise<void> {
  const [echo] = await tx.$queryRaw<{ id: string }[]>`
    select id from messages
    where configuration_id = ${claimed.configurationId}::uuid and external_id = ${externalId}
      and id <> ${claimed.id}::uuid and direction = 'outbound' and author_id is null for update`;
  if (!echo) return;
  await tx.$executeRaw`
    update conversations set last_message_id = ${claimed.id}::uuid where last_message_id = ${echo.id}::uuid`;
  await tx.$executeRaw`update messages set reply_to_id = ${claimed.id}::uuid where reply_to_id = ${echo.id}::uuid`;
  await tx.$executeRaw`delete from messages where id = ${echo.id}::uuid`;
}

/** A fact, written once: how long the customer waited for this reply, and whether it was the first of the conversation. */
async function noteResponseTime(tx: Tx, claimed: Claimed, askedAt: Date, repliedAt: Date): Promise<void> {
  await tx.$executeRaw`
    insert into response_times (message_id, conversation_id, configuration_id, platform_id, user_id, first, asked_at, replied_at, seconds)
    values (${claimed.id}::uuid, ${claimed.conversationId}::uuid, ${claimed.configurationId}::uuid, ${claimed.platformId},
            ${claimed.authorId}::uuid,
            not exists (select 1 from response_times where conversation_id = ${claimed.conversationId}::uuid),
            ${askedAt}, ${repliedAt}, greatest(0, extract(epoch from ${repliedAt}::timestamptz - ${askedAt}::timestamptz))::int)
    on conflict do nothing`;
}
