import { post, startRig, telegram, type Received, type Rig } from "./rig";

const renata = "5955000141";
let rig: Rig;

beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.stop());

type Update = Record<string, Record<string, unknown>> & { update_id: number };
const updateOf = ({ raw }: Received) => JSON.parse(raw) as Update;
const call = (method: string, body: object = {}) => rig.call(telegram, `/${method}`, post(body));
const say = (text: string, more: object = {}) =>
  call("sendMessage", { chat_id: Number(renata), text, ...more });
const resultOf = <Result>(answer: { body: unknown }) => (answer.body as { result: Result }).result;

it("delivers a text with the bot's secret", async () => {
  await rig.write({ platform: "telegram", text: "¿Hacen envíos?" });
  const [delivery] = await rig.receiver.until(1);
  expect(delivery?.genuine).toBe(true);
  expect(updateOf(delivery!)).toMatchObject({
    update_id: expect.any(Number) as number,
    message: {
      message_id: 1,
      from: {
        id: 5955000141,
        is_bot: false,
        first_name: "Renata",
        last_name: "Quiroga",
        language_code: "es",
      },
      chat: { id: 5955000141, type: "private" },
      text: "¿Hacen envíos?",
    },
  });
});

it.each([
  [
    { kind: "image", media: { sample: "photo" }, text: "mira" },
    { message: { caption: "mira", photo: [{}, { width: 640, height: 426 }] } },
  ],
  [{ kind: "voice", media: { sample: "voice" } }, { message: { voice: { mime_type: "audio/ogg" } } }],
  [
    { kind: "location", location: { latitude: 1, longitude: 2, name: "Taller" } },
    { message: { venue: { title: "Taller" }, location: { latitude: 1 } } },
  ],
  [
    { kind: "contact", contact: { name: "Ana Ruiz", phone: "+525555550199" } },
    { message: { contact: { first_name: "Ana", last_name: "Ruiz" } } },
  ],
  [{ kind: "button", payload: "si", title: "Sí" }, { callback_query: { data: "si" } }],
  [
    { kind: "referral" },
    { message: { text: "/start otono_2026", entities: [{ type: "bot_command", offset: 0, length: 6 }] } },
  ],
  [{ kind: "block" }, { my_chat_member: { new_chat_member: { status: "kicked" } } }],
])("has the documented shape: %j", async (given, expected) => {
  await rig.write({ platform: "telegram", ...given });
  const [delivery] = await rig.receiver.until(1);
  expect(updateOf(delivery!)).toMatchObject(expected);
});

it("presses the button of the bot's last message, which keeps turning until it is answered", async () => {
  await rig.write({ platform: "telegram", text: "hola" });
  const reply_markup = { inline_keyboard: [[{ text: "Sí", callback_data: "si" }]] };
  const { message_id } = resultOf<{ message_id: number }>(await say("¿Te llamamos?", { reply_markup }));
  const id = await rig.write({ platform: "telegram", kind: "button", payload: "si", title: "Sí" });
  const [press] = (await rig.receiver.until(1, ({ raw }) => raw.includes("callback_query"))).map(updateOf);
  expect(press?.callback_query).toMatchObject({
    id,
    data: "si",
    message: { message_id, text: "¿Te llamamos?" },
  });
  expect((await call("answerCallbackQuery", { callback_query_id: id })).body).toEqual({
    ok: true,
    result: true,
  });
  expect((await rig.thread(telegram, renata)).messages.at(-1)).toMatchObject({
    id,
    text: "Sí",
    tick: "read",
  });
});

it("edits and reacts on the message itself", async () => {
  const targetId = await rig.write({ platform: "telegram", text: "quiero uno" });
  await rig.write({ platform: "telegram", kind: "edit", targetId, text: "quiero dos" });
  await rig.write({ platform: "telegram", kind: "reaction", targetId, emoji: "👍" });
  const [, edit, reaction] = (await rig.receiver.until(3)).map(updateOf);
  expect(edit?.edited_message).toMatchObject({ message_id: Number(targetId), text: "quiero dos" });
  expect(edit?.edited_message).toHaveProperty("edit_date");
  expect(reaction?.message_reaction).toMatchObject({
    old_reaction: [],
    new_reaction: [{ type: "emoji", emoji: "👍" }],
  });
});

it("sends texts with quotes, and says nothing of their reading", async () => {
  const asked = await rig.write({ platform: "telegram", text: "hola" });
  const answer = await say("buenas", { reply_parameters: { message_id: Number(asked) } });
  expect(answer.body).toMatchObject({
    ok: true,
    result: { message_id: 2, from: { is_bot: true }, reply_to_message: { message_id: 1, text: "hola" } },
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(rig.receiver.received).toHaveLength(1);
  expect((await rig.thread(telegram, renata)).messages.at(-1)).toMatchObject({
    from: "business",
    tick: "read",
  });
});

it("takes uploads, and files under a path with the token", async () => {
  await rig.write({ platform: "telegram", text: "hola" });
  const form = new FormData();
  form.set("chat_id", renata);
  form.set("caption", "el catálogo");
  form.set("document", new Blob(["%PDF"], { type: "application/pdf" }), "catálogo.pdf");
  const sent = await rig.call(telegram, "/sendDocument", { method: "POST", body: form });
  const { document } = resultOf<{ document: { file_id: string; file_name: string } }>(sent);
  expect(document.file_name).toBe("catálogo.pdf");
  const file = resultOf<{ file_path: string; file_size: number }>(
    await call("GETFILE", { file_id: document.file_id }),
  );
  expect(file.file_size).toBe(4);
  const bytes = await fetch(`${rig.url}/file/bot${telegram.secrets.botToken}/${file.file_path}`);
  expect(await bytes.text()).toBe("%PDF");
  expect((await fetch(`${rig.url}/file/bot1:wrong/${file.file_path}`)).status).toBe(401);
  const again = await call("sendDocument", { chat_id: renata, document: document.file_id });
  expect(again.body).toMatchObject({ ok: true });
});

it.each([
  [() => say("hola", { chat_id: 1 }), 400, "Bad Request: chat not found"],
  [() => say(""), 400, "Bad Request: message text is empty"],
  [() => say("x".repeat(4097)), 400, "Bad Request: message is too long"],
  [
    () => say("hola", { reply_parameters: { message_id: 99 } }),
    400,
    "Bad Request: message to be replied not found",
  ],
  [
    () => call("sendPhoto", { chat_id: renata, photo: "nada" }),
    400,
    "Bad Request: wrong file identifier/HTTP URL specified",
  ],
  [() => call("getFile", { file_id: "nada" }), 400, "Bad Request: invalid file_id"],
  [() => call("doMagic"), 404, "Not Found: method not found"],
])("refuses as Telegram does (%#)", async (ask, code, description) => {
  await rig.write({ platform: "telegram", text: "hola" });
  expect(await ask()).toMatchObject({ status: code, body: { ok: false, error_code: code, description } });
});

it("knows no other token, and no chat with whoever blocked the bot", async () => {
  await rig.write({ platform: "telegram", text: "hola" });
  const wrong = await fetch(`${rig.url}/bot123:AAwrong/getMe`);
  expect([wrong.status, await wrong.json()]).toEqual([
    401,
    { ok: false, error_code: 401, description: "Unauthorized" },
  ]);
  await rig.write({ platform: "telegram", kind: "block" });
  expect(await say("hola")).toMatchObject({
    status: 403,
    body: { description: "Forbidden: bot was blocked by the user" },
  });
});

it("lets only the chat wait whose update was refused", async () => {
  let refusals = 4;
  rig.receiver.statusFor = (raw) => (raw.includes('"uno"') && refusals-- > 0 ? 500 : 200);
  await rig.write({ platform: "telegram", text: "uno" });
  const second = rig.write({ platform: "telegram", text: "dos" });
  await rig.write({ platform: "telegram", customerId: "5955000142", text: "de otro chat" });
  await second;
  const texts = rig.receiver.received.map((delivery) => updateOf(delivery).message?.text);
  expect(texts.filter((text) => text !== "de otro chat")).toEqual(["uno", "uno", "uno", "uno", "uno", "dos"]);
  expect(texts.indexOf("de otro chat")).toBeLessThan(texts.lastIndexOf("uno"));
});

it("keeps the wanted kinds of update until they are named anew", async () => {
  const url = rig.receiver.url;
  await call("setWebhook", { url, secret_token: telegram.secrets.secretToken, allowed_updates: ["message"] });
  await call("setWebhook", { url, secret_token: telegram.secrets.secretToken });
  expect(resultOf(await call("getWebhookInfo"))).toMatchObject({ url, allowed_updates: ["message"] });
  const targetId = await rig.write({ platform: "telegram", text: "hola" });
  await rig.write({ platform: "telegram", kind: "reaction", targetId, emoji: "👍" });
  await rig.write({ platform: "telegram", text: "otra" });
  expect((await rig.receiver.until(2)).every((delivery) => updateOf(delivery).message)).toBe(true);
  expect(await call("setWebhook", { url: "http://example.com/" })).toMatchObject({ status: 400 });
  await call("deleteWebhook");
  expect(resultOf(await call("getWebhookInfo"))).toMatchObject({ url: "" });
});
