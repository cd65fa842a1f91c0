/**
 * The one pool of connections of this process, shared by Prisma, the queue and the hot statements. It hangs on globalThis
 * because the service loads this file twice: once for Node's own server, once inside Next's bundle.
 */
import { Pool } from "pg";
import { config } from "@/lib/config";

/** What a screen asks for reads a few rows: workers take longer to start (100 ms) than they save. */
const SETTINGS = "-c max_parallel_workers_per_gather=0";

const shared = globalThis as { hiloPool?: Pool };

export function pool(): Pool {
  if (!shared.hiloPool) {
    const connectionString = config().databaseUrl;
    if (!connectionString) throw new Error("no database: start with `npm start`, or set DATABASE_URL");
    shared.hiloPool = new Pool({
      connectionString,
      max: 20,
      connectionTimeoutMillis: 5000,
      application_name: "hilo",
      options: SETTINGS,
    });
    // An idle connection that breaks (the database restarts) must not end the process: the next query opens a new one.
    shared.hiloPool.on("error", () => undefined);
    shared.hiloPool.on("connect", (client) => client.on("error", () => undefined));
  }
  return shared.hiloPool;
}

export async function closePool(): Promise<void> {
  const open = shared.hiloPool;
  shared.hiloPool = undefined;
  await open?.end();
}
