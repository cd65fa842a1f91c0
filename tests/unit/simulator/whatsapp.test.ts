import { newWamid } from "@/lib/simulator/whatsapp/updates";
import { otherNumber, post, startRig, whatsApp, type Received, type Rig } from "./rig";

const mariana = "525555550121";
let rig: Rig;

beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.stop());

interface Value {
  metadata: { phone_number_id: string };
  contacts?: { wa_id?: string; user_id: string; profile: { name: string; username?: string } }[];
  messages?: Record<string, unknown>[];
  statuses?: { id: string; status: string; errors?: { code: number }[]; biz_opaque_callback_data?: string }[];
}
const valuesOf = ({ raw }: Received): Value[] =>
  (JSON.parse(raw) as { entry: { changes: { value: Value }[] }[] }).entry.flatMap(({ changes }) =>
    changes.map(({ value }) => value),
  );
const messagesOf = (delivery: Received) => valuesOf(delivery).flatMap(({ messages }) => messages ?? []);
const statuses = () => rig.receiver.received.flatMap(valuesOf).flatMap((value) => value.statuses ?? []);
const hasStatus = (delivery: Received) => valuesOf(delivery).some((value) => value.statuses);

const send = (content: Record<string, unknown>, to: Record<string, unknown> = { to: `+${mariana}` }) =>
  rig.call(
    whatsApp,
    `/${whatsApp.accountId}/messages`,
    post({ messaging_product: "whatsapp", ...to, ...content }),
  );
const text = (body: string) => ({ type: "text", text: { body } });
const code = (answer: { body: unknown }) => (answer.body as { error: { code: number } }).error.code;

describe("inbound", () => {
  it("delivers a text, signed over escaped bytes", async () => {
    const id = await rig.write({ platform: "whatsapp", text: "¿Tienen mesas a/c? 🪑" });
    const [delivery] = await rig.receiver.until(1);
    expect(delivery?.genuine).toBe(true);
    expect(delivery?.raw).toContain("\\u00bfTienen mesas a\\/c? \\ud83e\\ude91");
    const [value] = valuesOf(delivery!);
    expect(value).toMatchObject({
      metadata: { phone_number_id: whatsApp.accountId },
      contacts: [
        { wa_id: "5215555550121", user_id: "MX.1049550000000121", profile: { name: "Mariana Olvera" } },
      ],
      messages: [{ from: mariana, id, type: "text", text: { body: "¿Tienen mesas a/c? 🪑" } }],
    });
    expect(value?.messages?.[0]?.timestamp).toMatch(/^\d{10}$/);
    const { messages } = await rig.thread(whatsApp, mariana);
    expect(messages).toMatchObject([{ id, tick: "delivered" }]);
  });

  it("leaves out the number of somebody with a username", async () => {
    await rig.write({ platform: "whatsapp", customerId: "CL.1049550000000124", text: "hola" });
    const [delivery] = await rig.receiver.until(1);
    const [value] = valuesOf(delivery!);
    expect(value?.contacts?.[0]).toEqual({
      profile: { name: "Ignacio Lagos", username: "nacho.lagos" },
      user_id: "CL.1049550000000124",
    });
    expect(value?.messages?.[0]).not.toHaveProperty("from");
  });

  it.each([
    [
      { kind: "location", location: { latitude: 19.4, longitude: -99.1 } },
      { type: "location", location: { latitude: 19.4 } },
    ],
    [
      { kind: "contact", contact: { name: "Ana Ruiz", phone: "+52 55 5555 0199" } },
      { type: "contacts", contacts: [{ phones: [{ wa_id: "525555550199" }] }] },
    ],
    [
      { kind: "order", items: [{ productId: "mesa-1", quantity: 2, price: 900, currency: "MXN" }] },
      { type: "order", order: { product_items: [{ product_retailer_id: "mesa-1" }] } },
    ],
    [
      { kind: "interactive", payload: "si", title: "Sí", targetId: "wamid.x" },
      {
        type: "interactive",
        interactive: { type: "button_reply", button_reply: { id: "si", title: "Sí" } },
        context: { id: "wamid.x" },
      },
    ],
    [
      { kind: "button", payload: "P", title: "Ver", targetId: "wamid.x" },
      { type: "button", button: { text: "Ver", payload: "P" } },
    ],
    [{ kind: "unsupported" }, { type: "unsupported", errors: [{ code: 131051 }] }],
    [
      { kind: "referral", text: "Vi el anuncio" },
      { type: "text", referral: { source_type: "ad" } },
    ],
    [
      { kind: "voice", media: { sample: "voice" } },
      { type: "audio", audio: { voice: true, mime_type: "audio/ogg; codecs=opus" } },
    ],
    [
      { kind: "document", media: { sample: "document" }, text: "Aquí va" },
      { type: "document", document: { filename: "comprobante.pdf", caption: "Aquí va" } },
    ],
    [
      { kind: "sticker", media: { sample: "sticker" } },
      { type: "sticker", sticker: { mime_type: "image/webp", animated: false } },
    ],
  ])("has the documented shape: %j", async (given, expected) => {
    await rig.write({ platform: "whatsapp", ...given });
    const [delivery] = await rig.receiver.until(1);
    expect(messagesOf(delivery!)).toMatchObject([expected]);
  });

  it("tells of a reaction, and of its removal by the missing emoji", async () => {
    const targetId = await rig.write({ platform: "whatsapp", text: "hola" });
    await rig.write({ platform: "whatsapp", kind: "reaction", targetId, emoji: "👍" });
    await rig.write({ platform: "whatsapp", kind: "reaction", targetId });
    const deliveries = await rig.receiver.until(3);
    expect(deliveries.flatMap(messagesOf).map((message) => message.reaction)).toEqual([
      undefined,
      { message_id: targetId, emoji: "👍" },
      { message_id: targetId },
    ]);
  });
});

describe("sending", () => {
  it("answers an id, then tells sent, delivered and read in this order", async () => {
    await rig.write({ platform: "whatsapp", text: "hola" });
    const answer = await send({ ...text("buenas"), biz_opaque_callback_data: "ref-1" });
    expect(answer).toMatchObject({ status: 200, body: { contacts: [{ input: `+${mariana}` }] } });
    const { id } = (answer.body as { messages: { id: string }[] }).messages[0]!;
    await rig.receiver.until(3, hasStatus);
    expect(statuses()).toMatchObject([
      { id, status: "sent", biz_opaque_callback_data: "ref-1" },
      { id, status: "delivered" },
      { id, status: "read" },
    ]);
    expect(rig.receiver.received.every(({ genuine }) => genuine)).toBe(true);
    expect((await rig.thread(whatsApp, mariana)).messages.at(-1)).toMatchObject({
      id,
      tick: "read",
      text: "buenas",
    });
  });

  it("reads only an opened chat when phones do not read by themselves", async () => {
    await rig.control("POST", "/settings", { autoRead: false });
    await rig.write({ platform: "whatsapp", text: "hola" });
    await send(text("buenas"));
    await rig.receiver.until(2, hasStatus);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(statuses().map(({ status }) => status)).toEqual(["sent", "delivered"]);
    await rig.control("POST", "/open", { platform: "whatsapp", customerId: mariana });
    await rig.receiver.until(3, hasStatus);
    expect(statuses().at(-1)?.status).toBe("read");
  });

  it("closes the window a day after the customer's last message, except for templates", async () => {
    const sentAt = new Date(Date.now() - 25 * 3600_000).toISOString();
    await rig.write({ platform: "whatsapp", text: "hola", sentAt });
    expect(await send(text("tarde"))).toMatchObject({ status: 400, body: { error: { code: 131047 } } });
    const template = { name: "retomar_conversacion", language: { code: "es" } };
    expect(await send({ type: "template", template })).toMatchObject({ status: 200 });
    expect(code(await send({ type: "template", template: { ...template, name: "nada" } }))).toBe(132001);
    const parameters = {
      type: "template",
      template: { name: "seguimiento_pedido", language: { code: "es_MX" } },
    };
    expect(code(await send(parameters))).toBe(132000);
  });

  it("reacts on the customer's message, which has no status but sent", async () => {
    const message_id = await rig.write({ platform: "whatsapp", text: "hola" });
    const answer = await send({ type: "reaction", reaction: { message_id, emoji: "🙌" } });
    const { id } = (answer.body as { messages: { id: string }[] }).messages[0]!;
    await rig.receiver.until(1, hasStatus);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(statuses()).toMatchObject([{ id, status: "sent" }]);
    const { messages } = await rig.thread(whatsApp, mariana);
    expect(messages).toMatchObject([{ id: message_id, reactions: [{ by: "business", emoji: "🙌" }] }]);
  });

  it("sends to a business-scoped id", async () => {
    const recipient = "CL.1049550000000124";
    await rig.write({ platform: "whatsapp", customerId: recipient, text: "hola" });
    const answer = await send(text("buenas"), { recipient });
    expect(answer.body).toMatchObject({ contacts: [{ input: recipient, user_id: recipient }] });
    expect((answer.body as { contacts: object[] }).contacts[0]).not.toHaveProperty("wa_id");
  });

  it("reads a number without its plus sign as one of the business's country", async () => {
    await rig.write({ platform: "whatsapp", customerId: "573005550122", text: "hola" });
    expect((await send(text("buenas"), { to: "573005550122" })).status).toBe(200);
    await rig.receiver.until(1, hasStatus);
    expect(statuses()).toMatchObject([{ status: "failed", errors: [{ code: 131026 }] }]);
    expect((await rig.thread(whatsApp, "573005550122")).messages).toHaveLength(1);
  });

  it.each([
    [401, 190, text("hola"), { authorization: "Bearer wrong" }],
    [400, 131051, { type: "hologram", hologram: {} }, {}],
    [400, 131008, { type: "text", text: {} }, {}],
    [400, 100, text("x".repeat(4097)), {}],
    [400, 131009, { type: "image", image: { id: "1" } }, {}],
    [400, 131009, { ...text("hola"), context: { message_id: newWamid() } }, {}],
  ])("refuses with %i / %i", async (status, expected, content, headers) => {
    await rig.write({ platform: "whatsapp", text: "hola" });
    const body = { messaging_product: "whatsapp", to: `+${mariana}`, ...content };
    const answer = await rig.call(whatsApp, `/${whatsApp.accountId}/messages`, { ...post(body), headers });
    expect(answer.status).toBe(status);
    expect(code(answer)).toBe(expected);
  });

  it("ticks the customer's messages up to the one that is marked read", async () => {
    const first = await rig.write({ platform: "whatsapp", text: "uno" });
    const second = await rig.write({ platform: "whatsapp", text: "dos" });
    const read = { messaging_product: "whatsapp", status: "read", typing_indicator: { type: "text" } };
    const answer = await rig.call(
      whatsApp,
      `/${whatsApp.accountId}/messages`,
      post({ ...read, message_id: first }),
    );
    expect(answer.body).toEqual({ success: true });
    const { messages } = await rig.thread(whatsApp, mariana);
    expect(messages).toMatchObject([
      { id: first, tick: "read" },
      { id: second, tick: "delivered" },
    ]);
  });
});

describe("files", () => {
  const upload = (file: Blob, type: string) => {
    const form = new FormData();
    form.set("messaging_product", "whatsapp");
    form.set("type", type);
    form.set("file", file, "archivo");
    return rig.call(whatsApp, `/${whatsApp.accountId}/media`, { method: "POST", body: form });
  };

  it("takes an upload, and gives it back for five minutes and to the token only", async () => {
    let now = Date.now();
    await rig.stop();
    rig = await startRig({ options: { clock: () => new Date(now) } });
    const uploaded = await upload(new Blob(["una imagen"], { type: "image/png" }), "image/png");
    const { id } = uploaded.body as { id: string };
    const info = (await rig.call(whatsApp, `/${id}`)).body as {
      url: string;
      mime_type: string;
      file_size: number;
    };
    expect(info).toMatchObject({ mime_type: "image/png", file_size: 10 });
    const authorization = `Bearer ${whatsApp.secrets.accessToken}`;
    const download = () => fetch(info.url, { headers: { authorization } });
    expect(await (await download()).text()).toBe("una imagen");
    expect((await fetch(info.url)).status).toBe(401);
    now += 5 * 60_000 + 1000;
    expect((await download()).status).toBe(404);
    expect((await rig.call(whatsApp, `/${id}`, { method: "DELETE" })).body).toEqual({ success: true });
    expect((await rig.call(whatsApp, `/${id}`)).status).toBe(400);
  });

  it("refuses types and sizes that the platform does not take", async () => {
    expect(code(await upload(new Blob(["x"], { type: "audio/webm" }), "audio/webm"))).toBe(131053);
    const large = new Blob([Buffer.alloc(5 * 1024 * 1024 + 1)], { type: "image/jpeg" });
    expect(code(await upload(large, "image/jpeg"))).toBe(131053);
  });

  it("sends a picture with its caption", async () => {
    await rig.write({ platform: "whatsapp", text: "hola" });
    const { id } = (await upload(new Blob(["p"], { type: "image/png" }), "image/png")).body as { id: string };
    expect((await send({ type: "image", image: { id, caption: "mira" } })).status).toBe(200);
    expect((await rig.thread(whatsApp, mariana)).messages.at(-1)).toMatchObject({
      kind: "image",
      text: "mira",
      media: { id },
    });
    expect(code(await send({ type: "document", document: { id } }))).toBe(131053);
  });
});

describe("management", () => {
  it("describes numbers, templates and tokens", async () => {
    const { secrets } = whatsApp;
    expect((await rig.call(whatsApp, `/${otherNumber.accountId}?fields=verified_name`)).body).toEqual({
      id: otherNumber.accountId,
      verified_name: "Casa Jacaranda Soporte",
    });
    const templates = await rig.call(
      whatsApp,
      `/${secrets.wabaId}/message_templates?status=APPROVED&limit=2`,
    );
    expect(templates.body).toMatchObject({
      data: [{ name: "seguimiento_pedido" }, { name: "retomar_conversacion" }],
      paging: { cursors: { after: "2" } },
    });
    const debug = await rig.call(whatsApp, `/debug_token?input_token=${secrets.accessToken}`);
    expect(debug.body).toMatchObject({ data: { is_valid: true, expires_at: 0 } });
    expect((await rig.call(whatsApp, "/1")).body).toMatchObject({ error: { code: 100, error_subcode: 33 } });
  });

  it("asks an address before it takes it as a callback", async () => {
    const subscribe = (verify_token: string) =>
      rig.call(
        whatsApp,
        `/${whatsApp.secrets.wabaId}/subscribed_apps`,
        post({ override_callback_uri: `${rig.receiver.url}/other`, verify_token }),
      );
    expect(code(await subscribe("wrong"))).toBe(2200);
    expect((await subscribe(whatsApp.secrets.verifyToken)).body).toEqual({ success: true });
    const apps = await rig.call(whatsApp, `/${whatsApp.secrets.wabaId}/subscribed_apps`);
    expect(apps.body).toMatchObject({ data: [{ override_callback_uri: `${rig.receiver.url}/other` }] });
  });
});
