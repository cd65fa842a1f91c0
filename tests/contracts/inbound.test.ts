import fc from "fast-check";
import { platformIds } from "@/lib/platforms/manifest";
import { adapterOf } from "@/lib/platforms/registry";
import { fixturesOf } from "../support/fixtures";
import { oddValues, pathsOf, withValue } from "../support/mutations";
import { samples } from "../support/signing";
import { problemsOf } from "../support/wellFormed";

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);

/** Payloads that are JSON and nothing any platform would send. */
const oddPayloads: unknown[] = [
  undefined,
  null,
  5,
  "x",
  [],
  {},
  [[]],
  "\0\ud800",
  JSON.parse('{"__proto__":{"message":{}},"constructor":1,"toString":null}'),
  JSON.parse('{"update_id":1e400,"entry":[{"id":1e400}]}'),
  JSON.parse(nested(10_000, "[", "]")),
  JSON.parse(`${'{"message":'.repeat(5_000)}1${"}".repeat(5_000)}`),
];

describe.each(platformIds)("%s", (id) => {
  const adapter = adapterOf(id);
  const { secrets, otherSecrets, sign } = samples[id];
  const fixtures = fixturesOf(id);

  /** The whole way in, as the pipeline goes it; answers what is wrong with the outcome. */
  function problemsWith(body: Uint8Array): string[] {
    const events = adapter.split(body, [secrets]) ?? [];
    return events.flatMap(({ accountId, dedupeKey, payload }) => [
      ...(dedupeKey.startsWith(accountId) && dedupeKey.length <= 2000 ? [] : [`dedupe key ${dedupeKey}`]),
      ...problemsOf(adapter.normalise(JSON.parse(payload))),
    ]);
  }

  test("has fixtures", () => {
    expect(fixtures.length).toBeGreaterThan(0);
  });

  describe("verify", () => {
    const body = bytes({ update_id: 1, object: "page", entry: [] });
    const headers = sign(body, secrets);

    test("accepts its own signature, and no other header is needed", () => {
      expect(adapter.verify({ headers, body }, secrets)).toBe(true);
    });

    test("refuses a missing, empty or cut header", () => {
      expect(adapter.verify({ headers: {}, body }, secrets)).toBe(false);
      for (const [name, value] of Object.entries(headers)) {
        for (const wrong of [undefined, "", value.slice(0, -1), `${value}0`, ` ${value}`]) {
          expect(adapter.verify({ headers: { ...headers, [name]: wrong }, body }, secrets)).toBe(false);
        }
      }
    });

    test("refuses a header with any one character changed", () => {
      for (const [name, value] of Object.entries(headers)) {
        for (let at = 0; at < value.length; at++) {
          const flipped = value.slice(0, at) + (value[at] === "0" ? "1" : "0") + value.slice(at + 1);
          expect(adapter.verify({ headers: { ...headers, [name]: flipped }, body }, secrets)).toBe(false);
        }
      }
    });

    test("refuses what another account's secrets have signed", () => {
      expect(adapter.verify({ headers: sign(body, otherSecrets), body }, secrets)).toBe(false);
    });
  });

  const { handshake } = adapter;
  if (handshake) {
    describe("handshake", () => {
      const query = (token: string, mode = "subscribe") =>
        new URLSearchParams({ "hub.mode": mode, "hub.challenge": "1158201444", "hub.verify_token": token });
      const token = secrets.verifyToken ?? "";

      test("answers the challenge of any account's token, and nothing else", () => {
        const answered = { status: 200, body: "1158201444" };
        expect(handshake(query(token), [otherSecrets, secrets])).toEqual(answered);
        expect(handshake(query(token), [otherSecrets])).toEqual({ status: 403 });
        expect(handshake(query(token), [])).toEqual({ status: 403 });
        expect(handshake(query(""), [secrets])).toEqual({ status: 403 });
        expect(handshake(query(token, "unsubscribe"), [secrets])).toEqual({ status: 403 });
        expect(handshake(new URLSearchParams(), [secrets])).toEqual({ status: 403 });
      });
    });
  }

  describe("split", () => {
    test.each([
      ["nothing", ""],
      ["no JSON", "{"],
      ["a number", "5"],
      ["null", "null"],
      ["a list", "[]"],
      ["an empty object", "{}"],
    ])("%s is not a delivery", (_name, body) => {
      expect(adapter.split(new TextEncoder().encode(body), [secrets])).toBeNull();
    });

    test.each([Buffer.from([0xff, 0xfe, 0x00]), Buffer.from(nested(100_000, "[", "]"))])(
      "bytes that are no text, or nested without end, do not hurt",
      (body) => {
        expect(adapter.split(body, [secrets])).toBeNull();
      },
    );
  });

  describe.each(fixtures)("$name", ({ body, json }) => {
    test("gives the same events each time, and leaves the body alone", () => {
      const copy = Buffer.from(body);
      const first = adapter.split(body, [secrets]);
      expect(adapter.split(body, [secrets])).toEqual(first);
      expect(body).toEqual(copy);
      expect(first?.length).toBeGreaterThan(0);
      const keys = (first ?? []).map(({ dedupeKey }) => dedupeKey);
      expect(new Set(keys).size).toBe(keys.length);
    });

    test("gives the same events when it is written differently", () => {
      const rewritten = adapter.split(new TextEncoder().encode(JSON.stringify(json, null, 3)), [secrets]);
      const keys = adapter.split(body, [secrets])?.map(({ dedupeKey, lane }) => [dedupeKey, lane]);
      expect(rewritten?.map(({ dedupeKey, lane }) => [dedupeKey, lane])).toEqual(keys);
    });

    test("each event means something, from its payload alone, without a secret in it", () => {
      for (const { accountId, dedupeKey, lane, payload } of adapter.split(body, [secrets]) ?? []) {
        expect(accountId).not.toBe("");
        expect(dedupeKey.startsWith(accountId)).toBe(true);
        expect(dedupeKey.length).toBeGreaterThan(accountId.length);
        expect(lane).not.toBe("");
        const events = adapter.normalise(JSON.parse(payload));
        expect(events.length).toBeGreaterThan(0);
        expect(problemsOf(events)).toEqual([]);
        expect(adapter.normalise(JSON.parse(payload))).toEqual(events);
        for (const { key } of adapter.manifest.secretFields.filter(({ secret }) => secret)) {
          expect(payload).not.toContain(secrets[key]);
        }
      }
    });

    test("any one field missing or wrong: no throw, and nothing that cannot be stored", () => {
      for (const path of pathsOf(json)) {
        for (const odd of oddValues) {
          const problems = problemsWith(bytes(withValue(json, path, odd)));
          if (problems.length > 0)
            throw new Error(`${path.join(".")} = ${JSON.stringify(odd)}: ${problems[0]}`);
        }
      }
    });
  });

  test("several fields wrong at once: no throw, and nothing that cannot be stored", () => {
    const damage = fc.constantFrom(...fixtures).chain(({ json }) => {
      const change = fc.tuple(
        fc.constantFrom(...pathsOf(json)),
        fc.oneof(fc.constantFrom(...oddValues), fc.jsonValue()),
      );
      return fc
        .array(change, { minLength: 2, maxLength: 6 })
        .map((changes) => changes.reduce<unknown>((body, [path, odd]) => withValue(body, path, odd), json));
    });
    fc.assert(
      fc.property(damage, (body) => problemsWith(bytes(body)).length === 0),
      { numRuns: 500 },
    );
  });

  test.each(oddPayloads.map((payload, at) => [at, payload] as const))(
    "normalise takes odd payload %# without throwing",
    (_at, payload) => {
      expect(problemsOf(adapter.normalise(payload))).toEqual([]);
    },
  );
});
