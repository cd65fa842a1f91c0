/**
 * The background worker of a process: two pools of graphile-worker, and a sign of life.
 *
 * Sending has a pool of its own, so that a platform that hangs never holds up what comes in. The sign of life is an
 * advisory lock on a connection of our own: PostgreSQL lets go of it in the moment the process dies, however it dies, and
 * whoever gets the lock then knows that this worker is gone and releases its work (graphile-worker alone would keep a
 * killed worker's jobs for hours).
 */
import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, run, type Runner, type TaskList } from "graphile-worker";
import { Client } from "pg";
import { config } from "@/lib/config";
import { pool } from "@/lib/db/pool";
import { newId } from "@/lib/ids";
import { log, report } from "@/lib/log";

const SEND_CONCURRENCY = 16;
const OTHER_CONCURRENCY = 8;
const POLL_MS = 1_000;
const SWEEP_MS = 5_000;
/** The first half of the advisory locks that worker processes hold; the second is the worker's own number. */
export const WORKER_LOCK = 731_002;

export interface WorkerTasks {
  sending: (workerId: string) => TaskList;
  others: TaskList;
  /** Releases what dead workers held, and wakes what waits without a job. Called at the start and every few seconds. */
  sweep(): Promise<void>;
}

export interface RunningWorker {
  id: string;
  stop(): Promise<void>;
}

export async function startWorker(tasks: WorkerTasks): Promise<RunningWorker> {
  const life = await signOfLife();
  await tasks.sweep();
  const startPools = () =>
    Promise.all([
      runPool(tasks.sending(life.id), SEND_CONCURRENCY, life.id),
      runPool(tasks.others, OTHER_CONCURRENCY, life.id, "17 * * * * prune\n41 * * * * syncTemplates"),
    ]);
  let runners = await startPools();
  // While the database was away, jobs may have ended without the queue hearing of it: they would stay taken for as long as
  // this process lives. New pools start under new names, and the sweep frees what the old ones held.
  life.onReturn(async () => {
    const former = runners;
    runners = await startPools();
    await Promise.allSettled(former.map((runner) => runner.stop()));
    await tasks.sweep();
  });
  const timer = setInterval(
    () => void tasks.sweep().catch((error: unknown) => report(error, "sweep")),
    SWEEP_MS,
  );
  return {
    id: life.id,
    async stop() {
      clearInterval(timer);
      await Promise.allSettled(runners.map((runner) => runner.stop()));
      await life.end();
    },
  };
}

async function runPool(
  taskList: TaskList,
  concurrency: number,
  workerId: string,
  crontab = "",
): Promise<Runner> {
  const events = new EventEmitter();
  // Known before the first job is taken: what graphile-worker calls the members of this pool.
  events.on("worker:create", ({ worker }: { worker: { workerId: string } }) => {
    void pool()
      .query("update workers set queue_ids = array_append(queue_ids, $2) where id = $1", [
        workerId,
        worker.workerId,
      ])
      .catch((error: unknown) => report(error, "worker"));
  });
  const runner = await run({
    pgPool: pool(),
    taskList,
    crontab,
    concurrency,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    events: events as never,
    logger: quiet(),
  });
  runner.promise.catch((error: unknown) => report(error, "worker"));
  return runner;
}

/** graphile-worker's own lines would put job payloads and driver errors into the log. */
const quiet = () =>
  new Logger(() => (level, message) => {
    if (level === "error") log().error({ queue: message.slice(0, 200) }, "job failed");
  });

interface SignOfLife {
  id: string;
  /** Called when the database was lost and is back. */
  onReturn(listener: () => Promise<void>): void;
  end(): Promise<void>;
}

const RETRY_MS = 500;

async function signOfLife(): Promise<SignOfLife> {
  const id = newId();
  const { rows } = await pool().query<{ lockKey: number }>(
    `insert into workers (id, queue_ids) values ($1, '{}') returning lock_key as "lockKey"`,
    [id],
  );
  const lockKey = rows[0]?.lockKey ?? 0;
  let client: Client | null = null;
  let ended = false;
  let returned: () => Promise<void> = () => Promise.resolve();

  const hold = async () => {
    const holder = new Client({
      connectionString: config().databaseUrl ?? undefined,
      application_name: "hilo-worker",
      keepAlive: true,
    });
    holder.on("error", () => undefined);
    await holder.connect();
    client = holder;
    await holder.query("select pg_advisory_lock($1, $2)", [WORKER_LOCK, lockKey]);
    holder.once("end", () => void holdAgain());
  };
  const holdAgain = async () => {
    while (!ended) {
      await sleep(RETRY_MS, undefined, { ref: false });
      try {
        if (ended) return;
        await hold();
        // Another process may have taken this worker for dead meanwhile; the names of its former pools are void.
        await pool().query(
          `insert into workers (id, lock_key, queue_ids) values ($1, $2, '{}')
           on conflict (id) do update set queue_ids = '{}'`,
          [id, lockKey],
        );
        return await returned();
      } catch (error) {
        await client?.end().catch(() => undefined);
        log().debug(
          { error: error instanceof Error ? error.message : "unknown" },
          "worker waits for the database",
        );
      }
    }
  };

  await hold();
  return {
    id,
    onReturn: (listener) => (returned = listener),
    async end() {
      ended = true;
      await pool()
        .query("delete from workers where id = $1", [id])
        .catch(() => undefined);
      await client?.end().catch(() => undefined);
    },
  };
}
