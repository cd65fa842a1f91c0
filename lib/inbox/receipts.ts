/**
 * The platform's word on a message. Receipts only move forward: sent < failed < delivered < read. They lift "unconfirmed",
 * and a message that is being sent this very moment takes them too.
 */
import { Prisma, type Tx } from "@/lib/db/client";
import { isId } from "@/lib/ids";
import type { PlatformError, ReceiptEvent, ReceiptStatus } from "@/lib/platforms/contract";
import type { Source } from "./source";

/** Everything before the platform's first word counts as 0. */
const rankSql = Prisma.sql`case m.status when 'sent' then 1 when 'failed' then 2 when 'delivered' then 3 when 'read' then 4 else 0 end`;
export const receiptRanks: Record<ReceiptStatus, number> = { sent: 1, failed: 2, delivered: 3, read: 4 };

export interface ReceiptResult {
  changed: { conversationId: string; messageId: string; identityId: string }[];
  /** Messages that are not here (yet). */
  missing: string[];
}

export async function applyReceipt(tx: Tx, source: Source, event: ReceiptEvent): Promise<ReceiptResult> {
  const byClientRef = event.clientRef && isId(event.clientRef) ? event.clientRef : null;
  const known = await tx.$queryRaw<{ id: string; externalId: string | null }[]>`
    select id, external_id as "externalId" from messages
    where configuration_id = ${source.configurationId}::uuid and direction = 'outbound'
      and (external_id = any(${event.targetExternalIds}::text[]) or id = ${byClientRef}::uuid)
    order by id for update`;
  const matched = new Set(known.map((message) => message.externalId));
  // A message found by our own id only: the answer to its sending was lost or is not stored yet, and this is its id.
  for (const message of known) {
    const externalId = event.targetExternalIds[0];
    if (message.externalId !== null || !externalId || message.id !== byClientRef) continue;
    await tx.$executeRaw`update messages set external_id = ${externalId} where id = ${message.id}::uuid`;
    matched.add(externalId);
  }
  const ids = [...known.map((message) => message.id), ...(await underWatermark(tx, source, event))];
  return {
    changed: await advance(tx, ids, event),
    missing: event.targetExternalIds.filter((id) => !matched.has(id)),
  };
}

/** The messages that a watermark ("everything up to then") is about. */
async function underWatermark(tx: Tx, source: Source, event: ReceiptEvent): Promise<string[]> {
  if (!event.watermark) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select m.id
    from identity_addresses a
    join conversations c on c.identity_id = a.identity_id
    join messages m on m.conversation_id = c.id
    where a.configuration_id = ${source.configurationId}::uuid and a.value = any(${event.watermark.person.ids}::text[])
      and m.direction = 'outbound' and m.status in ('sending', 'sent', 'delivered', 'unconfirmed')
      and m.sent_at <= ${event.watermark.until}
    order by m.id for update of m`;
  return rows.map((row) => row.id);
}

async function advance(
  tx: Tx,
  ids: readonly string[],
  event: ReceiptEvent,
): Promise<ReceiptResult["changed"]> {
  const { status, at } = event;
  const error: PlatformError | null =
    status === "failed" ? (event.error ?? { code: "unknown", class: "never" }) : null;
  return tx.$queryRaw<ReceiptResult["changed"]>(Prisma.sql`
    update messages m
    set status = ${status}::message_status,
        error_code = ${error?.code ?? null}, error_class = ${error?.class ?? null},
        delivered_at = case when ${status} in ('delivered', 'read') then coalesce(m.delivered_at, ${at}) else m.delivered_at end,
        read_at = case when ${status} = 'read' then coalesce(m.read_at, ${at}) else m.read_at end,
        worker_id = null, lane = null
    from conversations c
    where m.id = any(${ids}::uuid[]) and c.id = m.conversation_id
      and m.status not in ('queued', 'canceled') and (${rankSql}) < ${receiptRanks[status]}
    returning m.id as "messageId", m.conversation_id as "conversationId", c.identity_id as "identityId"`);
}
