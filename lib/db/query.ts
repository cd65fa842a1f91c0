/** Hot reads: SQL written by hand and composed safely, straight on the pool (the model API costs 3 times the CPU here). */
import { Prisma } from "./client";
import { pool } from "./pool";

export const sql = Prisma.sql;
export const join = Prisma.join;

/** Runs a composed statement; every value in it is a parameter. */
export async function rows<T>(statement: Prisma.Sql): Promise<T[]> {
  const { rows: found } = await pool().query({ text: statement.text, values: statement.values as unknown[] });
  return found as T[];
}

/** All conditions together; none is true. */
export const allOf = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length > 0 ? join([...conditions], " and ") : sql`true`;
