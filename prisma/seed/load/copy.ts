/** Rows by COPY, PostgreSQL's fastest way in: https://www.postgresql.org/docs/current/sql-copy.html (text format). */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ClientBase } from "pg";
import { from } from "pg-copy-streams";

export type Value = string | number | boolean | Date | null;

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function cell(value: Value): string {
  if (value === null) return "\\N";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string"
    ? value.replace(/[\\\t\n\r]/g, (found) => escapes[found] ?? found)
    : `${value}`;
}

export const line = (values: readonly Value[]): string => `${values.map(cell).join("\t")}\n`;

/** `lines` as `line` makes them, with the values in the order of `columns`. */
export async function copyRows(
  client: ClientBase,
  table: string,
  columns: readonly string[],
  lines: readonly string[],
): Promise<void> {
  if (lines.length === 0) return;
  const stream = client.query(from(`copy ${table} (${columns.join(", ")}) from stdin`));
  await pipeline(Readable.from(lines, { objectMode: false, highWaterMark: 1 << 20 }), stream);
}
