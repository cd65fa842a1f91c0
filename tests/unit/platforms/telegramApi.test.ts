import { text as readAll } from "node:stream/consumers";
import type { Draft } from "@/lib/platforms/contract";
import { telegram } from "@/lib/platforms/telegram/adapter";
import { telegramSecrets } from "@/lib/platforms/telegram/secrets";
import { startFakeApi, type FakeApi } from "../../support/fakeApi";
import { samples } from "../../support/signing";

const secrets = telegramSecrets.parse(samples.telegram.secrets);
const prefix = `/bot${secrets.botToken}`;
const draft: Draft = { clientRef: "ref", address: "5550101", text: "Hola", humanAgent: false };

let api: FakeApi;
beforeAll(async () => {
  api = await startFakeApi();
});
afterAll(() => api.close());

const refused = (error_code: number, description: string, parameters?: object) => ({
  status: error_code,
  body: { ok: false, error_code, description, parameters },
});
const sent = (chatId = 5550101) => ({
  status: 200,
  body: { ok: true, result: { message_id: 900, date: 1795001000, chat: { id: chatId } } },
});
const asked = (at = 0) => ({
  path: api.asked[at]?.path,
  body: JSON.parse(api.asked[at]?.body.toString() ?? "") as unknown,
});

describe("send", () => {
  const send = (change: Partial<Draft> = {}) => telegram.send({ ...draft, ...change }, secrets, api.io);

  test("a text goes out as it is, in answer to a message that may be gone", async () => {
    api.answer(() => sent());
    expect(await send({ replyToExternalId: "5550101:77" })).toEqual({
      status: "sent",
      externalId: "5550101:900",
      sentAt: new Date(1795001000_000),
    });
    expect(asked()).toEqual({
      path: `${prefix}/sendMessage`,
      body: {
        chat_id: 5550101,
        text: "Hola",
        reply_parameters: { message_id: 77, allow_sending_without_reply: true },
      },
    });
  });

  test("through a business connection it names the connection, also in its own id", async () => {
    api.answer(() => sent());
    const outcome = await send({ address: "business:bc-0101:5550101" });
    expect(outcome).toMatchObject({ externalId: "business:bc-0101:5550101:900" });
    expect(asked().body).toEqual({ chat_id: 5550101, business_connection_id: "bc-0101", text: "Hola" });
  });

  test.each([
    ["image", "sendPhoto", "photo"],
    ["video", "sendVideo", "video"],
    ["audio", "sendAudio", "audio"],
    ["voice", "sendVoice", "voice"],
    ["document", "sendDocument", "document"],
    ["sticker", "sendSticker", "sticker"],
  ] as const)("%s goes out by %s", async (kind, method, field) => {
    api.answer(() => sent());
    const file = new Blob(["bytes-0101"]);
    const attachment = {
      kind,
      mimeType: "x/y",
      fileName: "mi archivo.bin",
      size: 10,
      read: async () => file,
    };
    await send({ attachment, replyToExternalId: "5550101:77" });
    const { path, headers, body } = api.asked[0] ?? { path: "", headers: {}, body: [] };
    const form = await new Response(new Uint8Array(body), {
      headers: { "content-type": headers["content-type"] ?? "" },
    }).formData();
    const uploaded = form.get(field) as File;
    expect(path).toBe(`${prefix}/${method}`);
    expect([uploaded.name, uploaded.type, await uploaded.text()]).toEqual([
      "mi archivo.bin",
      "x/y",
      "bytes-0101",
    ]);
    expect(form.get("chat_id")).toBe("5550101");
    expect(form.get("caption")).toBe(kind === "sticker" ? null : "Hola");
    expect(JSON.parse(String(form.get("reply_parameters")))).toEqual({
      message_id: 77,
      allow_sending_without_reply: true,
    });
  });

  test("429: exactly as long as Telegram asks", async () => {
    api.answer(() => refused(429, "Too Many Requests: retry after 35", { retry_after: 35 }));
    expect(await send()).toMatchObject({ status: "retry", retryAfterMs: 35_000, error: { code: "429" } });
  });

  test("a group that has moved is written to under its new id, once", async () => {
    const moved = refused(400, "Bad Request: group chat was upgraded", {
      migrate_to_chat_id: -1009876543210,
    });
    api.answer(({ body }) => (body.includes("-55") ? moved : sent(-1009876543210)));
    expect(await send({ address: "-55" })).toMatchObject({ externalId: "-1009876543210:900" });
    api.answer(() => moved);
    expect(await send({ address: "-55" })).toMatchObject({ status: "failed" });
    expect(api.asked).toHaveLength(2);
  });

  test("an address that is none of ours is refused without a call", async () => {
    api.answer(() => sent());
    expect(await send({ address: "../getMe" })).toMatchObject({ status: "failed" });
    expect(api.asked).toHaveLength(0);
  });

  test.each([
    [403, "Forbidden: bot was blocked by the user", { code: "403", class: "never", unreachable: true }],
    [403, "Forbidden: user is deactivated", { code: "403", class: "never", unreachable: true }],
    [400, "Bad Request: chat not found", { code: "chat_not_found", class: "never" }],
    [400, "Bad Request: PEER_ID_INVALID", { code: "chat_not_found", class: "never" }],
    [400, "Bad Request: message to be replied not found", { code: "reply_not_found", class: "user" }],
    [400, "Bad Request: message is too long", { code: "too_long", class: "user" }],
    [400, "Bad Request: message text is empty", { code: "empty", class: "user" }],
    [400, "Bad Request: file is too big", { code: "file_too_big", class: "user" }],
    [400, "Bad Request: PHOTO_INVALID_DIMENSIONS", { code: "file_refused", class: "user" }],
    [400, "Bad Request: VOICE_MESSAGES_FORBIDDEN", { code: "voice_forbidden", class: "user" }],
    [400, "Bad Request: BUSINESS_PEER_USAGE_MISSING", { code: "business_window", class: "user" }],
    [400, "Bad Request: business connection not found", { code: "business_disconnected", class: "never" }],
    [400, "Bad Request: not enough rights to send text messages", { code: "no_rights", class: "never" }],
    [400, "Bad Request: something new", { code: "400", class: "never" }],
    [401, "Unauthorized", { code: "401", class: "admin", stopsConfiguration: true }],
    [404, "Not Found", { code: "404", class: "admin", stopsConfiguration: true }],
    [409, "Conflict", { code: "409", class: "admin" }],
    [413, "Request Entity Too Large", { code: "413", class: "user" }],
    [418, "teapot", { code: "418", class: "never" }],
  ])("%i %s", async (code, description, error) => {
    api.answer(() => refused(code, description));
    expect(await send()).toEqual({ status: "failed", error: { ...error, detail: description } });
  });

  test("a refusal inside a 200 is a refusal", async () => {
    api.answer(() => ({ ...refused(403, "Forbidden: bot was blocked by the user"), status: 200 }));
    expect(await send()).toMatchObject({ status: "failed", error: { code: "403" } });
  });

  test("what goes to the log holds no number and no token", async () => {
    api.answer(() => refused(400, `chat 525555550101 of ${secrets.botToken} is odd`));
    expect(await send()).toMatchObject({ error: { detail: "chat … of … is odd" } });
  });
});

describe("fetchMedia", () => {
  const fetchMedia = () => telegram.fetchMedia("AgAC-l", secrets, api.io);
  const located = (file_path: unknown) => ({ status: 200, body: { ok: true, result: { file_path } } });

  test("asks where the file is and opens it", async () => {
    api.answer(({ path }) =>
      path.endsWith("/getFile") ? located("photos/file 1.jpg") : { status: 200, body: "jpeg-bytes" },
    );
    const source = await fetchMedia();
    expect(await readAll(source.body)).toBe("jpeg-bytes");
    expect(asked().body).toEqual({ file_id: "AgAC-l" });
    expect(api.asked[1]).toMatchObject({
      method: "GET",
      path: `/file/bot${secrets.botToken}/photos/file%201.jpg`,
    });
  });

  test.each([
    [refused(400, "Bad Request: file is too big"), { code: "file_too_big", retry: false }],
    [refused(500, "Internal Server Error"), { code: "500", retry: true }],
    [located("../../bot1:x/deleteWebhook"), { code: "blocked_address", retry: false }],
    [located(null), { code: "unreadable_answer", retry: true }],
    ["hang", { code: "timeout", retry: true }],
  ] as const)("%j", async (answer, error) => {
    api.answer(() => answer);
    const failure: unknown = await fetchMedia().catch((reason: unknown) => reason);
    expect(failure).toMatchObject({ name: "MediaError", ...error });
    expect(String(failure)).not.toContain(secrets.botToken);
    expect(api.asked).toHaveLength(1);
  });

  test("a file that is gone is not asked for again", async () => {
    api.answer(({ path }) => (path.endsWith("/getFile") ? located("a.jpg") : { status: 404, body: "" }));
    await expect(fetchMedia()).rejects.toMatchObject({ code: "http_404", retry: false });
  });
});

describe("connect", () => {
  const url = "https://hilo.example.com/api/webhooks/telegram";
  const connect = () => telegram.connect(secrets, url, api.io);
  const ok = (result: unknown) => ({ status: 200, body: { ok: true, result } });
  const me = ok({ id: 7000000001, first_name: "Tienda", username: "tienda_bot" });

  test("registers the webhook with its secret and all kinds of updates that are read", async () => {
    api.answer(({ path }) =>
      path.endsWith("/getMe") ? me : path.endsWith("/setWebhook") ? ok(true) : ok({ url }),
    );
    expect(await connect()).toEqual({
      accountName: "Tienda",
      address: "@tienda_bot",
      checks: [
        { name: "credentials", ok: true },
        { name: "webhook", ok: true },
      ],
    });
    expect(asked(1).body).toMatchObject({
      url,
      secret_token: secrets.secretToken,
      allowed_updates: expect.arrayContaining(["message", "message_reaction", "my_chat_member"]),
    });
  });

  test("says which step failed and why", async () => {
    const failing = (method: string, answer: object) =>
      api.answer(({ path }) => (path.endsWith(method) ? { status: 400, body: answer } : me));
    failing("/setWebhook", refused(400, "Bad Request: bad webhook: HTTPS url must be provided").body);
    expect((await connect()).checks[1]).toMatchObject({ ok: false, problem: { code: "webhook_refused" } });
    api.answer(({ path }) => (path.endsWith("/getMe") ? refused(401, "Unauthorized") : ok(true)));
    expect(await connect()).toMatchObject({
      checks: [{ name: "credentials", ok: false, problem: { code: "401" } }],
    });
    api.answer(({ path }) => (path.endsWith("/getWebhookInfo") ? ok({ url: "https://other.example" }) : me));
    expect((await connect()).checks[1]).toMatchObject({ ok: false, problem: { code: "webhook_elsewhere" } });
  });
});

describe("the courtesies", () => {
  const done = { status: 200, body: { ok: true, result: true } };

  test("typing and the end of a tap are told to Telegram", async () => {
    api.answer(() => done);
    await telegram.showTyping?.({ address: "business:bc-0101:5550101", externalId: "" }, secrets, api.io);
    expect(asked()).toEqual({
      path: `${prefix}/sendChatAction`,
      body: { chat_id: 5550101, business_connection_id: "bc-0101", action: "typing" },
    });
    api.answer(() => refused(400, "Bad Request: query is too old"));
    await telegram.acknowledge?.("4382", secrets, api.io);
    expect(asked()).toEqual({
      path: `${prefix}/answerCallbackQuery`,
      body: { callback_query_id: "4382" },
    });
  });

  test("a person's name is asked for, where Telegram tells it", async () => {
    api.answer(() => ({
      status: 200,
      body: { ok: true, result: { first_name: "Lucía", username: "lucia_ferrer" } },
    }));
    expect(await telegram.profile?.("5550101", secrets, api.io)).toEqual({
      name: "Lucía",
      username: "lucia_ferrer",
    });
    api.answer(() => refused(400, "Bad Request: chat not found"));
    expect(await telegram.profile?.("5550101", secrets, api.io)).toBeNull();
  });
});
