import type { Draft, SendOutcome } from "@/lib/platforms/contract";
import { MediaError, PlatformCallError, type PlatformIo } from "@/lib/platforms/io";
import { platformIds } from "@/lib/platforms/manifest";
import { adapterOf } from "@/lib/platforms/registry";
import { nowhere, startFakeApi, type FakeApi } from "../support/fakeApi";
import { apiAnswers } from "../support/platformAnswers";
import { samples } from "../support/signing";

let api: FakeApi;
let unreachable: PlatformIo;
beforeAll(async () => {
  api = await startFakeApi();
  unreachable = await nowhere();
});
afterAll(() => api.close());

describe.each(platformIds)("%s", (id) => {
  const adapter = adapterOf(id);
  const { secrets, address } = samples[id];
  const answers = apiAnswers[adapter.manifest.api];
  const draft: Draft = {
    clientRef: "0193e0a0-0000-7000-8000-000000000001",
    address,
    text: "Hola <b>*_[",
    humanAgent: false,
  };

  /** What leaves the adapter goes to the log and the database: no credential may be in it. */
  function withoutSecrets(outcome: SendOutcome): SendOutcome {
    const said = JSON.stringify(outcome);
    for (const { key } of adapter.manifest.secretFields.filter(({ secret }) => secret)) {
      expect(said).not.toContain(secrets[key]);
    }
    return outcome;
  }
  const send = async (io = api.io) => withoutSecrets(await adapter.send(draft, secrets, io));

  test("200 with an id: sent", async () => {
    api.answer(() => answers.sent);
    expect(await send()).toMatchObject({ status: "sent", externalId: expect.stringMatching(/./) });
    expect(api.asked).toHaveLength(1);
    expect(api.asked[0]?.body.toString()).toContain(JSON.stringify(draft.text).slice(1, -1));
  });

  test("too many calls: retry", async () => {
    api.answer(() => answers.rateLimited);
    expect(await send()).toMatchObject({ status: "retry", error: { class: "retry" } });
  });

  test("a token that is no good: failed, for an administrator, and the configuration stops", async () => {
    api.answer(() => answers.badToken);
    expect(await send()).toMatchObject({
      status: "failed",
      error: { class: "admin", stopsConfiguration: true },
    });
  });

  test("500: retry, with an envelope or without", async () => {
    api.answer(() => answers.broken);
    expect(await send()).toMatchObject({ status: "retry", error: { class: "retry" } });
    api.answer(() => ({ status: 503, body: "<html>Unavailable</html>" }));
    expect(await send()).toMatchObject({ status: "retry", error: { class: "retry" } });
  });

  test.each([502, 504])("a gateway that lost the answer (%i): unconfirmed", async (status) => {
    api.answer(() => ({ status, body: "<html>Bad gateway</html>" }));
    expect(await send()).toMatchObject({ status: "unconfirmed" });
  });

  test("no answer in time: unconfirmed", async () => {
    api.answer(() => "hang");
    expect(await send()).toMatchObject({ status: "unconfirmed" });
  });

  test("no connection: retry, nothing was sent", async () => {
    expect(await send(unreachable)).toMatchObject({ status: "retry", error: { class: "retry" } });
  });

  test.each(["<html>hello</html>", "", "null", "[]", "{}", '{"ok":true}', '{"messages":[]}'])(
    "200 with %j: unconfirmed, never sent again by machine",
    async (body) => {
      api.answer(() => ({ status: 200, body }));
      expect(await send()).toMatchObject({ status: "unconfirmed" });
    },
  );

  test("a file goes out with its bytes", async () => {
    const read = jest.fn(async () => new Blob(["jpeg-bytes-0101"]));
    const attachment = {
      kind: "image",
      mimeType: "image/jpeg",
      fileName: "caja.jpg",
      size: 15,
      read,
    } as const;
    api.answer(({ path }) =>
      path.includes("media") || path.includes("message_attachments")
        ? { status: 200, body: { id: "555000", attachment_id: "555000" } }
        : answers.sent,
    );
    const outcome = await adapter.send({ ...draft, text: undefined, attachment }, secrets, api.io);
    expect(withoutSecrets(outcome)).toMatchObject({ status: "sent" });
    expect(api.asked.some(({ body }) => body.includes("jpeg-bytes-0101"))).toBe(true);
  });

  test("a file that cannot be fetched is a MediaError, worth another try when nobody answered", async () => {
    const fetchFrom = (io: PlatformIo) => adapter.fetchMedia(`${io.baseUrl}/file`, secrets, io);
    const lost = await fetchFrom(unreachable).catch((error: unknown) => error);
    expect(lost).toBeInstanceOf(MediaError);
    expect(lost).toMatchObject({ retry: true });
    api.answer(() => ({ status: 404, body: { error: { code: 100, message: "gone" } } }));
    const gone = await fetchFrom(api.io).catch((error: unknown) => error);
    expect(gone).toBeInstanceOf(MediaError);
    expect(gone).toMatchObject({ retry: false });
  });

  test("connect reports what failed and never throws", async () => {
    for (const io of [unreachable, api.io]) {
      for (const answer of [answers.badToken, answers.broken, { status: 200, body: "<html>" }]) {
        api.answer(() => answer);
        const report = await adapter.connect(secrets, "https://hilo.example.com/api/webhooks/x", io);
        expect(report.checks.length).toBeGreaterThan(0);
        expect(report.checks.some(({ ok, problem }) => !ok && problem !== undefined)).toBe(true);
      }
    }
  });

  test("the courtesies fail in one way only", async () => {
    const target = { address, externalId: `${address}:12` };
    const calls = [
      () => adapter.markRead?.(target, secrets, unreachable),
      () => adapter.showTyping?.(target, secrets, unreachable),
      () => adapter.acknowledge?.("1", secrets, unreachable),
      () => adapter.profile?.(address, secrets, unreachable),
    ];
    for (const call of calls) {
      const failure = await Promise.resolve(call()).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (failure !== undefined) expect(failure).toBeInstanceOf(PlatformCallError);
    }
  });
});
