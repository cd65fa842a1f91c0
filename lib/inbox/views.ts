/** What a screen or another program gets of the inbox. Client-safe. */
import type { AttachmentKind, MessageContent, MessageKind } from "@/lib/platforms/contract";

export type MessageStatus =
  "received" | "queued" | "sending" | "sent" | "delivered" | "read" | "failed" | "unconfirmed" | "canceled";

export type ConversationStatus = "open" | "snoozed" | "resolved";

export interface PersonView {
  id: string;
  name: string;
}

/** Times are ISO 8601 in UTC. */
export interface ConversationView {
  id: string;
  platform: string;
  configurationId: string;
  configurationName: string;
  status: ConversationStatus;
  contact: {
    id: string;
    name: string | null;
    phone: string | null;
    country: string | null;
    username: string | null;
  };
  assignee: PersonView | null;
  funnel: string | null;
  stage: { id: string; name: string } | null;
  unreadCount: number;
  awaitingReplySince: string | null;
  windowExpiresAt: string | null;
  snoozedUntil: string | null;
  lastMessageAt: string;
  lastMessage: {
    kind: MessageKind;
    text: string | null;
    direction: "inbound" | "outbound";
    status: MessageStatus;
  } | null;
  /** False when the person blocked us. */
  reachable: boolean;
}

export interface AttachmentView {
  id: string;
  kind: AttachmentKind;
  mimeType: string | null;
  fileName: string | null;
  /** Bytes. */
  size: number | null;
  durationSeconds: number | null;
  /** Only when stored. */
  url: string | null;
  status: "pending" | "stored" | "failed";
}

export interface QuoteView {
  id: string | null;
  kind: MessageKind | null;
  text: string | null;
  direction: "inbound" | "outbound" | null;
}

export interface MessageView {
  id: string;
  conversationId: string;
  direction: "inbound" | "outbound";
  kind: MessageKind;
  text: string | null;
  status: MessageStatus;
  externalId: string | null;
  /** The author's own key: the screen finds its optimistic message again by it. Null for other people's. */
  clientKey: string | null;
  sentAt: string;
  receivedAt: string;
  author: PersonView | null;
  replyTo: QuoteView | null;
  reactions: { emoji: string; by: "contact" | "us" }[];
  attachments: AttachmentView[];
  location: MessageContent["location"] | null;
  contacts: MessageContent["contacts"] | null;
  interactive: MessageContent["interactive"] | null;
  referral: MessageContent["referral"] | null;
  /** Everything else the message holds: an order, a poll, where it was forwarded from. */
  content: MessageContent;
  albumKey: string | null;
  editedAt: string | null;
  deletedAt: string | null;
  /** In the viewer's language. */
  error: { code: string; message: string } | null;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
