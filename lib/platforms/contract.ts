/**
 * What Hilo asks of a platform, and nothing more.
 *
 * The pure members (`handshake`, `verify`, `split`, `normalise`) touch no network, no clock and no database, so that they
 * can be tested with bytes alone. The others get `io`. Nothing in `lib/platforms` ever sees the database.
 */
import type { z } from "zod";
import type { MediaSource, PlatformIo } from "./io";

/** What crossed the wire. The public names, as in `docs/glossary.md`. */
export const messageKinds = [
  "text",
  "image",
  "video",
  "audio",
  "voice",
  "document",
  "sticker",
  "location",
  "contacts",
  "interactive",
  "button",
  "order",
  "system",
  "template",
  "postback",
  "poll",
  "unsupported",
] as const;
export type MessageKind = (typeof messageKinds)[number];

export const attachmentKinds = ["image", "video", "audio", "voice", "document", "sticker"] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

export interface SecretField {
  key: string;
  /** Shown again after saving (an account id), or written once and never read back (a token). */
  secret: boolean;
  required: boolean;
  /** Made by Hilo when left empty. */
  generated?: boolean;
}

export interface AttachmentRule {
  mimeTypes: readonly string[];
  /** Bytes. */
  maxBytes: number;
  /** Longest caption in characters; 0 where the platform has none for this kind. */
  captionLength: number;
}

export const textStyles = ["bold", "italic", "strike", "mono"] as const;
export type TextStyle = (typeof textStyles)[number];

/** The mark that stands on both sides of a styled piece, as the platform's own apps read it. */
export type Formatting = Readonly<Record<TextStyle, string>>;

/** Data only, client-safe: every difference between platforms that anything outside their folders needs to know. */
export interface PlatformManifest {
  id: string;
  label: string;
  /** Colour of the platform's mark; used in platform marks only. */
  color: string;
  /** Which of the two APIs it is reached through; their addresses are settings of the service. */
  api: "graph" | "bot";
  secretFields: readonly SecretField[];
  webhook: { handshake: boolean };
  /** Longest text in characters (UTF-16 code units, as the platforms count). */
  textLength: number;
  attachments: Partial<Record<AttachmentKind, AttachmentRule>>;
  /** Hours after the person's last message in which a free reply is allowed; null where there is no window. */
  replyWindowHours: number | null;
  /** Days in which a person (never a machine) may still reply, where the platform has such a tag. */
  humanAgentDays: number | null;
  /** Does the platform tell when a message was delivered and read? Where not, the tick stops at "sent". */
  receipts: { delivered: boolean; read: boolean };
  replyTo: boolean;
  /** Null where the customer sees a text exactly as it was typed. */
  formatting: Formatting | null;
  templates: boolean;
  markRead: boolean;
  typing: boolean;
}

/** One HTTP request as it came in. Header names are lower-case. */
export interface InboundRequest {
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
}

export type HandshakeReply = { status: 200; body: string } | { status: 403 };

/** One thing that happened, cut out of a delivery, still in the platform's words. */
export interface RawEvent {
  /** The platform's id of the account it is about (a phone number id, a WABA, a page, a bot). */
  accountId: string;
  /** Unique per platform; starts with the account id. Two deliveries of one event have the same key. */
  dedupeKey: string;
  /** What must stay in order: account and person. Any string; it is hashed. */
  lane: string;
  /** JSON, self-contained: `normalise` needs nothing else of the delivery. */
  payload: string;
}

export type CountrySource = "bsuid" | "phone" | "locale";

/** The customer, as one event names them. */
export interface PersonRef {
  /** Every address the event gives for this person on this account, the most lasting first; at least one. */
  ids: string[];
  /** Where an answer is sent; opaque outside the platform's folder. */
  address: string;
  name?: string;
  username?: string;
  /** E.164 with its plus sign. */
  phone?: string;
  /** ISO 3166-1 alpha-2, upper case. */
  country?: string;
  countrySource?: CountrySource;
  /** BCP 47 as the platform gives it. */
  language?: string;
}

/** A file at the platform. `ref` is opaque: a media id, a file id, a URL. */
export interface AttachmentRef {
  kind: AttachmentKind;
  ref: string;
  /** The platform's own small picture of it, as opaque as `ref`. */
  previewRef?: string;
  mimeType?: string;
  fileName?: string;
  /** Bytes. */
  size?: number;
  durationSeconds?: number;
  width?: number;
  height?: number;
}

export interface SharedContact {
  name: string;
  phones: string[];
  emails: string[];
  organisation?: string;
}

/** What a message holds besides text and files. Stored as JSON and shown as it is. */
export interface MessageContent {
  location?: { latitude: number; longitude: number; name?: string; address?: string };
  contacts?: SharedContact[];
  /** `id` is the payload of the pressed button or chosen row; `title` is what the person saw. */
  interactive?: { type: string; id?: string; title?: string; description?: string; data?: string };
  order?: {
    catalogId?: string;
    note?: string;
    items: { productId: string; quantity: number; price?: number; currency?: string }[];
  };
  system?: { type: string; body?: string };
  poll?: { question: string; options: string[] };
  /** The ad, post or link the conversation came from. */
  referral?: {
    source: string;
    url?: string;
    id?: string;
    /** The business's own word for where the link stood. */
    ref?: string;
    headline?: string;
    body?: string;
    imageUrl?: string;
  };
  /** A link shared without being typed. */
  link?: { url: string; title?: string };
  forwarded?: "once" | "many";
  /** Where the message was sent from when it was not Hilo: another tool, the phone app. */
  via?: string;
  /** Why it cannot be shown: the platform's type or error code. */
  unsupported?: { reason: string };
}

/** In every event: a time that the platform does not give is `new Date(0)`; the pipeline puts the time of arrival there. */
export interface MessageEvent {
  type: "message";
  /** `outbound` is an echo: sent by the business from another tool or from its phone. */
  direction: "inbound" | "outbound";
  person: PersonRef;
  /** Unique per configuration. */
  externalId: string;
  sentAt: Date;
  kind: MessageKind;
  text?: string;
  attachments: AttachmentRef[];
  replyToExternalId?: string;
  /** Items of one album share it. */
  albumKey?: string;
  content: MessageContent;
  /** Does it open or refresh the reply window? Everything a person does, does; system notes do not. */
  opensWindow: boolean;
  /** Our own message id, when an echo brings it back. */
  clientRef?: string;
  /** To be handed to `acknowledge` soon (a pressed Telegram button keeps spinning until then). */
  acknowledgeRef?: string;
}

export interface EditEvent {
  type: "edit";
  targetExternalId: string;
  person: PersonRef;
  editedAt: Date;
  text?: string;
}

export interface DeletionEvent {
  type: "deletion";
  targetExternalIds: string[];
  deletedAt: Date;
}

export interface ReactionEvent {
  type: "reaction";
  direction: "inbound" | "outbound";
  person: PersonRef;
  targetExternalId: string;
  /** All reactions this side now has on the message; empty when removed. */
  emojis: string[];
  at: Date;
}

export type ReceiptStatus = "sent" | "delivered" | "read" | "failed";

export interface ReceiptEvent {
  type: "receipt";
  status: ReceiptStatus;
  at: Date;
  /** The messages it is about; or, with `watermark`, all of this person's messages up to that time. */
  targetExternalIds: string[];
  watermark?: { person: PersonRef; until: Date };
  /** Our own message id, when the platform brings it back: matches a receipt to a lost answer. */
  clientRef?: string;
  error?: PlatformError;
}

/** Something became known about a person: a new number, a block. */
export interface ContactEvent {
  type: "contact";
  person: PersonRef;
  /** Addresses this person had before; their identity is the same one. */
  formerIds: string[];
  /** False when the person blocked us, true when they came back. */
  reachable?: boolean;
  at: Date;
}

/** Seen, and deliberately not shown. `reason` is a short snake_case word that is counted in the ledger. */
export interface IgnoredEvent {
  type: "ignored";
  reason: string;
}

export type PlatformEvent =
  MessageEvent | EditEvent | DeletionEvent | ReactionEvent | ReceiptEvent | ContactEvent | IgnoredEvent;

/**
 * retry: the platform asks to try again. never: this message will not go through. user: a person can do something else
 * (a template, another file). admin: the configuration is broken until an administrator repairs it.
 */
export type ErrorClass = "retry" | "never" | "user" | "admin";

export interface PlatformError {
  /** The platform's code as text; for Telegram a short word of ours where its numeric code says too little. */
  code: string;
  class: ErrorClass;
  /** For the log and the ledger; never shown as it is, and free of personal data and secrets. */
  detail?: string;
  /** The person cannot be reached any more (blocked, deactivated). */
  unreachable?: boolean;
  /** The account's credentials are no good: nothing more is sent for this configuration until they are repaired. */
  stopsConfiguration?: boolean;
}

export type SendOutcome =
  | { status: "sent"; externalId: string; sentAt?: Date }
  /** Certainly not sent, and will not be by trying again. */
  | { status: "failed"; error: PlatformError }
  /** Certainly not sent; try again, not before `retryAfterMs` where the platform gives it. */
  | { status: "retry"; error: PlatformError; retryAfterMs?: number }
  /** Nobody can know (the answer was lost): never sent again by machine. */
  | { status: "unconfirmed"; error: PlatformError };

export interface DraftAttachment {
  kind: AttachmentKind;
  mimeType: string;
  fileName: string;
  size: number;
  /** The bytes; may be called again for another attempt. */
  read(): Promise<Blob>;
}

/** One outbound message, ready to be sent. One draft is one message at the platform. */
export interface Draft {
  /** Our message id, handed to the platform where it has a field for it, so that a lost answer can be matched. */
  clientRef: string;
  address: string;
  text?: string;
  attachment?: DraftAttachment;
  replyToExternalId?: string;
  /** An approved platform template; only where the manifest has `templates`. An attachment is the file of its header. */
  template?: { name: string; language: string; components: unknown[] };
  /** Past the reply window, written by a person: use the platform's human-agent tag. */
  humanAgent: boolean;
}

/** A template as the platform knows it. `components` is its own description: header, body, footer, buttons. */
export interface PlatformTemplateData {
  name: string;
  language: string;
  category: string;
  /** In the platform's words; only `APPROVED` may be sent. */
  status: string;
  components: unknown[];
}

/** One check of a configuration against the platform. `problem` is a PlatformError code, explained in words by the screen. */
export interface ConnectionCheck {
  name: "credentials" | "account" | "webhook" | "permissions";
  ok: boolean;
  problem?: PlatformError;
}

export interface ConnectionReport {
  /** The name the platform has for the account (a verified name, a page name, @bot), when it answered. */
  accountName?: string;
  /** What customers see: a phone number, a handle. */
  address?: string;
  checks: ConnectionCheck[];
}

export interface PlatformAdapter<Secrets extends object = Record<string, string>> {
  manifest: PlatformManifest;
  /** Drives validation and encrypted storage. */
  secrets: z.ZodType<Secrets>;
  /** Every account id that events may carry for this configuration; the first is its own. */
  accountIds(secrets: Secrets): string[];
  /** Answers the platform's subscription request against every active configuration. Pure. */
  handshake?(query: URLSearchParams, candidates: readonly Secrets[]): HandshakeReply;
  /** Is the request signed with these secrets? Constant time, over the raw bytes. Pure. */
  verify(request: InboundRequest, secrets: Secrets): boolean;
  /**
   * Cuts one verified delivery into its events; `verified` are the accounts whose secret verified it. Null when the body
   * is not what the platform sends (not JSON, no envelope). Never throws. Pure.
   */
  split(body: Uint8Array, verified: readonly Secrets[]): RawEvent[] | null;
  /** What one stored event means. Never throws on odd or missing fields: what is not understood is `unsupported` or ignored. Pure. */
  normalise(payload: unknown): PlatformEvent[];
  send(draft: Draft, secrets: Secrets, io: PlatformIo): Promise<SendOutcome>;
  /** Throws {@link MediaError}. */
  fetchMedia(ref: string, secrets: Secrets, io: PlatformIo): Promise<MediaSource>;
  markRead?(target: { address: string; externalId: string }, secrets: Secrets, io: PlatformIo): Promise<void>;
  showTyping?(
    target: { address: string; externalId: string },
    secrets: Secrets,
    io: PlatformIo,
  ): Promise<void>;
  acknowledge?(ref: string, secrets: Secrets, io: PlatformIo): Promise<void>;
  /** Name and so on of a person, where the platform lets us ask. Null when it does not say. */
  profile?(address: string, secrets: Secrets, io: PlatformIo): Promise<Partial<PersonRef> | null>;
  /** Every template of the account, whatever its status. Throws {@link AnswerError}. */
  templates?(secrets: Secrets, io: PlatformIo): Promise<PlatformTemplateData[]>;
  /** Checks the credentials and registers the webhook. Never throws: what failed is in the report. */
  connect(secrets: Secrets, callbackUrl: string, io: PlatformIo): Promise<ConnectionReport>;
}
