import http from "node:http";
import { controlKey } from "@/lib/simulator/accounts";
import { authSecret, post, startRig, telegram, whatsApp, messenger, type Received, type Rig } from "./rig";

const mariana = "525555550121";
let rig: Rig;

beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.stop());

const sendText = (body: string, init: RequestInit = {}) =>
  rig.call(whatsApp, `/${whatsApp.accountId}/messages`, {
    ...post({ messaging_product: "whatsapp", to: `+${mariana}`, type: "text", text: { body } }),
    ...init,
  });
const fault = (given: object) => rig.control("POST", "/faults", given);

describe("the way in", () => {
  it("asks for the key, and only by a loopback name", async () => {
    expect((await fetch(`${rig.url}/control/state`)).status).toBe(401);
    const wrong = { "x-simulator-key": "0".repeat(64) };
    expect((await fetch(`${rig.url}/control/state`, { headers: wrong })).status).toBe(401);
    const status = await new Promise((resolve) => {
      http.get(`${rig.url}/v25.0/me`, { headers: { host: "attacker.example" } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
    });
    expect(status).toBe(421);
  });

  it("shows accounts and customers, and no secret", async () => {
    const { body } = await rig.control("GET", "/state");
    const shown = JSON.stringify(body);
    for (const account of [whatsApp, messenger, telegram]) {
      expect(shown).toContain(account.accountId);
      for (const secret of Object.values(account.secrets).filter((value) => value.length > 20)) {
        expect(shown).not.toContain(secret);
      }
    }
    expect(body).toMatchObject({
      accounts: [{ callback: { url: rig.receiver.url }, waiting: 0 }, {}, {}, {}],
    });
  });

  it.each([
    [{ platform: "whatsapp" }, 422],
    [{ platform: "fax", text: "hola" }, 422],
    [{ platform: "whatsapp", text: "hola", customerId: "1" }, 404],
    [
      {
        platform: "telegram",
        kind: "order",
        items: [{ productId: "a", quantity: 1, price: 1, currency: "MXN" }],
      },
      422,
    ],
    [{ platform: "whatsapp", kind: "image" }, 422],
    [{ platform: "whatsapp", kind: "edit", targetId: "nada", text: "x" }, 404],
  ])("refuses %j with %i and a reason", async (message, status) => {
    const answer = await rig.control("POST", "/messages", message);
    expect(answer).toMatchObject({ status, body: { error: expect.any(String) as string } });
  });

  it("does not take a callback that fails the handshake", async () => {
    await rig.receiver.stop();
    const answer = await rig.control("POST", "/callback", { platform: "whatsapp", url: rig.receiver.url });
    expect(answer.status).toBe(422);
    expect(
      (
        await rig.control("POST", "/callback", {
          platform: "whatsapp",
          url: rig.receiver.url,
          handshake: false,
        })
      ).status,
    ).toBe(200);
  });
});

it.each([
  ["in quotes", (challenge: string) => ({ status: 200, body: `"${challenge}"` })],
  ["with another status", (challenge: string) => ({ status: 201, body: challenge })],
])("takes no callback that answers the challenge %s", async (_, challenged) => {
  rig.receiver.challenged = challenged;
  const given = { platform: "messenger", url: rig.receiver.url };
  expect((await rig.control("POST", "/callback", given)).status).toBe(422);
});

describe("phones", () => {
  it("can be added, and write at once", async () => {
    const added = await rig.control("POST", "/customers", {
      platform: "whatsapp",
      name: "Elena Prieto",
      phone: "+52 55 5555 0188",
    });
    expect(added).toMatchObject({
      status: 201,
      body: { customer: { id: "525555550188", name: "Elena Prieto" } },
    });
    await rig.write({ platform: "whatsapp", customerId: "525555550188", text: "hola" });
    const [delivery] = await rig.receiver.until(1);
    expect(delivery?.raw).toContain("Elena Prieto");
    const again = { platform: "whatsapp", name: "Otra", phone: "525555550188" };
    expect((await rig.control("POST", "/customers", again)).status).toBe(409);
  });

  it("sends a picture by multipart, which the page gets back", async () => {
    const form = new FormData();
    form.set("message", JSON.stringify({ platform: "telegram", kind: "image", text: "mira" }));
    form.set("file", new Blob(["una imagen"], { type: "image/jpeg" }), "mesa.jpg");
    const headers = { "x-simulator-key": controlKey(authSecret) };
    const sent = await fetch(`${rig.url}/control/messages`, { method: "POST", body: form, headers });
    const { message } = (await sent.json()) as { message: { media: { id: string }; text: string } };
    expect(message.text).toBe("mira");
    const file = await fetch(`${rig.url}/control/media/${message.media.id}`, { headers });
    expect([file.headers.get("content-type"), await file.text()]).toEqual(["image/jpeg", "una imagen"]);
    expect(
      (await fetch(`${rig.url}/control/samples/voice`, { headers })).headers.get("content-type"),
    ).toContain("audio/ogg");
  });

  it("lets a page follow by long polling", async () => {
    const { seq } = (await rig.control("GET", "/state")).body as { seq: number };
    const waiting = rig.control("GET", `/events?since=${seq}`);
    const id = await rig.write({ platform: "whatsapp", text: "hola" });
    const { body } = await waiting;
    expect(body).toMatchObject({
      reset: false,
      events: [{ type: "message", messageId: id, customerId: mariana }],
    });
    expect((await rig.control("GET", "/events?since=1")).body).toMatchObject({ reset: true, events: [] });
  });
});

describe("trouble on demand", () => {
  beforeEach(() => rig.write({ platform: "whatsapp", text: "hola" }));

  it.each([
    ["window_closed", 400, 131047],
    ["rate_limited", 429, 130429],
    ["expired_token", 401, 190],
    ["server_error", 500, 131000],
  ])("%s: HTTP %i, code %i, once", async (kind, status, code) => {
    await fault({ platform: "whatsapp", kind });
    expect(await sendText("uno")).toMatchObject({ status, body: { error: { code } } });
    expect((await sendText("dos")).status).toBe(200);
  });

  it("limits one pair only", async () => {
    await fault({ platform: "whatsapp", kind: "rate_limited", customer: mariana, times: null });
    expect(await sendText("uno")).toMatchObject({ status: 400, body: { error: { code: 131056 } } });
    expect((await rig.control("GET", "/faults")).body).toMatchObject({ faults: [{ kind: "rate_limited" }] });
    await rig.control("DELETE", "/faults");
    expect((await sendText("dos")).status).toBe(200);
  });

  it("fails a blocked customer's message after it was accepted", async () => {
    await fault({ platform: "whatsapp", kind: "blocked" });
    expect((await sendText("uno")).status).toBe(200);
    const [failed] = await rig.receiver.until(1, ({ raw }) => raw.includes('"status":"failed"'));
    expect(failed?.raw).toContain('"code":131026');
    expect((await rig.thread(whatsApp, mariana)).messages.at(-1)).toMatchObject({ tick: "failed" });
  });

  it("breaks the connection before or after the message is taken", async () => {
    await fault({ platform: "whatsapp", kind: "reset" });
    await expect(sendText("perdido")).rejects.toThrow();
    await fault({ platform: "whatsapp", kind: "reset_after" });
    await expect(sendText("llegó")).rejects.toThrow();
    await fault({ platform: "whatsapp", kind: "timeout_after" });
    await expect(sendText("también", { signal: AbortSignal.timeout(100) })).rejects.toThrow();
    const { messages } = await rig.thread(whatsApp, mariana);
    expect(messages.filter(({ from }) => from === "business").map(({ text }) => text)).toEqual([
      "llegó",
      "también",
    ]);
  });

  it("tells Telegram's callers how long to wait", async () => {
    await rig.write({ platform: "telegram", text: "hola" });
    await fault({ platform: "telegram", kind: "rate_limited", retryAfter: 7 });
    const answer = await rig.call(telegram, "/sendMessage", post({ chat_id: 5955000141, text: "hola" }));
    expect(answer).toMatchObject({ status: 429, body: { ok: false, parameters: { retry_after: 7 } } });
    expect((await fault({ platform: "telegram", kind: "window_closed" })).status).toBe(422);
  });
});

describe("webhooks on demand", () => {
  const idsIn = ({ raw }: Received) => [...raw.matchAll(/"id":"(wamid[^"]+)"/g)].map(([, id]) => id);

  it("delivers one message twice", async () => {
    await rig.write({ platform: "whatsapp", text: "hola", duplicate: true });
    const [first, second] = await rig.receiver.until(2);
    expect(idsIn(first!)).toEqual(idsIn(second!));
  });

  it("lets held ones go as one batch of several entries, shuffled and twice", async () => {
    await rig.control("POST", "/deliver", { platform: "whatsapp", mode: "hold" });
    for (let number = 1; number <= 15; number++)
      await rig.write({ platform: "whatsapp", text: `n ${number}` });
    expect(rig.receiver.received).toHaveLength(0);
    const order = { platform: "whatsapp", mode: "batch", perEntry: 5, shuffle: true, duplicate: true };
    const released = await rig.control("POST", "/deliver", order);
    expect(released.body).toEqual({ updates: 30, requests: 2 });
    const [first, second] = await rig.receiver.until(2);
    expect(first?.genuine).toBe(true);
    const { entry } = JSON.parse(first!.raw) as {
      entry: { changes: { value: { messages: object[]; contacts: object[] } }[] }[];
    };
    expect(entry.map(({ changes }) => changes[0]?.value.messages.length)).toEqual([5, 5, 5]);
    expect(entry[0]?.changes[0]?.value.contacts).toHaveLength(1);
    const written = (await rig.thread(whatsApp, mariana)).messages.map(({ id }) => id.replaceAll("/", "\\/"));
    expect(idsIn(first!)).not.toEqual(written);
    expect(idsIn(first!).sort()).toEqual(written.sort());
    expect(idsIn(second!).sort()).toEqual(written);
    expect((await rig.thread(whatsApp, mariana)).messages.every(({ tick }) => tick === "delivered")).toBe(
      true,
    );
  });

  it("tries again after a 503, at once and then more slowly, until it is taken", async () => {
    rig.receiver.statuses = [503, 503, 503];
    await rig.write({ platform: "whatsapp", text: "hola" });
    const deliveries = await rig.receiver.until(4);
    expect(new Set(deliveries.map(({ raw }) => raw)).size).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(rig.receiver.received).toHaveLength(4);
    expect((await rig.thread(whatsApp, mariana)).messages).toMatchObject([{ tick: "delivered" }]);
  });

  it("lets later messages of Meta go ahead of a refused one", async () => {
    let refusals = 3;
    rig.receiver.statusFor = (raw) => (raw.includes('"uno"') && refusals-- > 0 ? 500 : 200);
    await rig.write({ platform: "whatsapp", text: "uno" });
    await rig.write({ platform: "whatsapp", text: "dos" });
    const order = (await rig.receiver.until(5)).map(({ raw }) => (raw.includes('"uno"') ? "uno" : "dos"));
    expect(order.indexOf("dos")).toBeLessThan(order.lastIndexOf("uno"));
  });

  it("gives up after the attempts that it may make", async () => {
    await rig.stop();
    rig = await startRig({ options: { courier: { retryBaseMs: 1, maxAttempts: 3 } } });
    rig.receiver.statuses = [500, 500, 500, 500, 500];
    await rig.write({ platform: "messenger", text: "hola" });
    await rig.receiver.until(3);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(rig.receiver.received).toHaveLength(3);
  });
});
