/** The last gate before the database: no platform text may hold what PostgreSQL cannot keep. */

/** NUL and lone surrogates become U+FFFD, in every text of the event, however deep; dates stay dates. */
export function storable<T>(value: T): T {
  if (typeof value === "string") return value.toWellFormed().replaceAll("\u0000", "\ufffd") as T;
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(storable) as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [storable(key), storable(item as unknown)]),
  ) as T;
}
