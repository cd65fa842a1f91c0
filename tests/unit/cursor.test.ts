import { z } from "zod";
import { decodeCursor, encodeCursor, pageOf } from "@/lib/db/cursor";

const schema = z.tuple([z.coerce.date(), z.uuid()]);
const key = [new Date("2026-03-01T10:00:00.123Z"), "0190a0b0-0000-7000-8000-000000000001"] as const;

test("a cursor gives its key back, and needs no escaping in an address", () => {
  const cursor = encodeCursor(key);
  expect(cursor).toMatch(/^[\w-]+$/);
  expect(decodeCursor(cursor, schema)).toEqual(key);
});

test.each(["", "x", "bnVsbA", encodeCursor([1, 2]), encodeCursor(["2026-01-01T00:00:00Z", "no id"])])(
  "%j is no cursor of this list",
  (cursor) => {
    expect(() => decodeCursor(cursor, schema)).toThrow(
      expect.objectContaining({ code: "invalid", details: { fields: { cursor: "invalid" } } }),
    );
  },
);

test("the row too many makes a next page that starts after the last one shown", () => {
  const page = (rows: string[]) =>
    pageOf(
      rows,
      2,
      (row) => [row],
      (row) => row.toUpperCase(),
    );
  expect(page(["a", "b", "c"])).toEqual({ items: ["A", "B"], nextCursor: encodeCursor(["b"]) });
  expect(page(["a", "b"])).toEqual({ items: ["A", "B"], nextCursor: null });
  expect(page([])).toEqual({ items: [], nextCursor: null });
});
