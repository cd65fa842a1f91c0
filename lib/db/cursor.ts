/** Pages of a list by key: the next page starts after the last row, however many rows came in between. */
import { z } from "zod";
import { AppError } from "@/lib/errors";

const MAX_PAGE = 100;

/** What every list takes besides its filters. */
export const pageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
  cursor: z.string().max(512).optional(),
});
export type PageInput = z.output<typeof pageSchema>;

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** The order's values of one row, for example `[lastMessageAt, id]`. */
export type Key = readonly (string | number | Date | null)[];

export const encodeCursor = (key: Key): string => Buffer.from(JSON.stringify(key)).toString("base64url");

/**
 * The key a cursor stands for, checked by `schema` (a tuple; `z.coerce.date()` for a date).
 * @throws AppError `invalid` for anything that is not a cursor of this list.
 */
export function decodeCursor<Schema extends z.ZodType>(cursor: string, schema: Schema): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw new AppError("invalid", "invalid", { fields: { cursor: "invalid" } });
  }
}

/** `rows` were asked for with `limit + 1`: the one too many says that there is a next page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => Key,
  view: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(view),
    nextCursor: last !== undefined && rows.length > limit ? encodeCursor(keyOf(last)) : null,
  };
}
