import type { PlatformIo } from "@/lib/platforms/io";
import { graphCall } from "@/lib/platforms/meta/graph";
import { ask, sendOutcome, type Classify } from "@/lib/platforms/meta/outcome";
import { id } from "@/lib/platforms/read";
import { graphError, startGraph, type Answer, type GraphServer } from "./metaServer";

let graph: GraphServer;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());

/** 1 asks for another try, everything with HTTP 5xx too, and nothing else. */
const classify: Classify = (code, _subcode, status) => ({
  code,
  class: code === "1" || status >= 500 ? "retry" : "never",
});
const call = (io: PlatformIo = graph.io) => graphCall(io, "/me/messages", "TOKEN", { body: { a: 1 } });
const outcome = (answer: Answer) => {
  graph.answer(answer);
  return sendOutcome(
    call(answer.fail === "hang" ? graph.impatient : graph.io),
    (body) => id(body.message_id),
    classify,
  );
};

test("a call carries version, token and JSON", async () => {
  graph.answer({ body: { message_id: "m_1" } });
  await expect(call()).resolves.toEqual({ ok: true, body: { message_id: "m_1" } });
  expect(graph.asked).toMatchObject([
    {
      method: "POST",
      url: "/v25.0/me/messages",
      headers: { authorization: "Bearer TOKEN", "content-type": "application/json" },
      body: '{"a":1}',
    },
  ]);
});

test("an error keeps its codes, and loses the token and the number it quotes", async () => {
  const message = "Malformed access token EAABsbCS1iHgBAKZCdemoDEMOdemo for +52 55 5555 0101";
  graph.answer({ status: 401, body: graphError(190, { error_subcode: 463, message }) });
  await expect(call()).resolves.toMatchObject({
    ok: false,
    status: 401,
    error: { code: "190", subcode: "463", details: "Malformed access token … for …; fbtrace_id AbCdEf123" },
  });
});

describe("how long Graph asks to wait", () => {
  const wait = async (headers: Record<string, string>) => {
    graph.answer({ status: 400, headers, body: graphError(4) });
    const answer = await call();
    return answer.ok ? null : answer.retryAfterMs;
  };
  const usage = (minutes: number) =>
    JSON.stringify({
      "1": [{ type: "messenger", estimated_time_to_regain_access: minutes }, { type: "pages" }],
    });

  test.each([
    [{ "retry-after": "7" }, 7_000],
    [{ "retry-after": "999999" }, 86_400_000],
    [{ "x-business-use-case-usage": usage(3) }, 180_000],
    [{ "x-business-use-case-usage": usage(0) }, undefined],
    [{ "x-business-use-case-usage": "{" }, undefined],
    [{ "retry-after": "soon" }, undefined],
    [{}, undefined],
  ])("%j", async (headers, expected) => {
    expect(await wait(headers as Record<string, string>)).toBe(expected);
  });

  test("a date", async () => {
    const found = await wait({ "retry-after": new Date(Date.now() + 60_000).toUTCString() });
    expect(found).toBeGreaterThan(50_000);
    expect(found).toBeLessThanOrEqual(60_000);
  });
});

describe("what an answer means for the message", () => {
  test.each<[string, Answer, object]>([
    ["an id", { body: { message_id: "m_1" } }, { status: "sent", externalId: "m_1" }],
    [
      "a refusal",
      { status: 400, body: graphError(100) },
      { status: "failed", error: { code: "100", class: "never" } },
    ],
    ["a refusal with HTTP 200", { body: graphError(100) }, { status: "failed", error: { code: "100" } }],
    [
      "please wait",
      { status: 400, headers: { "retry-after": "2" }, body: graphError(1) },
      { status: "retry", retryAfterMs: 2000 },
    ],
    [
      "HTTP 500 with an error",
      { status: 500, body: graphError(7) },
      { status: "retry", error: { code: "7" } },
    ],
    [
      "HTTP 503 of a proxy",
      { status: 503, body: "<html>" },
      { status: "retry", error: { code: "http_503" } },
    ],
    ["success without an id", { body: {} }, { status: "unconfirmed", error: { code: "unreadable_answer" } }],
    ["success that is no JSON", { body: "<html>" }, { status: "unconfirmed" }],
    ["no answer in time", { fail: "hang" }, { status: "unconfirmed", error: { code: "timeout" } }],
    ["a cut connection", { fail: "reset" }, { status: "unconfirmed", error: { code: "reset" } }],
  ])("%s", async (_name, answer, expected) => {
    expect(await outcome(answer)).toMatchObject(expected);
  });

  test("a connection that is never made is tried again", async () => {
    const gone = await startGraph();
    await gone.close();
    expect(await sendOutcome(call(gone.io), () => undefined, classify)).toEqual({
      status: "retry",
      error: { code: "connect", class: "retry" },
    });
  });

  test("a call without side effects may always be repeated", async () => {
    graph.answer({ fail: "reset" });
    expect(await ask(call(), classify)).toEqual({ ok: false, error: { code: "reset", class: "retry" } });
  });
});
