/** Prisma on the shared pool. The only file that imports the generated client. */
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "./generated/client";
import { pool } from "./pool";

const shared = globalThis as { hiloPrisma?: PrismaClient };

export const db = (): PrismaClient =>
  (shared.hiloPrisma ??= new PrismaClient({ adapter: new PrismaPg(pool()) }));

/** A running transaction. Commands take it as their first parameter and never open one of their own. */
export type Tx = Prisma.TransactionClient;

/**
 * Runs `work` in one transaction. What must happen after the commit (a notice to the browsers) is handed to
 * `afterCommit`, so that it cannot run for something that was rolled back.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(work, { maxWait: 10_000, timeout: 20_000 });
}

export async function closeDatabase(): Promise<void> {
  const open = shared.hiloPrisma;
  shared.hiloPrisma = undefined;
  await open?.$disconnect();
}

export { Prisma };
export type { ApiConfiguration, ScheduledMessage, User } from "./generated/client";
