/** However many tabs are open, the messages of one conversation leave through one of them at a time. */
import type { OutboxStore } from "./outboxStore";

/** Runs it alone. Resolves to false, without having run it, while another tab is at it. */
export type OneSender = (lane: string, run: () => Promise<void>) => Promise<boolean>;

/** A tab that died holds its lane no longer than this. */
const LEASE_MS = 15_000;

/** The browser's own locks: given back when a tab is closed or dies, and waited for. */
export const byLocks =
  (locks: LockManager, prefix: string): OneSender =>
  (lane, run) =>
    locks.request(`${prefix}${lane}`, async () => {
      await run();
      return true;
    });

/** Where the browser has no locks: a row that runs out unless it is renewed. */
export function byLease(store: OutboxStore, holder: string = crypto.randomUUID()): OneSender {
  const take = (lane: string) => store.lease(lane, holder, Date.now(), Date.now() + LEASE_MS);
  return async (lane, run) => {
    if (!(await take(lane))) return false;
    const renewing = setInterval(() => void take(lane), LEASE_MS / 3);
    try {
      await run();
    } finally {
      clearInterval(renewing);
      await store.release(lane, holder);
    }
    return true;
  };
}
