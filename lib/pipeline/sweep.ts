/** Makes good what a crash left behind. Everything here is harmless to repeat and to run in several processes at once. */
import { transaction, type Tx } from "@/lib/db/client";
import { returnUnanswered } from "@/lib/inbox/assignment";
import { conversationNotices } from "@/lib/inbox/notices";
import { wakeScheduled } from "@/lib/inbox/scheduleDue";
import { wakeDue } from "@/lib/inbox/snooze";
import { enqueueLane } from "@/lib/jobs/enqueue";
import { WORKER_LOCK } from "@/lib/jobs/worker";
import { pruneUploads } from "@/lib/media/prune";
import { publish } from "@/lib/realtime/publisher";

/** Releases what dead workers held, and wakes lanes that have something to do and no job. */
export async function sweep(): Promise<void> {
  const conversationIds = await transaction(async (tx) => {
    await releaseJobs(tx);
    const interrupted = await concludeInterrupted(tx);
    for (const lane of await lanesWithoutJob(tx, "ingest")) await enqueueLane(tx, "ingest", lane);
    for (const lane of await lanesWithoutJob(tx, "deliver")) await enqueueLane(tx, "deliver", lane);
    return interrupted;
  });
  publish(await conversationNotices(conversationIds));
  await wakeDue();
  await returnUnanswered();
  await wakeScheduled();
}

/** A worker whose lock can be taken is dead. Jobs that belong to no living worker are free again, unless just taken. */
async function releaseJobs(tx: Tx): Promise<void> {
  await tx.$executeRaw`delete from workers where pg_try_advisory_xact_lock(${WORKER_LOCK}::int, lock_key)`;
  await tx.$executeRaw`
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
    from (
      select locked_by, locked_at from graphile_worker._private_jobs
      union all select locked_by, locked_at from graphile_worker._private_job_queues
    ) held
    where locked_by is not null and locked_by not in (select unnest(queue_ids) from workers)
      and (locked_at < now() - interval '5 seconds' or not exists (select 1 from workers where queue_ids <> '{}'))
    having count(*) > 0`;
}

/** A message whose worker died while sending it: nobody can know whether the platform has it. */
async function concludeInterrupted(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ conversationId: string }[]>`
    update messages
    set status = 'unconfirmed', error_code = 'interrupted', error_class = 'never', worker_id = null, lane = null
    where status = 'sending' and worker_id not in (select id from workers)
    returning conversation_id as "conversationId"`;
  return [...new Set(rows.map((row) => row.conversationId))];
}

async function lanesWithoutJob(tx: Tx, task: "ingest" | "deliver"): Promise<number[]> {
  const rows =
    task === "ingest"
      ? await tx.$queryRaw<{ lane: number }[]>`
          select distinct lane from webhook_events e
          where status = 'received' and (next_attempt_at is null or next_attempt_at <= now())
            and not exists (select 1 from graphile_worker.jobs j
                            where j.key = 'ingest:' || e.lane and j.attempts < j.max_attempts and j.run_at < now() + interval '2 seconds')
          order by lane`
      : await tx.$queryRaw<{ lane: number }[]>`
          select distinct m.lane from messages m
          join api_configurations c on c.id = m.configuration_id
          where m.status = 'queued' and (m.next_attempt_at is null or m.next_attempt_at <= now())
            and c.active and c.archived_at is null and c.health <> 'needs_attention'
            and not exists (select 1 from graphile_worker.jobs j
                            where j.key = 'deliver:' || m.lane and j.attempts < j.max_attempts and j.run_at < now() + interval '2 seconds')
          order by m.lane`;
  return rows.map((row) => row.lane);
}

/** What has served its time: parked events past the platforms' longest retry (7 days), notices nobody can still resume from. */
export async function prune(): Promise<void> {
  await transaction(async (tx) => {
    await tx.$executeRaw`delete from parked_events where created_at < now() - interval '8 days'`;
    await tx.$executeRaw`delete from notices where created_at < now() - interval '1 hour'`;
    await tx.$executeRaw`delete from presences where seen_at < now() - interval '1 day'`;
  });
  await pruneUploads();
}
