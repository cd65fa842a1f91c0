/** Invented conversations, and what components of the inbox expect around them. */
import type { ReactElement } from "react";
import type { ConversationActions } from "@/components/inbox/useConversationActions";
import type { ConversationView, MessageView } from "@/lib/inbox/views";
import { renderUi } from "./renderUi";

export const NOW = new Date("2026-03-10T15:00:00Z");
const HOUR = 3_600_000;

/** A moment that many hours before (or, when negative, after) `NOW`. */
export const hoursAgo = (hours: number): string => new Date(NOW.getTime() - hours * HOUR).toISOString();

export const show = (ui: ReactElement) => renderUi(ui, { now: NOW, timeZone: "America/Mexico_City" });

export const viewer = {
  id: "01900000-0000-7000-8000-0000000000aa",
  name: "Renata Ibarra",
  role: "admin" as const,
};

export const conversationOf = (over: Partial<ConversationView> = {}): ConversationView => ({
  id: "01900000-0000-7000-8000-000000000001",
  platform: "whatsapp",
  configurationId: "01900000-0000-7000-8000-0000000000c1",
  configurationName: "Ventas México",
  status: "open",
  contact: {
    id: "01900000-0000-7000-8000-0000000000d1",
    name: "Lucía Fernández",
    phone: "+525555550101",
    country: "MX",
    username: null,
  },
  assignee: null,
  funnel: null,
  stage: null,
  unreadCount: 0,
  awaitingReplySince: null,
  windowExpiresAt: hoursAgo(-20),
  snoozedUntil: null,
  lastMessageAt: hoursAgo(4),
  lastInboundAt: hoursAgo(4),
  createdAt: hoursAgo(48),
  lastMessage: { kind: "text", text: "¿A qué hora abren?", direction: "inbound", status: "received" },
  reachable: true,
  labels: [],
  draft: null,
  ...over,
});

export const messageOf = (over: Partial<MessageView> = {}): MessageView => ({
  id: "01900000-0000-7000-8000-000000000101",
  conversationId: "01900000-0000-7000-8000-000000000001",
  direction: "inbound",
  kind: "text",
  text: "Hola",
  status: "received",
  externalId: "wamid.1",
  clientKey: null,
  sentAt: hoursAgo(1),
  receivedAt: hoursAgo(1),
  deliveredAt: null,
  readAt: null,
  author: null,
  replyTo: null,
  reactions: [],
  attachments: [],
  location: null,
  contacts: null,
  interactive: null,
  referral: null,
  content: {},
  albumKey: null,
  editedAt: null,
  edits: 0,
  deletedAt: null,
  attempts: 1,
  error: null,
  ...over,
});

export const ours = (over: Partial<MessageView> = {}): MessageView =>
  messageOf({ direction: "outbound", status: "sent", author: { id: viewer.id, name: viewer.name }, ...over });

export const mayWrite: ConversationActions = { write: true, note: true, retry: () => Promise.resolve() };
