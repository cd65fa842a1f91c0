/** A load of any size for benchmarks: the same shape, people and words each time, the times counted back from `now`. */
import type { ClientBase, PoolClient } from "pg";
import { pool } from "@/lib/db/pool";
import { StartError } from "@/lib/terminal";
import { seeded } from "../demo/random";
import { LoadRows, tableNames } from "./rows";
import { prepareSetting, stateOf, type LoadSetting } from "./setting";
import { sizesOf } from "./sizes";
import { addThread } from "./thread";

const SIZES_SEED = 731_005;
/** What is kept in memory at once. */
const MESSAGES_PER_WRITE = 50_000;

export interface LoadOptions {
  messages: number;
  now: Date;
  /** Also where real people write to one of the accounts. */
  yes: boolean;
  /** Told after each write. */
  onProgress?: (done: number, of: number) => void;
}

/**
 * Writes the load in one transaction: all of it, or nothing.
 * @throws StartError where there is one already, and, without `yes`, where real accounts are connected
 */
export async function seedLoad(options: LoadOptions): Promise<void> {
  const client = await pool().connect();
  try {
    const { loaded, real } = await stateOf(client);
    if (loaded) throw new StartError("errorLoadThere");
    if (real && !options.yes) throw new StartError("errorLoadReal");
    await inTransaction(client, () => write(client, options));
    await client.query(`analyze ${tableNames.join(", ")}`);
  } finally {
    client.release();
  }
}

async function inTransaction(client: PoolClient, work: () => Promise<void>): Promise<void> {
  await client.query("begin");
  try {
    await work();
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

async function write(client: ClientBase, { messages, now, onProgress }: LoadOptions): Promise<void> {
  const setting = await prepareSetting(client, now);
  const indexes = await setIndexesAside(client);
  await writeThreads(client, setting, messages, onProgress);
  await client.query("set local maintenance_work_mem = '256MB'");
  for (const definition of indexes) await client.query(definition);
}

/** An index over words is built many times faster at once than row by row. Answers what brings them back. */
async function setIndexesAside(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
     where i.indrelid = any($1::regclass[]) and a.amname = 'gin'`,
    [["messages", "contacts", "contact_identities"]],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

async function writeThreads(
  client: ClientBase,
  setting: LoadSetting,
  messages: number,
  onProgress: LoadOptions["onProgress"],
): Promise<void> {
  let rows = new LoadRows();
  let waiting = 0;
  let done = 0;
  const flush = async () => {
    await rows.write(client);
    done += waiting;
    onProgress?.(done, messages);
    rows = new LoadRows();
    waiting = 0;
  };
  for (const [index, size] of sizesOf(messages, seeded(SIZES_SEED)).entries()) {
    addThread(index, size, setting, rows);
    waiting += size;
    if (waiting >= MESSAGES_PER_WRITE) await flush();
  }
  await flush();
}
