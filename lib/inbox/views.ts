/** What a screen or another program gets of the inbox. Client-safe. */
import type { LabelView } from "@/lib/labels/views";
import type { AttachmentKind, ErrorClass, MessageContent, MessageKind } from "@/lib/platforms/contract";

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
  /** When the person last wrote. */
  lastInboundAt: string | null;
  createdAt: string;
  lastMessage: {
    kind: MessageKind;
    text: string | null;
    direction: "inbound" | "outbound";
    status: MessageStatus;
  } | null;
  /** False when the person blocked us. */
  reachable: boolean;
  labels: LabelView[];
  /** How the viewer's own draft begins: its first 80 characters. */
  draft: string | null;
}

/** Conversations in each view of the list; 1000 stands for that many or more. */
export type ViewCounts = Record<
  "all" | "mine" | "unassigned" | "unanswered" | "closing" | "snoozed" | "resolved",
  number
>;

/** What the list can be narrowed down to. */
export interface FilterChoices {
  configurations: { id: string; name: string; platform: string }[];
  stages: { id: string; name: string; funnel: string }[];
}

/** What became of one conversation of many; `error` in the reader's language, null when it was done. */
export interface BulkOutcome {
  conversationId: string;
  error: string | null;
}

export interface AttachmentView {
  id: string;
  kind: AttachmentKind;
  mimeType: string | null;
  fileName: string | null;
  /** Bytes. */
  size: number | null;
  durationSeconds: number | null;
  /** Pixels as it is looked at; they keep its room before it is there. */
  width: number | null;
  height: number | null;
  /** Loudness in equal steps of time, 0-100; empty when not known. */
  waveform: number[];
  /** Only when stored. */
  url: string | null;
  /** A small WebP picture of it, where there is one. */
  previewUrl: string | null;
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
  deliveredAt: string | null;
  readAt: string | null;
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
  /** Former texts that are kept. */
  edits: number;
  deletedAt: string | null;
  /** How often it was handed to the platform. */
  attempts: number;
  /** `message` is in the viewer's language; `class` says who can do something about it. */
  error: { code: string; class: ErrorClass | null; message: string } | null;
}

/** A piece out of the middle of a conversation, newest first. A cursor is null at that end of the conversation. */
export interface MessageWindow {
  items: MessageView[];
  olderCursor: string | null;
  newerCursor: string | null;
}

/** What a message said until it was edited. */
export interface EditView {
  text: string | null;
  until: string;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
