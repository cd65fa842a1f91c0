import { pool } from "@/lib/db/pool";
import type { RunningService } from "@/lib/pipeline/service";
import { testDatabase } from "../support/database";
import {
  connectAccounts,
  deliver,
  query,
  settled,
  startPipeline,
  unixNow,
  waBody,
  waChange,
  wamid,
  waStatus,
  waText,
  type Harness,
} from "../support/pipeline";
import { samples } from "../support/signing";

let harness: Harness;
let service: RunningService;

// Hooks run in the order they are written: the service stops before its database goes.
afterAll(async () => {
  await service.stop();
  await harness.close();
});
testDatabase();
beforeAll(async () => {
  harness = await connectAccounts();
  service = await startPipeline();
});

const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item, index) => ({ item, order: (index * 7919) % items.length }))
    .sort((one, other) => one.order - other.order)
    .map(({ item }) => item);

const inboundTexts = (from: string) =>
  query<{ text: string }>(
    `select m.text from messages m join conversations c on c.id = m.conversation_id
     join identity_addresses a on a.identity_id = c.identity_id
     where a.value = $1 and m.direction = 'inbound' order by m.sent_at, m.id`,
    [from],
  ).then((rows) => rows.map(({ text }) => text));

const eventCount = () =>
  query<{ n: number }>("select count(*)::int as n from webhook_events").then(([row]) => row!.n);

test("a body of 3 entries with 5 messages each and 4 statuses, delivered twice and once shuffled, leaves 15 messages", async () => {
  const from = "525555550111";
  const changes = [0, 1, 2].map((entry) =>
    waChange({
      messages: [0, 1, 2, 3, 4].map((n) =>
        waText(from, `texto ${entry}-${n}`, { at: unixNow() - 60 + entry * 5 + n }),
      ),
    }),
  );
  const statuses = waChange({
    statuses: ["sent", "delivered", "read", "failed"].map((status) => waStatus(wamid(), status)),
  });
  const body = waBody(...changes, statuses);
  const mixed = {
    ...body,
    entry: shuffled(body.entry.map((entry) => ({ ...entry, changes: shuffled(entry.changes) }))),
  };
  expect(await deliver("whatsapp", body)).toBe(200);
  expect(await deliver("whatsapp", body)).toBe(200);
  expect(await deliver("whatsapp", mixed)).toBe(200);
  await settled();
  expect(await inboundTexts(from)).toEqual(
    [0, 1, 2].flatMap((entry) => [0, 1, 2, 3, 4].map((n) => `texto ${entry}-${n}`)),
  );
  const [conversation] = await query<{ unread: number; leads: number }>(
    `select c.unread_count as unread, (select count(*)::int from leads l where l.conversation_id = c.id) as leads
     from conversations c join identity_addresses a on a.identity_id = c.identity_id where a.value = $1`,
    [from],
  );
  expect(conversation).toEqual({ unread: 15, leads: 1 });
  const [heard] = await query(
    "select last_event_at is not null as heard from api_configurations where id = $1",
    [harness.configurations.whatsapp],
  );
  expect(heard).toEqual({ heard: true });
});

test("a body signed by one account that names another's is kept as foreign, and never stands in the real one's way", async () => {
  const message = waText("525555550112", "¿es para mí?");
  const { phoneNumberId } = samples.whatsapp.otherSecrets;
  const body = waBody(waChange({ messages: [message] }, phoneNumberId));
  expect(await deliver("whatsapp", body)).toBe(200);
  const [event] = await query(
    "select status, reason, configuration_id from webhook_events order by id desc limit 1",
  );
  expect(event).toEqual({ status: "ignored", reason: "foreign_signature", configuration_id: null });
  expect(await inboundTexts("525555550112")).toEqual([]);

  expect(await deliver("whatsapp", body, samples.whatsapp.otherSecrets)).toBe(200);
  await settled();
  expect(await inboundTexts("525555550112")).toEqual(["¿es para mí?"]);
});

test("an account nobody connected is counted as unknown", async () => {
  expect(
    await deliver("whatsapp", waBody(waChange({ messages: [waText("525555550113", "hola")] }, "999"))),
  ).toBe(200);
  const [event] = await query("select status, reason from webhook_events order by id desc limit 1");
  expect(event).toEqual({ status: "ignored", reason: "unknown_account" });
});

test("one flipped byte, a missing secret, an unknown platform and 5 MB leave no row", async () => {
  const before = await eventCount();
  const bytes = Buffer.from(JSON.stringify(waBody(waChange({ messages: [waText("525555550114", "hola")] }))));
  const headers = samples.whatsapp.sign(bytes, samples.whatsapp.secrets);
  const { receive } = await import("@/lib/pipeline/receive");
  bytes[bytes.length - 20]! ^= 1;
  expect(await receive({ headers, body: bytes }, "whatsapp")).toBe(401);
  expect(
    await receive({ headers: {}, body: Buffer.from(JSON.stringify({ update_id: 1 })) }, "telegram"),
  ).toBe(401);
  expect(await deliver("telegram", { update_id: 1 }, { secretToken: "wrong" })).toBe(401);
  expect(await receive({ headers, body: bytes }, "signal")).toBe(404);
  const large = Buffer.alloc(5 * 1024 * 1024, 32);
  expect(
    await receive(
      { headers: samples.whatsapp.sign(large, samples.whatsapp.secrets), body: large },
      "whatsapp",
    ),
  ).toBe(413);
  expect(await eventCount()).toBe(before);
});

test("signed nonsense is kept as unreadable, once", async () => {
  expect(await deliver("whatsapp", "this is {not json")).toBe(200);
  expect(await deliver("whatsapp", "this is {not json")).toBe(200);
  const rows = await query(
    "select convert_from(payload, 'utf8') as payload from webhook_events where status = 'unreadable'",
  );
  expect(rows).toEqual([{ payload: "this is {not json" }]);
});

test("one poisonous message of a batch does not touch the others, and NUL and lone surrogates are stored as U+FFFD", async () => {
  const from = "525555550115";
  const poison = { from, id: { odd: [1] }, timestamp: "soon", type: "text", text: 7 };
  expect(
    await deliver(
      "whatsapp",
      waBody(
        waChange({ messages: [waText(from, "a\u0000b\ud800c"), poison as never, waText(from, "sigue")] }),
      ),
    ),
  ).toBe(200);
  await settled();
  expect((await inboundTexts(from)).filter((text) => text !== null)).toEqual(["a\ufffdb\ufffdc", "sigue"]);
});

test("an album of 30 messages by each of 20 new contacts, all at once, makes 20 conversations", async () => {
  const people = Array.from({ length: 20 }, (_, index) => `5255555502${String(index).padStart(2, "0")}`);
  const deliveries = shuffled(people.flatMap((from) => Array.from({ length: 30 }, (_, n) => ({ from, n }))));
  await Promise.all(
    deliveries.map(({ from, n }) =>
      deliver("whatsapp", waBody(waChange({ messages: [waText(from, `foto ${n}`)] }))).then((status) =>
        expect(status).toBe(200),
      ),
    ),
  );
  await settled();
  const [counts] = await query<{ conversations: number; messages: number }>(
    `select count(distinct c.id)::int as conversations, count(m.id)::int as messages
     from conversations c join messages m on m.conversation_id = c.id
     join contacts p on p.id = c.contact_id where p.phone like '+5255555502%'`,
  );
  expect(counts).toEqual({ conversations: 20, messages: 600 });
});

test("a reaction, an edit and a deletion that come before their message are applied when it arrives", async () => {
  const chat = { id: 7101, type: "private", first_name: "Rosa" };
  const from = { id: 7101, is_bot: false, first_name: "Rosa" };
  const at = unixNow() - 100;
  const updates = [
    {
      update_id: 9001,
      edited_message: { message_id: 5, from, chat, date: at, edit_date: at + 9, text: "corregido" },
    },
    {
      update_id: 9002,
      message_reaction: {
        chat,
        message_id: 5,
        user: from,
        date: at + 20,
        old_reaction: [],
        new_reaction: [{ type: "emoji", emoji: "👍" }],
      },
    },
    { update_id: 9003, message: { message_id: 5, from, chat, date: at, text: "original" } },
  ];
  for (const update of updates) {
    expect(await deliver("telegram", update)).toBe(200);
    await settled();
  }
  const [message] = await query(
    `select m.text, (select e.text from message_edits e where e.message_id = m.id) as former,
            (select r.emoji from reactions r where r.message_id = m.id) as emoji
     from messages m where external_id = '7101:5'`,
  );
  expect(message).toEqual({ text: "corregido", former: "original", emoji: "👍" });
  expect(await query("select 1 from parked_events where external_id = '7101:5'")).toEqual([]);
});

test("a customer who blocks the bot is marked unreachable until they write again", async () => {
  const chat = { id: 7102, type: "private", first_name: "Luz" };
  const from = { id: 7102, is_bot: false, first_name: "Luz" };
  const member = (status: string) => ({ user: { id: 1, is_bot: true, first_name: "Bot" }, status });
  const reachable = () =>
    query<{ reachable: boolean }>("select reachable from contact_identities where external_id = '7102'").then(
      ([row]) => row?.reachable,
    );
  await deliver("telegram", {
    update_id: 9101,
    message: { message_id: 1, from, chat, date: unixNow(), text: "hola" },
  });
  await settled();
  await deliver("telegram", {
    update_id: 9102,
    my_chat_member: {
      chat,
      from,
      date: unixNow(),
      old_chat_member: member("member"),
      new_chat_member: member("kicked"),
    },
  });
  await settled();
  expect(await reachable()).toBe(false);
  await deliver("telegram", {
    update_id: 9103,
    message: { message_id: 2, from, chat, date: unixNow(), text: "volví" },
  });
  await settled();
  expect(await reachable()).toBe(true);
});

test("a person known by phone who comes back under a business-scoped id is the same contact", async () => {
  const from = "525555550116";
  await deliver("whatsapp", waBody(waChange({ messages: [waText(from, "primero")] })));
  await settled();
  const withBoth = { ...waText(from, "segundo"), from_user_id: "MX.1001" };
  const withoutPhone = { ...waText(from, "tercero"), from: undefined, from_user_id: "MX.1001" };
  await deliver("whatsapp", waBody(waChange({ messages: [withBoth] })));
  await settled();
  await deliver("whatsapp", waBody(waChange({ messages: [withoutPhone] })));
  await settled();
  expect(await inboundTexts(from)).toEqual(["primero", "segundo", "tercero"]);
});

test("group traffic is ignored with its reason", async () => {
  const group = { id: -500, type: "supergroup", title: "Vecinos" };
  await deliver("telegram", {
    update_id: 9201,
    message: {
      message_id: 1,
      from: { id: 7103, is_bot: false, first_name: "Eva" },
      chat: group,
      date: unixNow(),
      text: "hola a todos",
    },
  });
  await settled();
  const [event] = await query("select status, reason from webhook_events order by id desc limit 1");
  expect(event).toEqual({ status: "ignored", reason: "group" });
});

test("an event that cannot be processed waits, then is dead with its error, and the ledger adds up", async () => {
  await deliver("whatsapp", waBody(waChange({ messages: [waText("525555550117", "no cabe")] })));
  await settled();
  const [event] = await query<{ id: string; lane: number }>(
    "select id, lane from webhook_events order by id desc limit 1",
  );
  await query(
    "update webhook_events set status = 'received', payload = '\\x7b'::bytea, attempts = 7 where id = $1",
    [event!.id],
  );
  await pool().query(
    "select graphile_worker.add_job('ingest', json_build_object('lane', $1::int), 'ingest:' || $1)",
    [event!.lane],
  );
  await settled();
  const [dead] = await query(
    "select status, attempts, error is not null as explained from webhook_events where id = $1",
    [event!.id],
  );
  expect(dead).toEqual({ status: "dead", attempts: 8, explained: true });

  const { listWebhookEvents } = await import("@/lib/pipeline/ledger");
  const { person } = await import("../support/people");
  const { totals } = await listWebhookEvents(await person("admin"), {}, { limit: 1 });
  expect(totals.received).toBe(0);
  expect(totals.total).toBe(await eventCount());
  expect(totals.processed + totals.ignored + totals.dead + totals.unreadable).toBe(totals.total);
  await expect(listWebhookEvents(await person("agent"), {}, { limit: 1 })).rejects.toThrow("not_found");
});
