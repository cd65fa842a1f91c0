/** Who answers a new conversation: the agents who are online, in turn. And what happens when they go. */
import { recordAll } from "@/lib/audit/record";
import { transaction, type Prisma, type Tx } from "@/lib/db/client";
import { sql } from "@/lib/db/query";
import { enqueue } from "@/lib/jobs/enqueue";
import { publish } from "@/lib/realtime/publisher";
import type { Before } from "./conversation";
import { conversationNotice } from "./notices";
import { ONLINE_SECONDS } from "./presence";
import type { Source } from "./source";

interface Arrival {
  conversationId: string;
  newConversation: boolean;
  before: Before;
}

/** A customer wrote: what that brought back is logged, and a conversation that is nobody's is given out. */
export async function noteArrival(
  tx: Tx,
  source: Source,
  { conversationId, newConversation, before }: Arrival,
): Promise<void> {
  const cameBack = before.status !== "open";
  if (cameBack) {
    await recordAll(tx, [
      {
        actorId: null,
        action: before.status === "snoozed" ? "conversation.wake" : "conversation.reopen",
        subjectType: "conversation",
        subjectId: conversationId,
        details: { from: before.status, to: "open", reason: "replied" },
      },
    ]);
  }
  if (before.assigneeId !== null || !(newConversation || cameBack)) return;
  const [configuration] = await tx.$queryRaw<{ autoAssign: boolean }[]>`
    select auto_assign as "autoAssign" from api_configurations where id = ${source.configurationId}::uuid`;
  if (configuration?.autoAssign) await enqueueAssignment(tx, conversationId);
}

/** In one queue, so that two conversations never look for the next agent at the same time: the turns stay even. */
const enqueueAssignment = (tx: Tx, conversationId: string): Promise<void> =>
  enqueue(
    tx,
    "assign",
    { conversationId },
    { key: `assign:${conversationId}`, queue: "assign", maxAttempts: 8 },
  );

/**
 * Gives a conversation to the agent who has waited longest for one. Does nothing when somebody has it by now, or when
 * nobody is online: it then stays for whoever takes it. Running it again never gives it away twice.
 */
export async function assignNext(conversationId: string): Promise<void> {
  const assigneeId = await transaction(async (tx) => {
    const [waiting] = await tx.$queryRaw<unknown[]>`
      select 1 from conversations c join api_configurations g on g.id = c.configuration_id
      where c.id = ${conversationId}::uuid and c.assignee_id is null and c.status = 'open' and g.auto_assign
      for update of c`;
    if (!waiting) return null;
    // Whoever is free at this moment; only when all of them are busy, the first of them to be free.
    const agentId = (await nextAgent(tx, sql`skip locked`)) ?? (await nextAgent(tx, sql``));
    if (!agentId) return null;
    await tx.$executeRaw`update users set last_assigned_at = clock_timestamp() where id = ${agentId}::uuid`;
    await tx.$executeRaw`
      update conversations set assignee_id = ${agentId}::uuid where id = ${conversationId}::uuid`;
    await recordAll(tx, [
      {
        actorId: null,
        action: "conversation.assign",
        subjectType: "conversation",
        subjectId: conversationId,
        details: { from: null, to: agentId },
      },
    ]);
    return agentId;
  });
  if (assigneeId) publish([conversationNotice(conversationId, assigneeId)]);
}

/** `no key`: an agent who is just sending something is not locked by it. */
async function nextAgent(tx: Tx, locked: Prisma.Sql): Promise<string | null> {
  const [agent] = await tx.$queryRaw<{ id: string }[]>(sql`
    select u.id from users u
    where u.role = 'agent' and u.active and u.available
      and exists (select 1 from presences p
                  where p.user_id = u.id and p.seen_at > now() - make_interval(secs => ${ONLINE_SECONDS}))
    order by u.last_assigned_at nulls first, u.id
    limit 1 for no key update of u ${locked}`);
  return agent?.id ?? null;
}

/** So long a worker must have run before it takes somebody for offline: they could not show themselves before. */
const GRACE_SECONDS = 120;
const BATCH = 200;

interface Returned {
  id: string;
  formerId: string;
  autoAssign: boolean;
}

/**
 * Takes unanswered conversations back from agents who have been away for the time their configuration allows, and gives
 * them out again where that is on. Harmless to repeat and to run in several processes at once.
 */
export async function returnUnanswered(): Promise<void> {
  const returned = await transaction(async (tx) => {
    const found = await tx.$queryRaw<Returned[]>`
      with gone as (
        select c.id, c.assignee_id, g.auto_assign from conversations c
        join api_configurations g on g.id = c.configuration_id
        where c.status = 'open' and c.assignee_id is not null
          and c.awaiting_reply_since < now() - make_interval(mins => g.return_after_minutes)
          and not exists (select 1 from presences p where p.user_id = c.assignee_id
                          and p.seen_at > now() - make_interval(mins => g.return_after_minutes))
          and exists (select 1 from workers where started_at < now() - make_interval(secs => ${GRACE_SECONDS}))
        order by c.awaiting_reply_since, c.id limit ${BATCH} for update of c skip locked
      )
      update conversations set assignee_id = null from gone where conversations.id = gone.id
      returning gone.id, gone.assignee_id as "formerId", gone.auto_assign as "autoAssign"`;
    await recordAll(
      tx,
      found.map(({ id, formerId }) => ({
        actorId: null,
        action: "conversation.release",
        subjectType: "conversation",
        subjectId: id,
        details: { from: formerId, to: null },
      })),
    );
    for (const { id, autoAssign } of found) if (autoAssign) await enqueueAssignment(tx, id);
    return found;
  });
  publish(returned.map(({ id, formerId }) => conversationNotice(id, null, formerId)));
}
