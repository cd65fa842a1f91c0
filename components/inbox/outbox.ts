/** What was written and has not been accepted by the server yet. It lives above the thread, so that one may go on at once. */
import type { AttachmentKind } from "@/lib/platforms/contract";
import type { MessageView, PersonView, QuoteView } from "@/lib/inbox/views";
import type { OutgoingMessage, postMessage } from "./api";

export interface OutboxFile {
  kind: AttachmentKind;
  mimeType: string;
  name: string;
  size: number;
  /** A blob URL of the same file, for looking at it before the server has it. */
  previewUrl: string;
}

/** One message as its author leaves it. */
export interface Written {
  conversationId: string;
  message: Omit<OutgoingMessage, "clientKey">;
  quoted: QuoteView | null;
  file: OutboxFile | null;
}

export interface OutboxItem extends Written {
  clientKey: string;
  writtenAt: string;
  /** `sent`: the server has it; it stays until the thread shows the server's own. */
  state: "sending" | "failed" | "sent";
  /** Why it failed, in the reader's language; empty when the server was not reached. */
  failure: string | null;
  sent: MessageView | null;
}

export interface Outbox {
  subscribe(listener: () => void): () => void;
  items(): readonly OutboxItem[];
  send(written: Written): void;
  /** Another attempt with the same key: if the first one did arrive, nothing is sent twice. */
  retry(clientKey: string): void;
  /** Takes it away: discarded by its author, or taken over by the thread. */
  remove(clientKey: string): void;
}

/** Messages of one conversation leave one after the other, in the order in which they were written. */
export function createOutbox(
  post: typeof postMessage,
  newKey: () => string = () => crypto.randomUUID(),
): Outbox {
  let items: readonly OutboxItem[] = [];
  const listeners = new Set<() => void>();
  const lanes = new Map<string, Promise<void>>();

  const set = (next: readonly OutboxItem[]) => {
    items = next;
    for (const listener of listeners) listener();
  };
  const change = (clientKey: string, to: Partial<OutboxItem>) =>
    set(items.map((item) => (item.clientKey === clientKey ? { ...item, ...to } : item)));

  const attempt = async ({ clientKey, conversationId, message }: OutboxItem) => {
    const reply = await post(conversationId, { ...message, clientKey });
    if (reply.ok) change(clientKey, { state: "sent", sent: reply.value });
    else
      change(clientKey, {
        state: "failed",
        failure: reply.error.code === "offline" ? "" : reasonOf(reply.error),
      });
  };
  const enqueue = (item: OutboxItem) => {
    const before = lanes.get(item.conversationId) ?? Promise.resolve();
    lanes.set(
      item.conversationId,
      before.then(() => attempt(item)),
    );
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    items: () => items,
    send(written) {
      const item: OutboxItem = {
        ...written,
        clientKey: newKey(),
        writtenAt: new Date().toISOString(),
        state: "sending",
        failure: null,
        sent: null,
      };
      set([...items, item]);
      enqueue(item);
    },
    retry(clientKey) {
      const item = items.find((candidate) => candidate.clientKey === clientKey);
      if (item?.state !== "failed") return;
      change(clientKey, { state: "sending", failure: null });
      enqueue(item);
    },
    remove: (clientKey) => set(items.filter((item) => item.clientKey !== clientKey)),
  };
}

/** A field's own sentence says more than "check the fields". */
const reasonOf = (error: { message: string; fields?: Record<string, string> }): string =>
  Object.values(error.fields ?? {})[0] ?? error.message;

/** How it looks in the thread until the server's own message takes its place. */
export function asMessage(item: OutboxItem, author: PersonView): MessageView {
  if (item.sent) return item.sent;
  const { clientKey, conversationId, writtenAt, message, quoted, file } = item;
  return {
    id: clientKey,
    conversationId,
    clientKey,
    direction: "outbound",
    kind: file?.kind ?? "text",
    text: message.text ?? null,
    status: item.state === "failed" ? "failed" : "queued",
    externalId: null,
    sentAt: writtenAt,
    receivedAt: writtenAt,
    author,
    replyTo: quoted,
    reactions: [],
    attachments: file ? [attachmentOf(clientKey, file)] : [],
    location: null,
    contacts: null,
    interactive: null,
    referral: null,
    content: {},
    albumKey: null,
    editedAt: null,
    deletedAt: null,
    error: null,
  };
}

const attachmentOf = (id: string, { kind, mimeType, name, size, previewUrl }: OutboxFile) => ({
  id,
  kind,
  mimeType,
  fileName: name,
  size,
  durationSeconds: null,
  url: previewUrl,
  status: "stored" as const,
});
