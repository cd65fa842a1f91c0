/**
 * What was written and has not been accepted by the server yet. It lives above the thread, so that one may go on at once,
 * and below the page: what it holds outlives a reload, a closed tab and a lost connection.
 */
import type { AttachmentKind } from "@/lib/platforms/contract";
import type { MessageView, PersonView, QuoteView } from "@/lib/inbox/views";
import type { OutgoingMessage } from "./api";

export interface OutboxFile {
  kind: AttachmentKind;
  mimeType: string;
  name: string;
  size: number;
  /** A blob URL of the same file, for looking at it before the server has it. */
  previewUrl: string;
  /** The file itself, for as long as the server has not got it. */
  blob?: Blob;
}

/** One message as its author leaves it. A file without an id in `message.attachments` is uploaded before it is sent. */
export interface Written {
  conversationId: string;
  message: Omit<OutgoingMessage, "clientKey">;
  quoted: QuoteView | null;
  file: OutboxFile | null;
}

export interface OutboxItem extends Written {
  clientKey: string;
  writtenAt: string;
  /** `sending`: on its way, or waiting for the next attempt. `failed`: refused. `sent`: until the thread shows the server's own. */
  state: "sending" | "failed" | "sent";
  /** Why it waits or was refused, in the reader's language; empty when the server was not reached. */
  failure: string | null;
  sent: MessageView | null;
}

export interface Outbox {
  subscribe(listener: () => void): () => void;
  items(): readonly OutboxItem[];
  /** Shows it at once; resolves when it is kept, so that nothing is lost whatever happens to the page. */
  send(written: Written): Promise<void>;
  /** Another attempt with the same key: if the first one did arrive, nothing is sent twice. */
  retry(clientKey: string): void;
  /** Takes it away: discarded by its author, taken back into the composer, or taken over by the thread. */
  remove(clientKey: string): void;
}

/** How it looks in the thread until the server's own message takes its place. */
export function asMessage(item: OutboxItem, author: PersonView): MessageView {
  if (item.sent) return item.sent;
  const { clientKey, conversationId, writtenAt, message, quoted, file } = item;
  return {
    id: clientKey,
    conversationId,
    clientKey,
    direction: "outbound",
    kind: message.platformTemplate ? "template" : (file?.kind ?? "text"),
    text: message.text ?? null,
    status: item.state === "failed" ? "failed" : "queued",
    externalId: null,
    sentAt: writtenAt,
    receivedAt: writtenAt,
    deliveredAt: null,
    readAt: null,
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
    edits: 0,
    deletedAt: null,
    attempts: 0,
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
  width: null,
  height: null,
  waveform: [],
  url: previewUrl,
  previewUrl: null,
  status: "stored" as const,
});
