/**
 * Turns stored events into messages, lane by lane. One event is one transaction: what it means and "processed" are
 * committed together, so that a kill at any moment leaves it either waiting or done.
 */
import { transaction, type Tx } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import { now as clock } from "@/lib/clock";
import { enqueueLane } from "@/lib/jobs/enqueue";
import { log } from "@/lib/log";
import type { PlatformEvent } from "@/lib/platforms/contract";
import { manifests, type PlatformId } from "@/lib/platforms/manifest";
import { adapterOf } from "@/lib/platforms/registry";
import { publish } from "@/lib/realtime/publisher";
import type { Source } from "@/lib/inbox/source";
import { conversationNotices } from "@/lib/inbox/notices";
import { applyEvent, type Effect } from "./apply";
import { storable } from "./storable";

const BATCH = 50;
/** After so many failures an event is dead: kept with its payload and error, and an administrator can replay it. */
const MAX_ATTEMPTS = 8;

interface WaitingEvent {
  id: string;
  platformId: PlatformId;
  configurationId: string;
  payload: Uint8Array;
  attempts: number;
  receivedAt: Date;
}

/** Works through everything that is due in a lane, and sets the lane's next job when something has to wait. */
export async function ingestLane(lane: number): Promise<void> {
  for (;;) {
    const events = await dueEvents(lane);
    if (events.length === 0) break;
    const changed = new Set<string>();
    const effects: Effect[] = [];
    for (const event of events) {
      const effect = await ingest(event);
      if (effect) effects.push(...effect);
    }
    for (const effect of effects) for (const id of effect.conversationIds) changed.add(id);
    await noteEvents(events.map(({ configurationId }) => configurationId));
    publish(await conversationNotices([...changed]));
  }
  await wakeLater(lane);
}

async function dueEvents(lane: number): Promise<WaitingEvent[]> {
  const { rows } = await pool().query<WaitingEvent>(
    `select id, platform_id as "platformId", configuration_id as "configurationId", payload, attempts,
            received_at as "receivedAt"
     from webhook_events
     where status = 'received' and lane = $1 and (next_attempt_at is null or next_attempt_at <= now())
     order by received_at, id limit $2`,
    [lane, BATCH],
  );
  return rows;
}

/** When a configuration was last heard of. To the nearest seconds: every event would make its row a bottleneck. */
async function noteEvents(configurationIds: readonly string[]): Promise<void> {
  await pool().query(
    `update api_configurations set last_event_at = now()
     where id = any($1::uuid[]) and (last_event_at is null or last_event_at < now() - interval '5 seconds')`,
    [[...new Set(configurationIds)].sort()],
  );
}

async function wakeLater(lane: number): Promise<void> {
  const { rows } = await pool().query<{ at: Date | null }>(
    "select min(next_attempt_at) as at from webhook_events where status = 'received' and lane = $1",
    [lane],
  );
  const at = rows[0]?.at;
  if (at) await transaction((tx) => enqueueLane(tx, "ingest", lane, at));
}

/** One event. Null when another worker had it, or when it failed and waits for its next try. */
async function ingest(event: WaitingEvent): Promise<Effect[] | null> {
  try {
    return await transaction(async (tx) => {
      if (!(await claim(tx, event))) return null;
      const source: Source = {
        configurationId: event.configurationId,
        platformId: event.platformId,
        replyWindowHours: manifests[event.platformId].replyWindowHours,
      };
      const effects: Effect[] = [];
      for (const meaning of meanings(event)) effects.push(await applyEvent(tx, source, meaning, clock()));
      await conclude(tx, event, effects);
      return effects;
    });
  } catch (error) {
    await postpone(event, error);
    return null;
  }
}

const meanings = (event: WaitingEvent): PlatformEvent[] =>
  adapterOf(event.platformId)
    .normalise(JSON.parse(Buffer.from(event.payload).toString("utf8")))
    .map((meaning) => storable(meaning, event.receivedAt));

/** The row lock: a replay and the lane's own job cannot work on one event at the same time. */
async function claim(tx: Tx, event: WaitingEvent): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from webhook_events where id = ${event.id}::uuid and status = 'received' for update skip locked`;
  return rows.length > 0;
}

/** Processed when it did anything; ignored, with the first reason, when all of it was to be ignored. */
async function conclude(tx: Tx, event: WaitingEvent, effects: readonly Effect[]): Promise<void> {
  const reason =
    effects.length === 0 ? "nothing" : effects.every((effect) => effect.ignored) ? effects[0]?.ignored : null;
  await tx.$executeRaw`
    update webhook_events
    set status = ${reason ? "ignored" : "processed"}::webhook_event_status, reason = ${reason ?? null},
        processed_at = now(), error = null, next_attempt_at = null
    where id = ${event.id}::uuid`;
}

/**
 * A failure: the event waits longer each time, and the others go on. When the database itself is away this throws, and the
 * queue brings the lane's job back.
 */
async function postpone(event: WaitingEvent, error: unknown): Promise<void> {
  const message = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : "unknown";
  const dead = event.attempts + 1 >= MAX_ATTEMPTS;
  log().warn({ event: event.id, attempt: event.attempts + 1, dead, error: message }, "event not processed");
  await pool().query(
    `update webhook_events
     set attempts = attempts + 1, error = $2,
         status = case when $3 then 'dead'::webhook_event_status else status end,
         processed_at = case when $3 then now() else null end,
         next_attempt_at = case when $3 then null else now() + make_interval(secs => least(2 ^ attempts, 300)) end
     where id = $1 and status = 'received'`,
    [event.id, message, dead],
  );
}
