import fc from "fast-check";
import type { RawEvent } from "@/lib/platforms/contract";
import { normalise } from "@/lib/platforms/messenger/normalise";
import { split } from "@/lib/platforms/messenger/split";
import { fixturesOf } from "../../support/fixtures";
import { oddValues, pathsOf, withValue } from "../../support/mutations";

const fixtures = fixturesOf("messenger");
const page = "101555010010010";
const psid = "7655501000000001";
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));
const fixture = (name: string): Buffer => {
  const body = fixtures.find((one) => one.name === name)?.body;
  if (!body) throw new Error(`no fixture ${name}`);
  return body;
};
const keyOf = (name: string) => split(fixture(name))?.[0]?.dedupeKey;
const keysOf = (body: Uint8Array) => split(body)?.map((raw) => raw.dedupeKey);
const entry = (...messaging: unknown[]) =>
  bytes({ object: "page", entry: [{ id: page, time: 1, messaging }] });

describe("messenger: one delivery into its events", () => {
  it("cuts a batch into one event per item, in its order", () => {
    expect(
      split(fixture("batch"))?.map(({ accountId, dedupeKey, lane }) => ({ accountId, dedupeKey, lane })),
    ).toEqual([
      { accountId: page, dedupeKey: `${page}:m:m_in-0001`, lane: `${page}:${psid}` },
      { accountId: page, dedupeKey: `${page}:m:m_in-0002`, lane: `${page}:${psid}` },
      {
        accountId: "101555010010020",
        dedupeKey: "101555010010020:m:m_in-0003",
        lane: "101555010010020:7655501000000009",
      },
      {
        accountId: "101555010010020",
        dedupeKey: "101555010010020:r:7655501000000008:read:1795514400000",
        lane: "101555010010020:7655501000000008",
      },
      { accountId: page, dedupeKey: expect.stringMatching(`^${page}:o:`) as string, lane: `${page}:` },
    ]);
  });

  it("gives each kind of event the key of its platform ids", () => {
    expect(keyOf("postback")).toBe(`${page}:m:m_pb-0001`);
    expect(keyOf("delivery_watermark")).toBe(`${page}:r:${psid}:delivery:1795514400000`);
    expect(keyOf("read")).toBe(`${page}:r:${psid}:read:1795514399500`);
    expect(keyOf("reaction")).toBe(`${page}:x:m_out-0001:${psid}:react:❤:1795514400000`);
    expect(keyOf("reaction_removed")).toBe(`${page}:x:m_out-0001:${psid}:unreact:❤:1795514400000`);
    expect(keyOf("edit")).toBe(`${page}:e:m_in-0001:2`);
    expect(keyOf("dashboard_test")).toBe("0:m:test_message_id");
    expect(keyOf("delivery_mids")).toMatch(
      new RegExp(`^${page}:r:${psid}:delivery:1795514400000:[0-9a-f]{64}$`),
    );
  });

  it("puts the Page's echoes into the lane of the customer", () => {
    expect(split(fixture("echo_own"))?.[0]?.lane).toBe(`${page}:${psid}`);
  });

  it("gives a repeated delivery the same keys, whatever the order of fields and the time of the entry", () => {
    const optin = { optin: { type: "a", payload: "b" }, sender: { id: psid }, timestamp: 5 };
    const reordered = { timestamp: 5, sender: { id: psid }, optin: { payload: "b", type: "a" } };
    const again = bytes({ entry: [{ time: 99, id: page, messaging: [reordered] }], object: "page" });
    expect(keysOf(again)).toEqual(keysOf(entry(optin)));
  });

  it("tells different events apart that have no id of their own", () => {
    const click = (timestamp: number) => ({
      sender: { id: psid },
      timestamp,
      referral: { source: "SHORTLINK" },
    });
    expect(new Set(keysOf(entry(click(1), click(2)))).size).toBe(2);
  });

  it("keeps ids that no index holds out of the key", () => {
    const [raw] =
      split(entry({ sender: { id: psid }, message: { mid: "m".repeat(5000), text: "hola" } })) ?? [];
    expect(raw?.dedupeKey.length).toBeLessThan(200);
    const mid = "m".repeat(250);
    const reaction = { mid, action: "x".repeat(250), emoji: "❤".repeat(250) };
    expect(keysOf(entry({ sender: { id: psid }, timestamp: 1, reaction }))?.[0]?.length).toBeLessThan(200);
  });

  it.each([
    ["not JSON", Buffer.from("{")],
    ["not an object", bytes([1])],
    ["another object", bytes({ object: "instagram", entry: [{}] })],
    ["no entries", bytes({ object: "page" })],
    ["no entry", bytes({ object: "page", entry: [] })],
    ["bytes that are no text", Buffer.from([0xff, 0xfe, 0x00])],
  ])("refuses a body that is %s", (_what, body) => {
    expect(split(body)).toBeNull();
  });

  it.each([
    ["an item that is no object", entry("hola", 7, null), ["malformed", "malformed", "malformed"]],
    ["an entry that is no object", bytes({ object: "page", entry: [null, 3] }), ["malformed", "malformed"]],
    [
      "items that are no list",
      bytes({ object: "page", entry: [{ id: page, messaging: "x" }] }),
      ["malformed"],
    ],
  ])("keeps %s, to be counted", (_what, body, reasons) => {
    const events = (split(body) ?? []).flatMap((raw) => normalise(JSON.parse(raw.payload)));
    expect(events).toEqual(reasons.map((reason) => ({ type: "ignored", reason })));
  });

  it.each(['"message":{"mid":"m_1"}', '"message":{"text":"hola"}', '"optin":{}'])(
    "survives a body that is nested too deeply to be written again (%s)",
    (event) => {
      const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
      const raws = split(
        Buffer.from(`{"object":"page","entry":[{"id":"${page}","messaging":[{${event},"x":${deep}}]}]}`),
      );
      expect(raws).toHaveLength(1);
      expect(raws?.flatMap((raw) => normalise(JSON.parse(raw.payload)))).toEqual([
        { type: "ignored", reason: "malformed" },
      ]);
    },
  );
});

/** Nothing of a delivery is lost: each entry gives an event at least, each event a meaning or a reason. */
function isWhole(body: unknown): boolean {
  const raws = split(bytes(body));
  const { object, entry: entries } = (body ?? {}) as { object?: unknown; entry?: unknown };
  const expected = object === "page" && Array.isArray(entries) ? entries.length : 0;
  return (raws?.length ?? 0) >= expected && (raws ?? []).every(isUsable);
}

const isUsable = ({ accountId, dedupeKey, payload }: RawEvent): boolean =>
  dedupeKey.startsWith(`${accountId}:`) && normalise(JSON.parse(payload)).length > 0;

describe("messenger: odd and missing fields", () => {
  it.each(fixtures)("$name: every field dropped, nulled and mistyped", ({ json }) => {
    const changes = pathsOf(json).flatMap((path) => oddValues.map((odd) => [path, odd] as const));
    expect(changes.filter(([path, odd]) => !isWhole(withValue(json, path, odd)))).toEqual([]);
  });

  it("any JSON in any two places", () => {
    const changed = fc.constantFrom(...fixtures).chain(({ json }) => {
      const change = fc.tuple(fc.constantFrom(...pathsOf(json)), fc.jsonValue());
      return fc
        .tuple(change, change)
        .map((changes) => changes.reduce<unknown>((body, [path, odd]) => withValue(body, path, odd), json));
    });
    fc.assert(fc.property(changed, isWhole), { numRuns: 500 });
  });

  it("any payload at all", () => {
    fc.assert(fc.property(fc.anything(), (payload) => normalise(payload).length === 1));
  });
});
