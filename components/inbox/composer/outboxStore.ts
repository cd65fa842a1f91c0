/**
 * Where the outbox keeps what it holds: a database in the browser for each person, so that whoever signs in next on the
 * same browser neither sees nor sends it.
 */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Written } from "../outbox";

export interface OutboxRecord extends Written {
  clientKey: string;
  writtenAt: string;
  /** Later ones have the higher number, also when they were written in the same millisecond. */
  place: number;
  /** Why the server does not take it; null while it is to be sent. */
  refusal: string | null;
}

export interface OutboxStore {
  /** In the order in which they were written. */
  all(): Promise<OutboxRecord[]>;
  put(record: OutboxRecord): Promise<void>;
  /** Like `put`, unless it was removed meanwhile: a discarded message stays discarded. */
  change(record: OutboxRecord): Promise<void>;
  remove(clientKey: string): Promise<void>;
  /** Takes a lane for itself until that moment (milliseconds since 1970). False while another tab holds it. */
  lease(lane: string, holder: string, now: number, until: number): Promise<boolean>;
  release(lane: string, holder: string): Promise<void>;
}

interface Lease {
  lane: string;
  holder: string;
  until: number;
}

interface Schema extends DBSchema {
  messages: { key: string; value: OutboxRecord };
  leases: { key: string; value: Lease };
}

const byPlace = (one: OutboxRecord, other: OutboxRecord) => one.place - other.place;

/** A browser that keeps nothing (a private window) still sends, for as long as the page lives. */
export function memoryStore(): OutboxStore {
  const records = new Map<string, OutboxRecord>();
  return {
    all: () => Promise.resolve([...records.values()].sort(byPlace)),
    put: (record) => Promise.resolve(void records.set(record.clientKey, record)),
    change: (record) =>
      Promise.resolve(void (records.has(record.clientKey) && records.set(record.clientKey, record))),
    remove: (clientKey) => Promise.resolve(void records.delete(clientKey)),
    lease: () => Promise.resolve(true),
    release: () => Promise.resolve(),
  };
}

/** The store of this person. What the browser refuses to keep (no room, no database) is held in memory. */
export function browserStore(userId: string): OutboxStore {
  const memory = memoryStore();
  const opened = openDB<Schema>(`hilo-outbox-${userId}`, 1, {
    upgrade(database) {
      database.createObjectStore("messages", { keyPath: "clientKey" });
      database.createObjectStore("leases", { keyPath: "lane" });
    },
  }).catch(() => null);

  return {
    async all() {
      const database = await opened;
      const kept = (await database?.getAll("messages").catch(() => [])) ?? [];
      return [...kept, ...(await memory.all())].sort(byPlace);
    },
    async put(record) {
      const database = await opened;
      await (database
        ? database.put("messages", record).catch(() => memory.put(record))
        : memory.put(record));
    },
    async change(record) {
      const database = await opened;
      if (database) await changeIn(database, record).catch(() => undefined);
      await memory.change(record);
    },
    async remove(clientKey) {
      const database = await opened;
      await database?.delete("messages", clientKey).catch(() => undefined);
      await memory.remove(clientKey);
    },
    async lease(lane, holder, now, until) {
      const database = await opened;
      return database ? leaseIn(database, { lane, holder, until }, now) : true;
    },
    async release(lane, holder) {
      const transaction = (await opened)?.transaction("leases", "readwrite");
      if (!transaction) return;
      const held = await transaction.store.get(lane);
      if (held?.holder === holder) await transaction.store.delete(lane);
      await transaction.done;
    },
  };
}

async function changeIn(database: IDBPDatabase<Schema>, record: OutboxRecord): Promise<void> {
  const { store, done } = database.transaction("messages", "readwrite");
  if (await store.getKey(record.clientKey)) await store.put(record);
  await done;
}

async function leaseIn(database: IDBPDatabase<Schema>, wanted: Lease, now: number): Promise<boolean> {
  const { store, done } = database.transaction("leases", "readwrite");
  const held = await store.get(wanted.lane);
  const free = !held || held.holder === wanted.holder || held.until <= now;
  if (free) await store.put(wanted);
  await done;
  return free;
}
