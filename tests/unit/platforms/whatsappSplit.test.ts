/** One delivery, cut into events that stand by themselves. */
import type { RawEvent } from "@/lib/platforms/contract";
import { split } from "@/lib/platforms/whatsapp/split";
import { bytes, eventsOf, fixture, phoneNumberId, wabaId } from "./whatsappFixtures";

interface Batch {
  object: string;
  entry: {
    id: string;
    changes: { value: { messages: unknown[]; statuses: unknown[]; contacts: unknown[] } }[];
  }[];
}

const batch = (): Batch => JSON.parse(new TextDecoder().decode(fixture("batch"))) as Batch;
const keys = (events: RawEvent[] | null) => (events ?? []).map((event) => event.dedupeKey);
const only = (name: string): RawEvent => {
  const [event, ...others] = split(fixture(name)) ?? [];
  if (!event || others.length > 0) throw new Error(`${name} is not one event`);
  return event;
};
const inValue = (field: string, value: unknown, entry: object = {}) =>
  bytes({
    object: "whatsapp_business_account",
    entry: [{ id: wabaId, ...entry, changes: [{ field, value }] }],
  });

describe("a batch of 3 entries with 5 messages and 4 statuses each", () => {
  test("is 27 events, all different, each for the number it came to", () => {
    const events = split(fixture("batch")) ?? [];
    expect(events).toHaveLength(27);
    expect(new Set(keys(events)).size).toBe(27);
    expect(events.filter((event) => event.accountId === "106540352242921")).toHaveLength(9);
    expect(events.every((event) => event.dedupeKey.startsWith(`${event.accountId}:`))).toBe(true);
  });

  test("has the same keys when it comes again, in whatever order", () => {
    const shuffled = batch();
    shuffled.entry.reverse();
    for (const { changes } of shuffled.entry) {
      for (const { value } of changes)
        for (const items of Object.values(value)) if (Array.isArray(items)) items.reverse();
    }
    const first = keys(split(fixture("batch")));
    expect(keys(split(fixture("batch")))).toEqual(first);
    expect(keys(split(bytes(shuffled))).sort()).toEqual(first.sort());
  });

  test("gives every message its own writer", () => {
    const people = eventsOf(fixture("batch")).flatMap((event) =>
      event.type === "message" ? [[event.text, event.person.name]] : [],
    );
    expect(people).toHaveLength(15);
    for (const [text, name] of people)
      expect(name).toBe(text?.replace("Mensaje ", "Persona ").replace(".", ""));
  });

  test("keeps nothing of one person in another one's event", () => {
    const [first] = split(fixture("batch")) ?? [];
    expect(first?.payload).toContain("Persona 00");
    expect(first?.payload).not.toContain("Persona 01");
  });
});

test("a thousand updates in one body are cut in well under a second", () => {
  const people = Array.from({ length: 1000 }, (_, i) => ({ wa_id: `52555555${i}`, user_id: `MX.${i}` }));
  const messages = people.map(({ wa_id, user_id }) => ({
    id: `wamid.${user_id}`,
    from: wa_id,
    from_user_id: user_id,
    timestamp: "1790000000",
    type: "text",
    text: { body: "x".repeat(500) },
  }));
  const body = inValue("messages", {
    metadata: { phone_number_id: phoneNumberId },
    contacts: people,
    messages,
  });
  const start = performance.now();
  expect(split(body)).toHaveLength(1000);
  expect(performance.now() - start).toBeLessThan(1000);
});

describe("keys", () => {
  test.each([
    ["text", `${phoneNumberId}:m:wamid.text`],
    ["echo-text", `${phoneNumberId}:m:wamid.echo-text`],
    ["revoke", `${phoneNumberId}:m:wamid.revoke:revoke`],
    ["status-failed", `${phoneNumberId}:s:wamid.ours:failed`],
    ["status-group", `${phoneNumberId}:s:wamid.ours:delivered:MX.13491208655302741918`],
    ["field-template-status", `${wabaId}:t:594425479261596:REJECTED:1790000000`],
  ])("%s", (name, key) => {
    expect(only(name).dedupeKey).toBe(key);
  });

  test("without an id the content is the key", () => {
    const value = {
      metadata: { phone_number_id: phoneNumberId },
      messages: [{ type: "text", text: { body: "a" } }],
    };
    const other = { ...value, messages: [{ type: "text", text: { body: "b" } }] };
    const [key] = keys(split(inValue("messages", value)));
    expect(key).toMatch(new RegExp(`^${phoneNumberId}:x:[0-9a-f]{64}$`));
    expect(keys(split(inValue("messages", value)))).toEqual([key]);
    expect(keys(split(inValue("messages", other)))).not.toEqual([key]);
  });

  test("the same news at another time is other news", () => {
    const at = (time: number) =>
      keys(split(inValue("account_update", { event: "VERIFIED_ACCOUNT" }, { time })));
    expect(at(1)).not.toEqual(at(2));
  });

  test("an id that no index could hold is none", () => {
    const message = { id: "x".repeat(3000), from: "525555550101", type: "text", text: { body: "a" } };
    const [key] = keys(split(inValue("messages", { messages: [message] })));
    expect(key?.length).toBeLessThan(200);
  });
});

describe("lanes", () => {
  const lucia = `${phoneNumberId}:MX.13491208655302741918`;
  test.each(["text", "status-read", "echo-text", "reaction", "system-number-changed"])(
    "%s is Lucía's",
    (name) => {
      expect(only(name).lane).toBe(lucia);
    },
  );
});

describe("what is not as documented", () => {
  test.each([
    ["not JSON", new TextEncoder().encode("{")],
    ["no object", bytes({ entry: [{ id: "1" }] })],
    ["a page's delivery", bytes({ object: "page", entry: [{ id: "1" }] })],
    ["no entry", bytes({ object: "whatsapp_business_account" })],
    ["an empty entry list", bytes({ object: "whatsapp_business_account", entry: [] })],
    ["a list", bytes([])],
    ["nothing", new Uint8Array()],
  ])("%s is no delivery", (_name, body) => {
    expect(split(body)).toBeNull();
  });

  test.each([
    ["an entry that is no object", bytes({ object: "whatsapp_business_account", entry: [null] }), 1],
    ["an entry without changes", bytes({ object: "whatsapp_business_account", entry: [{ id: "1" }] }), 1],
    ["a change without a value", inValue("messages", null), 1],
    ["a value with nothing in it", inValue("messages", {}), 1],
    ["messages that are no list", inValue("messages", { messages: "x" }), 1],
    ["messages that are no objects", inValue("messages", { messages: ["x", null, 3] }), 3],
    ["messages nested too deeply", new TextEncoder().encode(deep(100_000)), 1],
  ])("%s is counted as malformed", (_name, body, count) => {
    expect(eventsOf(body)).toEqual(Array(count).fill({ type: "ignored", reason: "malformed" }));
  });
});

/** A signed body may still be hostile: JSON can be read at depths at which it cannot be written. */
function deep(levels: number): string {
  const nest = "[".repeat(levels) + "]".repeat(levels);
  return `{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messages":[{"id":"a","type":"text","text":${nest}}]}}]}]}`;
}
