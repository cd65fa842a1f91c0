import type { Draft, DraftAttachment } from "@/lib/platforms/contract";
import type { PlatformIo } from "@/lib/platforms/io";
import { messenger } from "@/lib/platforms/messenger/adapter";
import { startFakeApi, type Answering, type Asked, type FakeApi } from "../../support/fakeApi";

const secrets = {
  pageId: "101555010010010",
  pageAccessToken: "page-token",
  appSecret: "s",
  verifyToken: "v",
};
const psid = "7655501000000001";
const target = { address: psid, externalId: "m_in-0001" };

type Reply = ReturnType<Answering>;
const json = (status: number, body: unknown): Reply => ({ status, body });
const graphError = (code: number, subcode?: number): Reply =>
  json(400, { error: { message: "(#x) words", code, error_subcode: subcode, fbtrace_id: "trace-1" } });

let api: FakeApi;
beforeAll(async () => {
  api = await startFakeApi(10_000);
});
afterAll(() => api.close());

/** The answers in their order; a call too many is refused. */
const answers = (...replies: Reply[]) => api.answer(() => replies.shift() ?? json(410, {}));

const draft = (fields: Partial<Draft> = {}): Draft => ({
  clientRef: "0199c1de-7a00-7000-8000-000000000042",
  address: psid,
  text: "Sí, a todo el país",
  humanAgent: false,
  ...fields,
});

const file = (kind: DraftAttachment["kind"], mimeType: string, fileName: string): DraftAttachment => ({
  kind,
  mimeType,
  fileName,
  size: 4,
  read: () => Promise.resolve(new Blob(["\u0001\u0002ab"])),
});

const send = (fields?: Partial<Draft>) => messenger.send(draft(fields), secrets, api.io);
const sent = json(200, { recipient_id: psid, message_id: "m_out-0001" });
const bodyOf = (call?: Asked) => JSON.parse(call?.body.toString() ?? "") as unknown;

async function formOf(call?: Asked) {
  const type = call?.headers["content-type"] ?? "";
  return new Response(new Uint8Array(call?.body ?? []), { headers: { "content-type": type } }).formData();
}

describe("messenger: sending", () => {
  it("sends a text as a response, with our id as metadata", async () => {
    answers(sent);
    expect(await send()).toEqual({ status: "sent", externalId: "m_out-0001" });
    expect(api.asked).toHaveLength(1);
    expect(api.asked[0]).toMatchObject({ method: "POST", path: "/v25.0/101555010010010/messages" });
    expect(api.asked[0]?.headers.authorization).toBe("Bearer page-token");
    expect(bodyOf(api.asked[0])).toEqual({
      recipient: { id: psid },
      messaging_type: "RESPONSE",
      message: { text: "Sí, a todo el país", metadata: "0199c1de-7a00-7000-8000-000000000042" },
    });
  });

  it("uses the human-agent tag past the window, quotes, and writes to a chat plugin's reference", async () => {
    answers(sent);
    await send({ humanAgent: true, replyToExternalId: "m_in-0001", address: "user_ref:ref-abc-1" });
    expect(bodyOf(api.asked[0])).toMatchObject({
      recipient: { user_ref: "ref-abc-1" },
      messaging_type: "MESSAGE_TAG",
      tag: "HUMAN_AGENT",
      reply_to: { mid: "m_in-0001" },
    });
  });

  it.each([
    ["image", "image/png", "foto.png", "image"],
    ["video", "video/mp4", "clip.mp4", "video"],
    ["audio", "audio/mpeg", "tema.mp3", "audio"],
    ["voice", "audio/mp4", "nota.m4a", "audio"],
    ["document", "application/pdf", "Cotización 1.pdf", "file"],
  ] as const)("sends a %s in the call itself", async (kind, mimeType, fileName, type) => {
    answers(sent);
    const attachment = file(kind, mimeType, fileName);
    const outcome = await send({ text: undefined, attachment, replyToExternalId: "m_in-0001" });
    expect(outcome).toEqual({ status: "sent", externalId: "m_out-0001" });
    const form = await formOf(api.asked[0]);
    const field = (name: string) => JSON.parse(form.get(name) as string) as unknown;
    expect(form.get("messaging_type")).toBe("RESPONSE");
    expect(field("recipient")).toEqual({ id: psid });
    expect(field("reply_to")).toEqual({ mid: "m_in-0001" });
    expect(field("message")).toEqual({ attachment: { type, payload: {} }, metadata: draft().clientRef });
    const data = form.get("filedata") as File;
    expect(data).toMatchObject({ name: fileName, type: mimeType });
    expect(await data.text()).toBe("\u0001\u0002ab");
  });

  it("refuses a draft with text and file, and one with neither, without calling", async () => {
    answers();
    const attachment = file("image", "image/png", "foto.png");
    expect(await send({ attachment })).toMatchObject({
      status: "failed",
      error: { code: "text_with_attachment" },
    });
    expect(await send({ text: undefined })).toMatchObject({
      status: "failed",
      error: { code: "empty_message" },
    });
    expect(api.asked).toHaveLength(0);
  });

  it.each([
    [
      "a closed window",
      graphError(10, 2018278),
      { status: "failed", error: { code: "2018278", class: "user" } },
    ],
    ["a block", graphError(551), { status: "failed", error: { code: "551", unreachable: true } }],
    ["an expired token", graphError(190, 463), { status: "failed", error: { code: "190", class: "admin" } }],
    ["a rate limit", graphError(613), { status: "retry", error: { code: "613" } }],
    ["a passing problem", graphError(2), { status: "retry", error: { code: "2", class: "retry" } }],
    ["an answer without a message id", json(200, {}), { status: "unconfirmed" }],
  ] as [string, Reply, object][])("tells %s", async (_what, reply, outcome) => {
    answers(reply);
    expect(await send()).toMatchObject(outcome);
    expect(api.asked).toHaveLength(1);
  });
});

describe("messenger: courtesies and questions", () => {
  it("shows typing and marks as read, and does not mind a refusal", async () => {
    answers(json(200, { recipient_id: psid }), graphError(10));
    await messenger.showTyping?.(target, secrets, api.io);
    await messenger.markRead?.(target, secrets, api.io);
    expect(api.asked.map(bodyOf)).toEqual([
      { recipient: { id: psid }, sender_action: "typing_on" },
      { recipient: { id: psid }, sender_action: "mark_seen" },
    ]);
  });

  it("asks for a name", async () => {
    answers(
      json(200, { first_name: "Ximena", last_name: "Robles", name: "Ximena Robles", id: psid }),
      json(200, { first_name: "Ximena", last_name: "Robles" }),
      json(200, {}),
      graphError(100, 2018218),
    );
    const ask = () => messenger.profile?.(psid, secrets, api.io);
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([
      { name: "Ximena Robles" },
      { name: "Ximena Robles" },
      null,
      null,
    ]);
    expect(api.asked[0]?.path).toBe(`/v25.0/${psid}?fields=first_name,last_name,name,profile_pic`);
  });
});

describe("messenger: connecting", () => {
  const connect = () => messenger.connect(secrets, "https://hilo.example.com/api/webhooks/messenger", api.io);
  const page = json(200, { id: secrets.pageId, name: "Vivero Las Nubes" });

  it.each([true, "true"])("checks the token and subscribes the app (success %p)", async (success) => {
    answers(page, json(200, { success }));
    expect(await connect()).toEqual({
      accountName: "Vivero Las Nubes",
      checks: ["credentials", "account", "webhook", "permissions"].map((name) => ({ name, ok: true })),
    });
    expect(api.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /v25.0/101555010010010?fields=id,name",
      "POST /v25.0/101555010010010/subscribed_apps?subscribed_fields=messages,messaging_postbacks,messaging_optins," +
        "messaging_referrals,message_deliveries,message_reads,message_reactions,message_edits,message_echoes," +
        "messaging_handovers,standby",
    ]);
  });

  it.each([
    ["a bad token", [graphError(190)], [["credentials", "190"]]],
    ["a missing permission", [graphError(10)], [["permissions", "10"]]],
    ["an unknown page", [graphError(100, 33)], [["account", "100"]]],
    ["another page", [json(200, { id: "7" }), json(200, { success: true })], [["account", "wrong_page"]]],
    ["an unconfirmed subscription", [page, json(200, {})], [["webhook", "not_subscribed"]]],
    [
      "a refused subscription",
      [page, graphError(200)],
      [
        ["webhook", "200"],
        ["permissions", "200"],
      ],
    ],
  ] as [string, Reply[], string[][]][])("reports %s", async (_what, given, problems) => {
    answers(...given);
    const { checks } = await connect();
    expect(checks.filter(({ ok }) => !ok).map(({ name, problem }) => [name, problem?.code])).toEqual(
      problems,
    );
  });
});

describe("messenger: files of a message", () => {
  it("opens the address without giving the token away", async () => {
    const asked: unknown[] = [];
    const headers = new Headers({ "content-type": "audio/mp4; x=1", "content-length": "4" });
    const io: PlatformIo = {
      ...api.io,
      download: (...call) => {
        asked.push(call);
        return Promise.resolve({ status: 200, headers, body: new Blob(["abcd"]).stream() });
      },
    };
    const { body, ...rest } = await messenger.fetchMedia("https://cdn.example.com/nota.mp4", secrets, io);
    expect(rest).toEqual({ mimeType: "audio/mp4", size: 4 });
    expect(await new Response(body).text()).toBe("abcd");
    expect(asked).toEqual([["https://cdn.example.com/nota.mp4"]]);
  });

  it.each([
    [403, false],
    [404, false],
    [429, true],
    [503, true],
  ])("HTTP %s: another try? %s", async (status, retry) => {
    answers(json(status, {}));
    const fetched = messenger.fetchMedia(`${api.io.baseUrl}/cdn/nota.mp4`, secrets, api.io);
    await expect(fetched).rejects.toMatchObject({ name: "MediaError", code: `http_${status}`, retry });
  });

  it("gives up on an address inside the network", async () => {
    const inside = messenger.fetchMedia("https://10.0.0.1/x.png", secrets, api.io);
    await expect(inside).rejects.toMatchObject({ code: "blocked_address", retry: false });
  });
});

describe("messenger: a delivery's way in", () => {
  it("answers the subscription of any of its Pages and no other", () => {
    const query = (token: string) =>
      new URLSearchParams({ "hub.mode": "subscribe", "hub.challenge": "42", "hub.verify_token": token });
    expect(messenger.handshake?.(query("v"), [{ ...secrets, verifyToken: "w" }, secrets])).toEqual({
      status: 200,
      body: "42",
    });
    expect(messenger.handshake?.(query("x"), [secrets])).toEqual({ status: 403 });
  });

  it("accepts secrets with digits for the page, and names the page as its account", () => {
    expect(messenger.secrets.safeParse(secrets).success).toBe(true);
    expect(messenger.secrets.safeParse({ ...secrets, pageId: "vivero" }).success).toBe(false);
    expect(messenger.accountIds(secrets)).toEqual([secrets.pageId]);
  });
});
