/**
 * Readers for JSON that somebody else wrote. None of them throws and none of them trusts: a field of the wrong type is
 * the same as a field that is not there.
 */

export type JsonRecord = Readonly<Record<string, unknown>>;

const nothing: JsonRecord = Object.freeze({});

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The object, or an empty one, so that a path can be read in one breath: `record(record(body).error).code`. */
export const record = (value: unknown): JsonRecord => (isRecord(value) ? value : nothing);

/** The array, or an empty one. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The objects of an array; anything else in it is left out. */
export const records = (value: unknown): JsonRecord[] => list(value).filter(isRecord);

/** NUL and lone surrogates, which PostgreSQL refuses, become U+FFFD; everything else stays. */
const cleanText = (value: string): string => value.replace(/[\0\p{Surrogate}]/gu, "\uFFFD");

/** A text that says something, cleaned; numbers too, because platforms give some ids as numbers. */
export function text(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : undefined;
  return typeof value === "string" && value !== "" ? cleanText(value) : undefined;
}

/** Longer than any platform's ids, and so short that three of them fit into a row of a database index (2,704 bytes). */
const ID_LENGTH = 256;

/** An identifier: like {@link text}, but nothing that no index could hold. */
export function id(value: unknown): string | undefined {
  const found = text(value);
  return found !== undefined && found.length <= ID_LENGTH ? found : undefined;
}

/** A finite number; also from a text such as "12.5". */
export function number(value: unknown): number | undefined {
  const found = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof found === "number" && Number.isFinite(found) ? found : undefined;
}

/** A whole number of at least zero (a size, a count). */
export function count(value: unknown): number | undefined {
  const found = number(value);
  return found !== undefined && Number.isSafeInteger(found) && found >= 0 ? found : undefined;
}

export const flag = (value: unknown): boolean => value === true;

/** The last moment of the year 9999: the range that dates are shown and stored in. */
const LAST_MILLISECOND = 253_402_300_799_999;

/** A moment given in milliseconds since 1970; none when it is zero, negative or past the year 9999. */
export function milliseconds(value: unknown): Date | undefined {
  const found = number(value);
  return found !== undefined && found > 0 && found <= LAST_MILLISECOND ? new Date(found) : undefined;
}

/** A moment given in seconds since 1970, as a number or as text. */
export function seconds(value: unknown): Date | undefined {
  const found = number(value);
  return found === undefined ? undefined : milliseconds(found * 1000);
}

/** The JSON of a request body; undefined when it is none. */
export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

/** JSON text of a parsed value; undefined where it is nested too deeply to be written (a hostile body). */
export function jsonText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
