import { messenger, post, startRig, type Received, type Rig } from "./rig";

const lucia = "6095500000000131";
let rig: Rig;

beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.stop());

type Event = Record<string, Record<string, unknown> & { watermark?: number; mid?: string }> & {
  timestamp: number;
};
const eventsOf = ({ raw }: Received): Event[] =>
  (JSON.parse(raw) as { entry: { messaging: Event[] }[] }).entry.flatMap(({ messaging }) => messaging);
const all = () => rig.receiver.received.flatMap(eventsOf);
const has = (key: string) => (delivery: Received) => eventsOf(delivery).some((event) => key in event);

const send = (message: unknown, more: object = {}) =>
  rig.call(
    messenger,
    "/me/messages",
    post({ recipient: { id: lucia }, messaging_type: "RESPONSE", message, ...more }),
  );
const error = (answer: { body: unknown }) =>
  (answer.body as { error: { code: number; error_subcode?: number } }).error;

it("delivers a signed text of the customer to the page", async () => {
  const mid = await rig.write({ platform: "messenger", text: "¿Abren mañana?" });
  const [delivery] = await rig.receiver.until(1);
  expect(delivery?.genuine).toBe(true);
  expect(JSON.parse(delivery!.raw)).toMatchObject({
    object: "page",
    entry: [
      {
        id: messenger.accountId,
        messaging: [{ sender: { id: lucia }, message: { mid, text: "¿Abren mañana?" } }],
      },
    ],
  });
  expect(eventsOf(delivery!)[0]?.timestamp).toBeGreaterThan(1e12);
});

it.each([
  [
    { kind: "postback", payload: "INICIO", title: "Empezar" },
    { postback: { title: "Empezar", payload: "INICIO" } },
  ],
  [
    { kind: "button", payload: "SI", title: "Sí" },
    { message: { text: "Sí", quick_reply: { payload: "SI" } } },
  ],
  [{ kind: "document", media: { sample: "document" } }, { message: { attachments: [{ type: "file" }] } }],
  [
    { kind: "sticker", media: { sample: "sticker" } },
    { message: { attachments: [{ type: "sticker", payload: { sticker_id: 369239263222822 } }] } },
  ],
  [{ kind: "referral", text: "Hola" }, { message: { referral: { source: "ADS", type: "OPEN_THREAD" } } }],
  [{ kind: "unsupported" }, { message: { attachments: [{ type: "fallback" }] } }],
])("has the documented shape: %j", async (given, expected) => {
  await rig.write({ platform: "messenger", ...given });
  await rig.receiver.until(1);
  expect(all()).toMatchObject([expected]);
});

it("gives a picture an address that needs no token", async () => {
  await rig.write({ platform: "messenger", kind: "image", media: { sample: "photo" } });
  const [delivery] = await rig.receiver.until(1);
  const { attachments } = eventsOf(delivery!)[0]?.message as { attachments: { payload: { url: string } }[] };
  const { url } = attachments[0]!.payload;
  const picture = await fetch(url);
  expect(picture.headers.get("content-type")).toBe("image/jpeg");
  expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  expect((await fetch(url.replace("oh=", "oh=0"))).status).toBe(403);
});

it("echoes what the page sends, then tells of delivery and reading by watermarks", async () => {
  await rig.write({ platform: "messenger", text: "hola" });
  const answer = await send({ text: "buenas", metadata: "ref-7" });
  expect(answer).toMatchObject({ status: 200, body: { recipient_id: lucia } });
  const { message_id: mid } = answer.body as { message_id: string };
  await rig.receiver.until(1, has("read"));
  const [, echo, delivery, read] = all();
  expect(echo).toMatchObject({
    sender: { id: messenger.accountId },
    recipient: { id: lucia },
    message: { mid, is_echo: true, metadata: "ref-7", text: "buenas" },
  });
  expect(delivery).toMatchObject({ delivery: { mids: [mid] } });
  expect(delivery).not.toHaveProperty("timestamp");
  expect(read?.read?.watermark).toBeGreaterThanOrEqual(echo?.timestamp ?? Infinity);
});

it("takes a file in the call itself", async () => {
  await rig.write({ platform: "messenger", text: "hola" });
  const form = new FormData();
  form.set("recipient", JSON.stringify({ id: lucia }));
  form.set("message", JSON.stringify({ attachment: { type: "image", payload: { is_reusable: true } } }));
  form.set("filedata", new Blob(["una imagen"], { type: "image/png" }), "mesa.png");
  const answer = await rig.call(messenger, `/${messenger.accountId}/messages`, {
    method: "POST",
    body: form,
  });
  expect(answer.body).toMatchObject({ recipient_id: lucia, attachment_id: expect.any(String) as string });
  const [echo] = (await rig.receiver.until(1, (each) => each.raw.includes("is_echo"))).flatMap(eventsOf);
  expect(echo?.message).toMatchObject({ attachments: [{ type: "image" }] });
  expect((await rig.thread(messenger, lucia)).messages.at(-1)).toMatchObject({ kind: "image" });
});

it("keeps to the windows of a day and, for people, of a week", async () => {
  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3600_000).toISOString();
  const human = { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" };
  await rig.write({ platform: "messenger", text: "hola", sentAt: daysAgo(8) });
  expect(error(await send({ text: "tarde" }, human))).toMatchObject({ code: 10, error_subcode: 2018278 });
  await rig.write({ platform: "messenger", text: "¿hay alguien?", sentAt: daysAgo(2) });
  expect(error(await send({ text: "tarde" }))).toMatchObject({ code: 10, error_subcode: 2018278 });
  expect((await send({ text: "aquí estamos" }, human)).status).toBe(200);
  const old = { messaging_type: "MESSAGE_TAG", tag: "ACCOUNT_UPDATE" };
  expect(error(await send({ text: "aviso" }, old)).code).toBe(100);
});

it.each([
  [{ text: "x".repeat(2001) }, {}, 100],
  [{ text: "foto", attachment: { type: "image", payload: { url: "https://example.com/a.jpg" } } }, {}, 100],
  [{ text: "hola" }, { recipient: { id: "1" } }, 100],
  [{ text: "hola" }, { reply_to: { mid: "m_nada" } }, 100],
])("refuses %#", async (message, more, code) => {
  await rig.write({ platform: "messenger", text: "hola" });
  const answer = await send(message, more);
  expect(answer.status).toBe(400);
  expect(error(answer).code).toBe(code);
});

it("marks as seen, and tells who wrote", async () => {
  await rig.write({ platform: "messenger", text: "hola" });
  await rig.call(messenger, "/me/messages", post({ recipient: { id: lucia }, sender_action: "mark_seen" }));
  expect((await rig.thread(messenger, lucia)).messages).toMatchObject([{ tick: "read" }]);
  expect((await rig.call(messenger, `/${lucia}?fields=first_name,locale`)).body).toEqual({
    id: lucia,
    first_name: "Lucía",
    locale: "es_PE",
  });
  expect(error(await rig.call(messenger, "/6095500000000133")).code).toBe(100);
});

it("lists the fields that a page is subscribed to", async () => {
  const edge = `/${messenger.accountId}/subscribed_apps`;
  await rig.call(messenger, `${edge}?subscribed_fields=messages,message_reads`, { method: "POST" });
  expect((await rig.call(messenger, edge)).body).toMatchObject({
    data: [{ subscribed_fields: ["messages", "message_reads"] }],
  });
});
