/**
 * Sends what is queued, lane by lane, one conversation's messages strictly one after the other.
 *
 * The platforms offer no idempotency key. So a message is claimed (`queued -> sending`) in a transaction of its own, sent
 * with none open, and then gets its outcome. A worker that dies in between leaves `sending`, which becomes "unconfirmed":
 * shown as that, and never sent again by machine.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { configurationById } from "@/lib/configurations/active";
import { needsAttention } from "@/lib/configurations/health";
import { now as clock } from "@/lib/clock";
import { pool } from "@/lib/db/pool";
import { transaction } from "@/lib/db/client";
import { conversationNotices } from "@/lib/inbox/notices";
import { setReachable } from "@/lib/inbox/identity";
import { enqueueLane } from "@/lib/jobs/enqueue";
import { report } from "@/lib/log";
import type { PlatformError, SendOutcome } from "@/lib/platforms/contract";
import { manifests } from "@/lib/platforms/manifest";
import { adapterOf } from "@/lib/platforms/registry";
import { publish } from "@/lib/realtime/publisher";
import { claim, draftOf, FileMissing, type Claimed } from "./draft";
import { platformIo } from "./io";
import { markSent } from "./sent";

/** Tries before a message that the platform keeps refusing "for now" is given up; a person's retry begins anew. */
const MAX_ATTEMPTS = 8;
const tryOf = (attempts: number): number => ((attempts - 1) % MAX_ATTEMPTS) + 1;
/** Conversations of one lane that are sent to at the same time. */
const PARALLEL = 8;

/** Sends what is due in a lane, and sets the lane's next job when something has to wait. */
export async function deliverLane(lane: number, workerId: string): Promise<void> {
  for (;;) {
    const heads = await dueHeads(lane);
    if (heads.length === 0) break;
    const outcomes = await Promise.all(heads.map((messageId) => deliver(messageId, workerId)));
    if (outcomes.every((claimed) => !claimed)) break;
  }
  await wakeLater(lane);
}

/** A conversation's oldest queued message stands for it: while that one waits for its next try, the later ones wait too. */
const headsSql = `
  select distinct on (m.conversation_id) m.id, m.next_attempt_at
  from messages m
  join api_configurations c on c.id = m.configuration_id
  where m.status = 'queued' and m.lane = $1 and c.active and c.archived_at is null and c.health <> 'needs_attention'
    and not exists (select 1 from messages s where s.conversation_id = m.conversation_id and s.status = 'sending')
  order by m.conversation_id, m.id`;

async function dueHeads(lane: number): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `select id from (${headsSql}) heads where next_attempt_at is null or next_attempt_at <= now() limit $2`,
    [lane, PARALLEL],
  );
  return rows.map(({ id }) => id);
}

async function wakeLater(lane: number): Promise<void> {
  const { rows } = await pool().query<{ at: Date | null }>(
    `select min(coalesce(next_attempt_at, now())) as at from (${headsSql}) heads`,
    [lane],
  );
  const at = rows[0]?.at;
  if (at) await transaction((tx) => enqueueLane(tx, "deliver", lane, at));
}

/** One message, from claim to outcome. False when it was not ours to send any more. */
async function deliver(messageId: string, workerId: string): Promise<boolean> {
  const claimed = await claim(messageId, workerId);
  if (!claimed) return false;
  const outcome = await attempt(claimed);
  await settleSurely(claimed, outcome);
  publish(await conversationNotices([claimed.conversationId]));
  return true;
}

async function attempt(claimed: Claimed): Promise<SendOutcome> {
  const manifest = manifests[claimed.platformId];
  if (manifest.replyWindowHours !== null && !claimed.template && !claimed.windowOpen) {
    return { status: "failed", error: { code: "window_closed", class: "user" } };
  }
  try {
    const configuration = await configurationById(claimed.configurationId);
    if (!configuration) return { status: "failed", error: { code: "configuration_gone", class: "admin" } };
    const draft = await draftOf(claimed);
    return await adapterOf(claimed.platformId).send(draft, configuration.secrets, platformIo(configuration));
  } catch (error) {
    if (error instanceof FileMissing)
      return { status: "failed", error: { code: "file_missing", class: "user" } };
    // An adapter answers with an outcome; that it threw is a defect, and nobody knows how far it came.
    return { status: "unconfirmed", error: { code: report(error, "deliver"), class: "never" } };
  }
}

/** Seconds between two tries to write an outcome down, and how many tries there are. */
const SETTLE_EVERY_MS = 1_000;
const SETTLE_TRIES = 300;
/** After so many the database is not away: it refuses what is written (an id that another message has, say). */
const SETTLE_AS_IS = 3;

/**
 * What came of the sending must not be lost, and no message may stay "sending": while the database is away it is tried
 * again, and an outcome that cannot be written becomes "not confirmed".
 */
async function settleSurely(claimed: Claimed, outcome: SendOutcome): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await settle(claimed, outcome);
    } catch (error) {
      if (tries >= SETTLE_TRIES) throw error;
      const reference = report(error, "deliver");
      if (tries === SETTLE_AS_IS)
        outcome = { status: "unconfirmed", error: { code: reference, class: "never" } };
      await sleep(SETTLE_EVERY_MS);
    }
  }
}

async function settle(claimed: Claimed, outcome: SendOutcome): Promise<void> {
  if (outcome.status === "sent") return markSent(claimed, outcome.externalId, clock());
  if (outcome.status === "retry" && tryOf(claimed.attempts) < MAX_ATTEMPTS) return requeue(claimed, outcome);
  await transaction(async (tx) => {
    await tx.$executeRaw`
      update messages
      set status = ${outcome.status === "unconfirmed" ? "unconfirmed" : "failed"}::message_status,
          error_code = ${outcome.error.code}, error_class = ${outcome.error.class}, worker_id = null, lane = null
      where id = ${claimed.id}::uuid and status = 'sending'`;
    if (outcome.error.unreachable) await setReachable(tx, claimed.identityId, false);
    if (outcome.error.stopsConfiguration)
      await needsAttention(tx, claimed.configurationId, outcome.error.code);
  });
}

async function requeue(
  claimed: Claimed,
  outcome: { error: PlatformError; retryAfterMs?: number },
): Promise<void> {
  const at = new Date(clock().getTime() + (outcome.retryAfterMs ?? backoffMs(tryOf(claimed.attempts))));
  await transaction(
    (tx) => tx.$executeRaw`
      update messages
      set status = 'queued', worker_id = null, next_attempt_at = ${at},
          error_code = ${outcome.error.code}, error_class = ${outcome.error.class}
      where id = ${claimed.id}::uuid and status = 'sending'`,
  );
}

/** Without a time from the platform: 1 s, 4 s, 16 s … at most 5 min, a little apart from each other (Meta's rule is 4^x). */
export const backoffMs = (attempts: number, random = Math.random()): number =>
  Math.min(4 ** (attempts - 1) * 1000, 300_000) * (1 + random * 0.2);
