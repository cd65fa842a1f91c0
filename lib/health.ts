/** Is the service ready: its database answers, and somebody works through the queue. */
import { version } from "@/package.json";
import { config } from "./config";
import { pool } from "./db/pool";
import { WORKER_LOCK } from "./jobs/worker";

export interface Health {
  status: "ready" | "not_ready";
  database: "up" | "down";
  /** `absent` is an error only where this process should have started one. */
  worker: "running" | "absent" | "unknown";
  version: string;
}

/** A worker lives for as long as it holds its lock, in whichever process it is. */
const livingWorkers = `
  select exists (
    select 1 from workers
    join pg_locks on locktype = 'advisory' and classid = $1 and objid = lock_key::oid and granted
      and database = (select oid from pg_database where datname = current_database())
  ) as running`;

/** Never throws: a database that is away is an answer. */
export async function readHealth(): Promise<Health> {
  try {
    const { rows } = await pool().query<{ running: boolean }>(livingWorkers, [WORKER_LOCK]);
    const running = rows[0]?.running === true;
    const ready = running || config().worker === "off";
    return {
      status: ready ? "ready" : "not_ready",
      database: "up",
      worker: running ? "running" : "absent",
      version,
    };
  } catch {
    return { status: "not_ready", database: "down", worker: "unknown", version };
  }
}
