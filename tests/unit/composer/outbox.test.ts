import "fake-indexeddb/auto";
import { createOutbox, type OutboxParts } from "@/components/inbox/composer/createOutbox";
import { byLease } from "@/components/inbox/composer/oneSender";
import { browserStore } from "@/components/inbox/composer/outboxStore";
import type { Written } from "@/components/inbox/outbox";
import type { MessageView } from "@/lib/inbox/views";

const ROOM = "01900000-0000-7000-8000-000000000001";
const OTHER_ROOM = "01900000-0000-7000-8000-000000000002";

const text = (words: string, conversationId = ROOM): Written => ({
  conversationId,
  message: { text: words },
  quoted: null,
  file: null,
});

/** The other side of the wire: keeps each message once, by its key, as the server does. */
function fakeServer() {
  const server = {
    online: true,
    /** A code here is the answer to whatever comes. */
    refuse: null as { code: "invalid" | "rate_limited"; message: string; retryAfterMs?: number } | null,
    /** Takes the message, but its answer is lost. */
    losesAnswers: false,
    taken: [] as { key: string; text: string | undefined; media: string | undefined; room: string }[],
    uploads: [] as { name: string; voice: boolean | undefined }[],
  };
  const offline = { ok: false as const, error: { code: "offline" as const, message: "" } };
  const parts: Pick<OutboxParts, "post" | "upload"> = {
    async post(room, { clientKey, text: words, attachments }) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (!server.online) return offline;
      if (server.refuse) return { ok: false, error: server.refuse };
      if (!server.taken.some(({ key }) => key === clientKey)) {
        server.taken.push({ key: clientKey, text: words, media: attachments?.[0]?.mediaId, room });
      }
      if (server.losesAnswers) return offline;
      return { ok: true, value: { id: clientKey, clientKey } as MessageView };
    },
    upload(file, _progress, _signal, options) {
      if (!server.online) return Promise.resolve(offline);
      server.uploads.push({ name: file.name, voice: options?.voice });
      return Promise.resolve({ ok: true, value: { id: `media-${file.name}` } });
    },
  };
  return { server, parts };
}

let people = 0;
const somebody = () => `person-${++people}`;

/** A page of this person: what they see and what leaves, as after a reload or in another tab. */
function open(userId: string, parts: Pick<OutboxParts, "post" | "upload">) {
  const store = browserStore(userId);
  return createOutbox({ userId, ...parts, store, oneSender: byLease(store) });
}

const until = async (condition: () => boolean) => {
  for (let tries = 0; tries < 300 && !condition(); tries++) await new Promise((done) => setTimeout(done, 5));
  expect(condition()).toBe(true);
};

// Fake, so that no page of a test goes on trying after it; they run as fast as real ones.
beforeEach(() =>
  jest.useFakeTimers({ advanceTimers: true, doNotFake: ["setImmediate", "nextTick", "performance"] }),
);
afterEach(() => jest.useRealTimers());

test("three messages written offline leave from the next page: in order, once each", async () => {
  const me = somebody();
  const { server, parts } = fakeServer();
  const nowhere = fakeServer();
  nowhere.server.online = false;
  const before = open(me, nowhere.parts);
  await before.send(text("uno"));
  await before.send(text("dos"));
  await before.send(text("tres"));
  await until(() => before.items()[0]?.failure === "");

  const after = open(me, parts);
  await after.resume();
  expect(after.items().map(({ message }) => message.text)).toEqual(["uno", "dos", "tres"]);
  await until(() => after.items().every(({ state }) => state === "sent"));
  expect(server.taken.map((taken) => taken.text)).toEqual(["uno", "dos", "tres"]);

  const later = open(me, parts);
  await later.resume();
  expect(later.items()).toEqual([]);
});

test("a lost answer is asked for again with the same key, so that nothing is sent twice", async () => {
  const me = somebody();
  const { server, parts } = fakeServer();
  server.losesAnswers = true;
  const outbox = open(me, parts);
  await outbox.send(text("una vez"));
  await until(() => outbox.items()[0]?.failure === "");
  server.losesAnswers = false;
  outbox.wake();
  await until(() => outbox.items()[0]?.state === "sent");
  expect(server.taken).toHaveLength(1);
});

test("two tabs send each message once", async () => {
  const me = somebody();
  const { server, parts } = fakeServer();
  const posts: string[] = [];
  const counted: typeof parts = {
    ...parts,
    post: (room, message, userId) => {
      posts.push(message.clientKey);
      return parts.post(room, message, userId);
    },
  };
  server.online = false;
  const one = open(me, counted);
  await one.send(text("uno"));
  await one.send(text("dos"));
  await until(() => one.items()[0]?.failure === "");
  posts.length = 0;
  server.online = true;
  const [left, right] = [open(me, counted), open(me, counted)];
  await Promise.all([left.resume(), right.resume()]);
  await until(() => server.taken.length === 2);
  expect(posts).toHaveLength(2);
});

test("what the server refuses stays with its reason until it is taken back, and the rest goes on", async () => {
  const me = somebody();
  const { server, parts } = fakeServer();
  server.refuse = { code: "invalid", message: "La ventana se cerró." };
  const outbox = open(me, parts);
  await outbox.send(text("tarde"));
  await until(() => outbox.items()[0]?.state === "failed");
  expect(outbox.items()[0]?.failure).toBe("La ventana se cerró.");

  server.refuse = null;
  await outbox.send(text("otra cosa"));
  await until(() => server.taken.length === 1);
  expect(server.taken[0]?.text).toBe("otra cosa");

  const next = open(me, parts);
  await next.resume();
  expect(next.items()).toMatchObject([{ state: "failed", message: { text: "tarde" } }]);
  next.remove(next.items()[0]!.clientKey);
  await until(() => next.items().length === 0);
  const last = open(me, parts);
  await last.resume();
  expect(last.items()).toEqual([]);
});

test("a busy server holds the conversation back, but no other one", async () => {
  const me = somebody();
  const { server, parts } = fakeServer();
  const outbox = open(me, {
    ...parts,
    post: (room, message, userId) =>
      room === ROOM && server.refuse
        ? Promise.resolve({ ok: false, error: server.refuse })
        : parts.post(room, message, userId),
  });
  server.refuse = { code: "rate_limited", message: "Espera", retryAfterMs: 60_000 };
  await outbox.send(text("primero"));
  await outbox.send(text("segundo"));
  await until(() => outbox.items()[0]?.failure === "Espera");
  expect(outbox.items()[1]).toMatchObject({ state: "sending", failure: null });
  server.refuse = null;
  await outbox.send(text("en otra", OTHER_ROOM));
  await until(() => server.taken.length === 1);
  expect(server.taken[0]?.text).toBe("en otra");
  outbox.wake();
  await until(() => server.taken.length === 3);
  expect(server.taken.map((taken) => taken.text)).toEqual(["en otra", "primero", "segundo"]);
});

test("a file is kept with its message and uploaded before it, once, however often that is tried", async () => {
  const me = somebody();
  const { server, parts } = fakeServer();
  const blob = new Blob(["ogg"], { type: "audio/ogg" });
  const file = {
    kind: "voice" as const,
    mimeType: "audio/ogg",
    name: "voice.ogg",
    size: 3,
    previewUrl: "",
    blob,
  };
  const offline = { ok: false as const, error: { code: "offline" as const, message: "" } };
  const first = open(me, { post: () => Promise.resolve(offline), upload: () => Promise.resolve(offline) });
  await first.send({ conversationId: ROOM, message: {}, quoted: null, file });
  await until(() => first.items()[0]?.failure === "");

  const second = open(me, { ...parts, post: () => Promise.resolve(offline) });
  await second.resume();
  await until(() => second.items()[0]?.failure === "");
  expect(server.uploads).toEqual([{ name: "voice.ogg", voice: true }]);

  const third = open(me, parts);
  await third.resume();
  await until(() => server.taken.length === 1);
  expect(server.uploads).toHaveLength(1);
  expect(server.taken[0]?.media).toBe("media-voice.ogg");
});

test("the next person on this browser neither sees nor sends what is not theirs", async () => {
  const [ana, luis] = [somebody(), somebody()];
  const { server, parts } = fakeServer();
  server.online = false;
  const hers = open(ana, parts);
  await hers.send(text("de Ana"));
  await until(() => hers.items()[0]?.failure === "");
  server.online = true;
  const his = open(luis, parts);
  await his.resume();
  expect(his.items()).toEqual([]);
  await his.send(text("de Luis"));
  await until(() => server.taken.length === 1);
  expect(server.taken[0]?.text).toBe("de Luis");
});

test("what is discarded is not sent", async () => {
  const me = somebody();
  const { server, parts } = fakeServer();
  server.online = false;
  const outbox = open(me, parts);
  await outbox.send(text("mejor no"));
  await until(() => outbox.items()[0]?.failure === "");
  outbox.remove(outbox.items()[0]!.clientKey);
  server.online = true;
  const next = open(me, parts);
  await next.resume();
  await next.send(text("sí"));
  await until(() => server.taken.length === 1);
  expect(server.taken[0]?.text).toBe("sí");
});
