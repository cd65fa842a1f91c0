/** Files of customers, and the connection of a number. */
import { MediaError } from "@/lib/platforms/io";
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

let graph: GraphServer;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());

describe("a customer's file", () => {
  const info = () => ({
    body: { id: "55", url: `${graph.io.baseUrl}/file`, mime_type: "image/jpeg", file_size: 3 },
  });
  const fetched = (ref = "55") => whatsapp.fetchMedia(ref, secrets, graph.io);
  const failure = async (ref?: string) => {
    const error: unknown = await fetched(ref).catch((thrown: unknown) => thrown);
    return error instanceof MediaError ? [error.code, error.retry] : error;
  };

  test("is asked for by its id, then opened with the token", async () => {
    graph.answer(info(), { body: "abc" });
    const media = await fetched();
    expect(await new Response(media.body).text()).toBe("abc");
    expect(media).toMatchObject({ mimeType: "image/jpeg", size: 3 });
    expect(graph.asked).toMatchObject([
      { url: "/v25.0/55?phone_number_id=106540352242922" },
      { url: "/file", headers: { authorization: "Bearer TOKEN" } },
    ]);
  });

  test("is opened at its URL where there is no id", async () => {
    graph.answer({ body: "abc", headers: { "content-type": "image/png" } });
    expect(await fetched(`${graph.io.baseUrl}/direct`)).toMatchObject({ mimeType: "image/png" });
    expect(graph.asked).toHaveLength(1);
  });

  test("is asked for once more when its URL is gone", async () => {
    graph.answer(info(), { status: 404 }, info(), { body: "abc" });
    expect(await new Response((await fetched()).body).text()).toBe("abc");
  });

  test("that is gone twice is gone", async () => {
    graph.answer(info(), { status: 404 }, info(), { status: 404 });
    expect(await failure()).toEqual(["http_404", false]);
  });

  test.each([
    ["an id that WhatsApp no longer has", { status: 400, body: graphError(100) }, ["100", false]],
    ["a refused token", { status: 401, body: graphError(190) }, ["190", true]],
    ["a problem at Meta", { status: 500, body: graphError(131000) }, ["131000", true]],
    ["a lost answer", { fail: "reset" as const }, ["reset", true]],
    ["an answer without a URL", { body: {} }, ["unreadable_answer", true]],
  ])("%s", async (_name, answer, expected) => {
    graph.answer(answer);
    expect(await failure()).toEqual(expected);
  });

  test("is not looked for inside the network, and the token goes to no strange host", async () => {
    expect(await failure("http://127.0.0.1:1/file")).toEqual(["blocked_address", false]);
    const seen: unknown[] = [];
    const io = {
      ...graph.io,
      download: (...args: unknown[]) => (seen.push(args), Promise.reject(new Error("stop"))),
    };
    await whatsapp.fetchMedia("https://files.example.com/a", secrets, io).catch(() => undefined);
    await whatsapp.fetchMedia("https://notfbsbx.com/a", secrets, io).catch(() => undefined);
    await whatsapp.fetchMedia("https://lookaside.fbsbx.com/a", secrets, io).catch(() => undefined);
    expect(seen).toEqual([
      ["https://files.example.com/a", {}],
      ["https://notfbsbx.com/a", {}],
      ["https://lookaside.fbsbx.com/a", { Authorization: "Bearer TOKEN" }],
    ]);
  });
});

describe("connecting a number", () => {
  const url = "https://hilo.example.com/api/webhooks/whatsapp";
  const number = {
    body: { id: "106540352242922", display_phone_number: "+52 55 5555 0100", verified_name: "Tienda Prueba" },
  };
  const failed = async () =>
    (await whatsapp.connect(secrets, url, graph.io)).checks
      .filter((check) => !check.ok)
      .map((check) => [check.name, check.problem?.code]);

  test("asks for it and registers the webhook", async () => {
    graph.answer(number, { body: { success: true } });
    expect(await whatsapp.connect(secrets, url, graph.io)).toEqual({
      accountName: "Tienda Prueba",
      address: "+52 55 5555 0100",
      checks: ["credentials", "account", "webhook", "permissions"].map((name) => ({ name, ok: true })),
    });
    expect(graph.asked[1]).toMatchObject({ method: "POST", url: "/v25.0/102290129340398/subscribed_apps" });
    expect(JSON.parse(graph.asked[1]?.body ?? "")).toEqual({
      override_callback_uri: url,
      verify_token: "VERIFY",
    });
  });

  test.each([
    ["an expired token", [{ status: 401, body: graphError(190) }], [["credentials", "190"]]],
    ["an unknown number", [{ status: 400, body: graphError(100) }], [["account", "100"]]],
    ["a token without access", [{ status: 403, body: graphError(200) }], [["permissions", "200"]]],
    ["nobody there", [{ fail: "reset" as const }], [["credentials", "reset"]]],
    ["another account's answer", [{ body: { id: "1" } }, { body: { success: true } }], [["account", "33"]]],
    [
      "a webhook that Meta cannot reach",
      [number, { status: 400, body: graphError(100) }],
      [["webhook", "100"]],
    ],
    [
      "no permission to subscribe",
      [number, { status: 403, body: graphError(10) }],
      [
        ["webhook", "10"],
        ["permissions", "10"],
      ],
    ],
  ])("finds %s", async (_name, answers, expected) => {
    graph.answer(...answers);
    expect(await failed()).toEqual(expected);
  });
});
