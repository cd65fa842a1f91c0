/** Whatever is missing, empty or of another type, at whatever depth: nothing throws, and nothing disappears. */
import fc from "fast-check";
import { normalise } from "@/lib/platforms/whatsapp/normalise";
import { split } from "@/lib/platforms/whatsapp/split";
import { bytes, fixture, fixtureNames } from "./whatsappFixtures";

/** Thousands of bodies: quick, but not on a machine that is busy with other tests. */
jest.setTimeout(120_000);

type Path = (string | number)[];
const dropped = Symbol("dropped");
const wrong: unknown[] = [
  dropped,
  null,
  "",
  "x",
  0,
  -1,
  1e300,
  true,
  [],
  [null],
  {},
  { a: {} },
  "constructor",
  "__proto__",
];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, child]) =>
    pathsOf(child, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

function withChange(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    const changed = value.map(
      (item, i) => (i === key ? withChange(item, rest, replacement) : item) as unknown,
    );
    return changed.filter((item) => item !== dropped);
  }
  const changed = { ...(value as Record<string, unknown>) };
  const inner = withChange(changed[key], rest, replacement);
  if (inner === dropped) delete changed[key];
  else changed[key] = inner;
  return changed;
}

/** Runs a body through as the pipeline does, and says what went wrong with it. */
function problem(body: unknown): string | undefined {
  const events = split(bytes(body));
  const { object, entry } = body as { object?: unknown; entry?: unknown };
  const delivery = object === "whatsapp_business_account" && Array.isArray(entry) && entry.length > 0;
  if (delivery !== (events !== null && events.length > 0)) return "a delivery without events";
  for (const event of events ?? []) {
    if (!event.dedupeKey.startsWith(`${event.accountId}:`)) return "a key without its account";
    const meaning = normalise(JSON.parse(event.payload));
    if (meaning.length === 0) return "an event without a meaning";
    for (const one of meaning) {
      if (one.type === "message" && one.person.ids.length === 0) return "a message of nobody";
      if (one.type === "message" && Number.isNaN(one.sentAt.getTime())) return "a message without a time";
    }
  }
  return undefined;
}

const bodies = fixtureNames.map(
  (name) => [name, JSON.parse(new TextDecoder().decode(fixture(name)))] as const,
);

const single = bodies.filter(([name]) => name !== "batch");

test.each(single)("%s with every field dropped, emptied and mistyped", (_name, body: unknown) => {
  for (const path of pathsOf(body)) {
    for (const value of wrong) {
      const found = problem(withChange(body, path, value));
      if (found) throw new Error(`${found}: ${path.join(".")} = ${String(value)}`);
    }
  }
});

test("several fields replaced at once by anything that JSON can hold", () => {
  const change = fc.tuple(fc.nat(), fc.jsonValue());
  fc.assert(
    fc.property(
      fc.nat(bodies.length - 1),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      (which, changes) => {
        let body: unknown = bodies[which]?.[1];
        for (const [where, value] of changes) {
          const paths = pathsOf(body);
          body = withChange(body, paths[where % paths.length] ?? [], value);
        }
        expect(typeof body === "object" && body !== null ? problem(body) : undefined).toBeUndefined();
      },
    ),
    { numRuns: 1000 },
  );
});

test("bytes of any kind are at worst no delivery", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
      expect(split(body)).toBeNull();
    }),
  );
});

test("a stored event of any kind has a meaning", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (payload) => {
      expect(normalise(payload)).toEqual([{ type: "ignored", reason: "malformed" }]);
    }),
  );
});
