/** The last gate before the database: nothing of a platform's event is taken that could not be kept or would do harm. */

/** Before any of the platforms existed: a time that was missing reads as 1970. */
const EARLIEST = Date.UTC(2009);

/**
 * The event as it can be stored. In every text, however deep, NUL and lone surrogates become U+FFFD: PostgreSQL has no
 * room for them. A time that is missing, or that lies in the future (a message from the future would stay on top of every
 * list), becomes the time of arrival, which is the same on every replay.
 */
export function storable<T>(value: T, receivedAt: Date): T {
  if (typeof value === "string") return value.toWellFormed().replaceAll("\u0000", "\ufffd") as T;
  if (value instanceof Date)
    return (value > receivedAt || !(value.getTime() >= EARLIEST) ? receivedAt : value) as T;
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => storable(item as unknown, receivedAt)) as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      storable(key, receivedAt),
      storable(item as unknown, receivedAt),
    ]),
  ) as T;
}
