/** What goes to WhatsApp, and what its answers mean. */
import type { Draft, DraftAttachment } from "@/lib/platforms/contract";
import { whatsapp } from "@/lib/platforms/whatsapp/adapter";
import { whatsappSecrets } from "@/lib/platforms/whatsapp/secrets";
import { graphError, startGraph, type GraphServer } from "./metaServer";

const secrets = whatsappSecrets.parse({
  phoneNumberId: "106540352242922",
  wabaId: "102290129340398",
  accessToken: "TOKEN",
  appSecret: "SECRET",
  verifyToken: "VERIFY",
});
const accepted = {
  body: { messaging_product: "whatsapp", contacts: [{ input: "x" }], messages: [{ id: "wamid.out" }] },
};

let graph: GraphServer;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());

const draft = (more: Partial<Draft> = {}): Draft => ({
  clientRef: "ref-1",
  address: "525555550101",
  humanAgent: true,
  ...more,
});
const file = (kind: DraftAttachment["kind"], mimeType: string, fileName: string): DraftAttachment => ({
  kind,
  mimeType,
  fileName,
  size: 3,
  read: () => Promise.resolve(new Blob(["abc"], { type: mimeType })),
});
const sent = () => JSON.parse(graph.asked.at(-1)?.body ?? "null") as unknown;
const frame = {
  messaging_product: "whatsapp",
  recipient_type: "individual",
  to: "+525555550101",
  biz_opaque_callback_data: "ref-1",
};

describe("a message", () => {
  test("of text", async () => {
    graph.answer(accepted);
    await expect(whatsapp.send(draft({ text: "Hola" }), secrets, graph.io)).resolves.toEqual({
      status: "sent",
      externalId: "wamid.out",
    });
    expect(graph.asked).toMatchObject([{ method: "POST", url: "/v25.0/106540352242922/messages" }]);
    expect(sent()).toEqual({ ...frame, type: "text", text: { body: "Hola", preview_url: false } });
  });

  test("with a link, in answer to another, to somebody without a number", async () => {
    graph.answer(accepted);
    const text = "Mira https://example.com";
    const address = "US.99887766554433";
    await whatsapp.send(draft({ text, address, replyToExternalId: "wamid.in" }), secrets, graph.io);
    expect(sent()).toEqual({
      ...frame,
      to: undefined,
      recipient: address,
      type: "text",
      text: { body: text, preview_url: true },
      context: { message_id: "wamid.in" },
    });
  });

  test("from a template", async () => {
    graph.answer(accepted);
    const components = [{ type: "body", parameters: [{ type: "text", text: "Lucía" }] }];
    const template = { name: "recordatorio", language: "es_MX", components };
    await whatsapp.send(draft({ template }), secrets, graph.io);
    expect(sent()).toEqual({
      ...frame,
      type: "template",
      template: { name: "recordatorio", language: { code: "es_MX" }, components },
    });
  });

  test("from a template with a picture at its head, which is uploaded first", async () => {
    graph.answer({ body: { id: "77" } }, accepted);
    const components = [{ type: "body", parameters: [{ type: "text", text: "Lucía" }] }];
    const template = { name: "novedades", language: "es_MX", components };
    await whatsapp.send(
      draft({ template, attachment: file("image", "image/png", "a.png") }),
      secrets,
      graph.io,
    );
    const header = { type: "header", parameters: [{ type: "image", image: { id: "77" } }] };
    expect(sent()).toMatchObject({ template: { components: [header, ...components] } });
  });

  test.each([
    ["image", file("image", "image/png", "a.png"), { type: "image", image: { id: "77", caption: "Pie" } }],
    ["video", file("video", "video/mp4", "a.mp4"), { type: "video", video: { id: "77", caption: "Pie" } }],
    ["audio", file("audio", "audio/mpeg", "a.mp3"), { type: "audio", audio: { id: "77" } }],
    ["voice", file("voice", "audio/ogg", "a.ogg"), { type: "audio", audio: { id: "77", voice: true } }],
    ["sticker", file("sticker", "image/webp", "a.webp"), { type: "sticker", sticker: { id: "77" } }],
    [
      "document",
      file("document", "application/pdf", "factura á.pdf"),
      { type: "document", document: { id: "77", filename: "factura á.pdf", caption: "Pie" } },
    ],
  ])("with a file: %s", async (_kind, attachment, content) => {
    graph.answer({ body: { id: "77" } }, accepted);
    await whatsapp.send(draft({ text: "Pie", attachment }), secrets, graph.io);
    const [upload, message] = graph.asked;
    expect(upload).toMatchObject({ method: "POST", url: "/v25.0/106540352242922/media" });
    expect(upload?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(upload?.body).toContain(`name="type"\r\n\r\n${attachment.mimeType}\r\n`);
    expect(upload?.body).toContain(`Content-Type: ${attachment.mimeType}\r\n\r\nabc\r\n`);
    expect(JSON.parse(message?.body ?? "")).toEqual({ ...frame, ...content });
  });

  test("with nothing in it is not sent", async () => {
    graph.answer(accepted);
    expect(await whatsapp.send(draft(), secrets, graph.io)).toEqual({
      status: "failed",
      error: { code: "empty_message", class: "user" },
    });
    expect(graph.asked).toEqual([]);
  });
});

describe("what became of it", () => {
  const outcome = (...answers: Parameters<GraphServer["answer"]>) => {
    graph.answer(...answers);
    return whatsapp.send(draft({ attachment: file("image", "image/png", "a.png") }), secrets, graph.io);
  };
  const uploaded = { body: { id: "77" } };

  test.each([
    ["the window is closed", 400, 131047, "failed", "user"],
    ["the token is refused", 401, 190, "failed", "admin"],
    ["nobody there", 400, 131026, "failed", "never"],
    ["too many to this person", 400, 131056, "retry", "retry"],
    ["a problem at Meta", 500, 131000, "retry", "retry"],
  ])("%s", async (_name, status, code, expected, errorClass) => {
    expect(await outcome(uploaded, { status, body: graphError(code) })).toMatchObject({
      status: expected,
      error: { code: String(code), class: errorClass },
    });
  });

  test("a lost answer to the message is not confirmed", async () => {
    graph.answer({ fail: "hang" });
    expect(await whatsapp.send(draft({ text: "Hola" }), secrets, graph.impatient)).toEqual({
      status: "unconfirmed",
      error: { code: "timeout", class: "user" },
    });
  });

  test("a lost answer to the upload is tried again, because nothing was sent", async () => {
    expect(await outcome({ fail: "reset" })).toMatchObject({ status: "retry", error: { code: "reset" } });
    expect(graph.asked).toHaveLength(1);
  });

  test("a refused upload is the end of it", async () => {
    expect(await outcome({ status: 400, body: graphError(131053) })).toMatchObject({
      status: "failed",
      error: { code: "131053", class: "user" },
    });
  });
});

describe("courtesies", () => {
  const target = { address: "525555550101", externalId: "wamid.in" };
  const read = { messaging_product: "whatsapp", status: "read", message_id: "wamid.in" };

  test("read, and typing", async () => {
    graph.answer({ body: { success: true } });
    await whatsapp.markRead?.(target, secrets, graph.io);
    expect(sent()).toEqual(read);
    await whatsapp.showTyping?.(target, secrets, graph.io);
    expect(sent()).toEqual({ ...read, typing_indicator: { type: "text" } });
  });

  test("their failure disturbs nobody", async () => {
    graph.answer({ fail: "reset" });
    await expect(whatsapp.markRead?.(target, secrets, graph.io)).resolves.toBeUndefined();
  });
});

describe("the credentials", () => {
  test.each(["phoneNumberId", "wabaId"])("%s is made of digits", (key) => {
    expect(whatsappSecrets.safeParse({ ...secrets, [key]: "12a" }).success).toBe(false);
  });
  test("every field of the form is one of them", () => {
    expect(whatsapp.manifest.secretFields.map((field) => field.key)).toEqual(
      Object.keys(whatsappSecrets.shape),
    );
  });
});
