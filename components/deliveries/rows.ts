/** The rows of the ledger on screen: the first page, drawn again from time to time, and older ones below it. Pure. */
import type { Delivery, DeliveryPage } from "./delivery";

export interface Rows {
  /** As the server drew it last. */
  first: DeliveryPage;
  /** Newest first. */
  items: readonly Delivery[];
  nextCursor: string | null;
  /** Were older ones fetched? */
  extended: boolean;
}

export const rowsOf = (first: DeliveryPage): Rows => ({
  first,
  items: first.items,
  nextCursor: first.nextCursor,
  extended: false,
});

export const withOlder = (rows: Rows, { items, nextCursor }: DeliveryPage): Rows => ({
  ...rows,
  items: [...rows.items, ...items],
  nextCursor,
  extended: true,
});

/**
 * The first page was drawn anew: what is older than its last row stays. Where so much came in that rows between the two are
 * not known, only the new page is.
 */
export function withFirst(rows: Rows, first: DeliveryPage): Rows {
  const last = first.items.at(-1);
  const [newest] = rows.items;
  const joined = last !== undefined && newest !== undefined && !isOlder(newest, last);
  if (!rows.extended || first.nextCursor === null || !joined) return rowsOf(first);
  return { ...rows, first, items: [...first.items, ...rows.items.filter((row) => isOlder(row, last))] };
}

/** Back in line: how it went is seen when it is drawn again. */
export const withReplayed = (rows: Rows, id: string): Rows => ({
  ...rows,
  items: rows.items.map((row) => (row.id === id ? waiting(row) : row)),
});

const waiting = (row: Delivery): Delivery => ({
  ...row,
  status: "received",
  reason: null,
  attempts: 0,
  error: null,
  processedAt: null,
});

/** The ledger's order: by arrival, then by id. Both compare as text. */
const isOlder = (a: Delivery, b: Delivery): boolean =>
  a.receivedAt < b.receivedAt || (a.receivedAt === b.receivedAt && a.id < b.id);
