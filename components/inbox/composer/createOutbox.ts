/** The engine of the outbox: what is kept is sent, in order for each conversation, until the server has taken or refused it. */
import type { ApiFailure, postMessage, uploadFile } from "../api";
import type { Outbox, OutboxItem } from "../outbox";
import type { OneSender } from "./oneSender";
import type { OutboxRecord, OutboxStore } from "./outboxStore";

export interface OutboxParts {
  /** Whose it is: a server that knows somebody else by now refuses to send it. */
  userId: string;
  post: typeof postMessage;
  upload: typeof uploadFile;
  store: OutboxStore;
  oneSender: OneSender;
  newKey?: () => string;
  /** Tells the other tabs of this person that something changed. */
  tellOthers?: () => void;
}

export interface RunningOutbox extends Outbox {
  /** Reads what an earlier page left, and sends it. */
  resume(): Promise<void>;
  /** Another tab changed something: shows what is kept now. */
  reload(): Promise<void>;
  /** The connection is back: no more waiting. */
  wake(): void;
}

type Verdict = "done" | "later";

/** The messages of one conversation, one behind the other. */
interface Lane {
  /** Something came while it was running. */
  again: boolean;
  running: boolean;
  /** Without success, one after the other. */
  attempts: number;
  timer?: ReturnType<typeof setTimeout>;
  /** The server has said when (milliseconds since 1970): a new message is no reason to ask sooner. */
  notBefore: number;
}

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/** The server did not say no: it was not reached, is busy or broken, or wants to know first who this is. */
const passing = new Set<ApiFailure["code"]>([
  "offline",
  "rate_limited",
  "unavailable",
  "unexpected",
  "unauthenticated",
]);

export function createOutbox(parts: OutboxParts): RunningOutbox {
  const { userId, post, upload, store, oneSender, tellOthers = () => undefined } = parts;
  const newKey = parts.newKey ?? (() => crypto.randomUUID());
  let items: readonly OutboxItem[] = [];
  let lastPlace = 0;
  const listeners = new Set<() => void>();
  /** Not yet in the store. */
  const arriving = new Set<string>();
  /** Perhaps still in the store. */
  const discarded = new Set<string>();
  const lanes = new Map<string, Lane>();

  const set = (next: readonly OutboxItem[]) => {
    items = next;
    for (const listener of listeners) listener();
  };
  const change = (clientKey: string, to: Partial<OutboxItem>) =>
    set(items.map((item) => (item.clientKey === clientKey ? { ...item, ...to } : item)));
  const find = (clientKey: string) => items.find((item) => item.clientKey === clientKey);

  /** The file's id at the server; uploads it when there is none. */
  const mediaOf = async (record: OutboxRecord): Promise<OutboxRecord | ApiFailure> => {
    const { file, message } = record;
    if (!file?.blob || message.attachments?.length) return record;
    const named = new File([file.blob], file.name, { type: file.mimeType });
    const reply = await upload(named, () => undefined, new AbortController().signal, {
      voice: file.kind === "voice",
      userId,
    });
    if (!reply.ok) return reply.error;
    const uploaded = { ...record, message: { ...message, attachments: [{ mediaId: reply.value.id }] } };
    await store.change(uploaded);
    return uploaded;
  };

  const attempt = async (record: OutboxRecord): Promise<{ verdict: Verdict; waitMs?: number }> => {
    const { clientKey, conversationId } = record;
    const ready = await mediaOf(record);
    if ("code" in ready) return judge(record, ready);
    // While its file was on the way.
    if (discarded.has(clientKey)) return { verdict: "done" };
    const reply = await post(conversationId, { ...ready.message, clientKey }, userId);
    if (!reply.ok) return judge(ready, reply.error);
    change(clientKey, { state: "sent", failure: null, sent: reply.value });
    await store.remove(clientKey);
    return { verdict: "done" };
  };
  const judge = async (record: OutboxRecord, error: ApiFailure) => {
    const { clientKey } = record;
    if (passing.has(error.code)) {
      change(clientKey, { failure: error.code === "offline" ? "" : error.message });
      return { verdict: "later" as const, waitMs: error.retryAfterMs };
    }
    const refusal = reasonOf(error);
    await store.change({ ...record, refusal });
    change(clientKey, { state: "failed", failure: refusal });
    return { verdict: "done" as const };
  };

  /** Sends one after the other until nothing is left, or one has to wait: those behind it wait with it. */
  const drain = async (conversationId: string, lane: Lane) => {
    const tried = new Set<string>();
    for (;;) {
      const next = (await store.all()).find(
        (record) =>
          record.conversationId === conversationId &&
          record.refusal === null &&
          !tried.has(record.clientKey) &&
          !discarded.has(record.clientKey),
      );
      if (!next) return;
      if (!find(next.clientKey)) set([...items, itemOf(next)]);
      tried.add(next.clientKey);
      const { verdict, waitMs } = await attempt(next);
      tellOthers();
      if (verdict === "later") {
        if (waitMs !== undefined) lane.notBefore = Date.now() + waitMs;
        return wait(conversationId, lane, waitMs ?? backoff(lane.attempts++));
      }
      lane.attempts = 0;
    }
  };
  const wait = (conversationId: string, lane: Lane, milliseconds: number) => {
    clearTimeout(lane.timer);
    lane.timer = setTimeout(() => void hurry(conversationId), milliseconds);
  };
  const start = async (conversationId: string): Promise<void> => {
    const lane = lanes.get(conversationId) ?? { again: false, running: false, attempts: 0, notBefore: 0 };
    lanes.set(conversationId, lane);
    if (lane.notBefore > Date.now()) return;
    clearTimeout(lane.timer);
    lane.again = true;
    if (lane.running) return;
    lane.running = true;
    while (lane.again && lane.notBefore <= Date.now()) {
      lane.again = false;
      const ran = await oneSender(conversationId, () => drain(conversationId, lane)).catch(() => false);
      if (!ran) wait(conversationId, lane, FIRST_WAIT_MS);
    }
    lane.running = false;
  };
  const hurry = (conversationId: string): Promise<void> => {
    const lane = lanes.get(conversationId);
    if (lane) lane.notBefore = 0;
    return start(conversationId);
  };
  const startAll = (records: readonly Pick<OutboxRecord, "conversationId">[]) => {
    for (const id of new Set(records.map(({ conversationId }) => conversationId))) void hurry(id);
  };

  /** What is kept, over what this page knows: what was sent stays until its thread has it. */
  const reload = async () => {
    const records = await store.all();
    const kept = new Set(records.map(({ clientKey }) => clientKey));
    const known = new Map(items.map((item) => [item.clientKey, item]));
    const stay = items.filter(
      ({ clientKey, state }) => !kept.has(clientKey) && (state === "sent" || arriving.has(clientKey)),
    );
    lastPlace = Math.max(lastPlace, records.at(-1)?.place ?? 0);
    set([...records.map((record) => refreshed(known.get(record.clientKey), record)), ...stay]);
    return records;
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    items: () => items,
    async send(written) {
      lastPlace = Math.max(lastPlace + 1, Date.now() * 1000);
      const record: OutboxRecord = {
        ...written,
        clientKey: newKey(),
        writtenAt: new Date().toISOString(),
        place: lastPlace,
        refusal: null,
      };
      arriving.add(record.clientKey);
      set([...items, { ...itemOf(record), file: written.file }]);
      await store.put(record);
      arriving.delete(record.clientKey);
      tellOthers();
      void start(record.conversationId);
    },
    retry(clientKey) {
      const item = find(clientKey);
      if (!item || item.state === "sent") return;
      change(clientKey, { state: "sending", failure: null });
      void store.all().then(async (records) => {
        const record = records.find((candidate) => candidate.clientKey === clientKey);
        if (record?.refusal) await store.change({ ...record, refusal: null });
        await hurry(item.conversationId);
      });
    },
    remove(clientKey) {
      const item = find(clientKey);
      set(items.filter((other) => other !== item));
      if (!item || item.state === "sent") return;
      discarded.add(clientKey);
      void store.remove(clientKey).then(tellOthers);
    },
    async resume() {
      startAll(await reload());
    },
    async reload() {
      await reload();
    },
    wake: () => startAll(items.filter(({ state }) => state === "sending")),
  };
}

const backoff = (attempts: number): number =>
  Math.min(FIRST_WAIT_MS * 2 ** attempts, LONGEST_WAIT_MS) * (0.8 + Math.random() * 0.4);

/** A field's own sentence says more than "check the fields". */
const reasonOf = (error: ApiFailure): string => Object.values(error.fields ?? {})[0] ?? error.message;

/** A blob URL ends with its page: the next page makes its own. */
function itemOf(record: OutboxRecord): OutboxItem {
  const { clientKey, conversationId, writtenAt, message, quoted, file, refusal } = record;
  const shown = file?.blob ? { ...file, previewUrl: URL.createObjectURL(file.blob) } : file;
  const state = refusal === null ? ("sending" as const) : ("failed" as const);
  return {
    clientKey,
    conversationId,
    writtenAt,
    message,
    quoted,
    file: shown,
    state,
    failure: refusal,
    sent: null,
  };
}

function refreshed(known: OutboxItem | undefined, record: OutboxRecord): OutboxItem {
  if (!known) return itemOf(record);
  if (record.refusal !== null) return { ...known, state: "failed", failure: record.refusal };
  return known.state === "failed" ? { ...known, state: "sending", failure: null } : known;
}
