/** Ways in which a body can be wrong: every field, at every depth, missing or something else than expected. */

export type FieldPath = readonly (string | number)[];

/** What no reader may trip over. `undefined` drops the field. */
export const oddValues: readonly unknown[] = [
  undefined,
  null,
  true,
  -1,
  1e300,
  "",
  "x\0\ud800",
  [null, 5, "x", []],
  { id: { id: {} } },
];

/** Every path below a JSON value, deepest last. */
export function pathsOf(value: unknown, prefix: FieldPath = []): FieldPath[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const here = [...prefix, Array.isArray(value) ? Number(key) : key];
    return [here, ...pathsOf(child, here)];
  });
}

/** A copy with the value at `path` replaced or added; unchanged where the path does not lead there any more. */
export function withValue(value: unknown, [key, ...rest]: FieldPath, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((item: unknown, at) => (at === key ? withValue(item, rest, replacement) : item));
  }
  const fields = value as Record<string, unknown>;
  return { ...fields, [key]: withValue(fields[key], rest, replacement) };
}
