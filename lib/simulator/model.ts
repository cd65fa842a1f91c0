/** What the simulator knows: accounts that a business connected, phones of customers, and the threads between them. */

export const platforms = ["whatsapp", "messenger", "telegram"] as const;
export type PlatformName = (typeof platforms)[number];

interface AccountOf<Platform extends PlatformName, Secrets> {
  platform: Platform;
  /** WhatsApp: the phone number id. Messenger: the page id. Telegram: the bot id (the token's first part). */
  accountId: string;
  name: string;
  /** What customers see: a phone number in international form, a page's name, a bot's @name. */
  address: string;
  secrets: Secrets;
}
export type WhatsAppAccount = AccountOf<
  "whatsapp",
  { phoneNumberId: string; wabaId: string; accessToken: string; appSecret: string; verifyToken: string }
>;
export type MessengerAccount = AccountOf<
  "messenger",
  { pageId: string; pageAccessToken: string; appSecret: string; verifyToken: string }
>;
export type TelegramAccount = AccountOf<"telegram", { botToken: string; secretToken: string }>;
export type MetaAccount = WhatsAppAccount | MessengerAccount;
export type Account = MetaAccount | TelegramAccount;

export interface Customer {
  platform: PlatformName;
  /** WhatsApp: the phone's digits, or the business-scoped id of someone who shows no phone. Else the PSID or user id. */
  id: string;
  name: string;
  username?: string;
  /** Digits with the country code. Absent for a WhatsApp user who hides it behind a username. */
  phone?: string;
  /** WhatsApp's own id of the number, which differs from the number in some countries. */
  waId?: string;
  /** Business-scoped user id: `CC.` and digits. */
  bsuid?: string;
  language?: string;
}

export const mediaKinds = ["image", "video", "audio", "voice", "document", "sticker"] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** A file at the platform; its bytes lie in a file of the same id. */
export interface MediaFile {
  id: string;
  accountId: string;
  mimeType: string;
  fileName?: string;
  /** Bytes. */
  size: number;
  /** Of the bytes, in base64. */
  sha256: string;
  width?: number;
  height?: number;
}

/** `accepted`: the platform took it and has said nothing yet. */
export const tickOrder = ["accepted", "sent", "delivered", "read"] as const;
export type Tick = (typeof tickOrder)[number] | "failed";

export interface SharedLocation {
  latitude: number;
  longitude: number;
  name?: string;
  address?: string;
}
export interface SharedContact {
  name: string;
  phone: string;
}
export interface OrderItem {
  productId: string;
  quantity: number;
  price: number;
  currency: string;
}

/** One bubble on a phone. */
export interface ThreadMessage {
  /** The platform's id: wamid, mid, or Telegram's message id as text. */
  id: string;
  from: "customer" | "business";
  kind: string;
  text?: string;
  media?: Pick<MediaFile, "id" | "mimeType" | "fileName" | "size">;
  location?: SharedLocation;
  contact?: SharedContact;
  items?: OrderItem[];
  buttons?: { id: string; title: string }[];
  replyTo?: string;
  reactions: { by: "customer" | "business"; emoji: string }[];
  /** Milliseconds since 1970. */
  sentAt: number;
  /** For a customer's message: sent, delivered (the webhook was accepted), read (the business marked it). */
  tick: Tick;
  error?: { code: number; title: string };
  editedAt?: number;
  deleted?: boolean;
  /** The sender's own reference, which comes back with each status (WhatsApp) or echo (Messenger). */
  reference?: string;
}

export interface Thread {
  platform: PlatformName;
  accountId: string;
  customerId: string;
  /** The customer blocked the business. */
  blocked: boolean;
  /** Last thing the customer did, in milliseconds; 0 when nothing yet. The reply window counts from here. */
  lastInboundAt: number;
  messages: ThreadMessage[];
}

/** What changed, for a page that follows along. */
export interface SimulatorEvent {
  seq: number;
  type: "message" | "customer" | "typing" | "callback" | "faults" | "settings";
  platform?: PlatformName;
  accountId?: string;
  customerId?: string;
  messageId?: string;
}

export interface Settings {
  /** Do phones read by themselves, without being opened? */
  autoRead: boolean;
  /** Milliseconds from the answer of the send call until each status. */
  delays: { sent: number; delivered: number; read: number };
}

/** A JSON object of unknown shape. */
export type Json = Record<string, unknown>;
export const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
/** The member when it is an object, else an empty one: for reading requests of unknown shape. */
export const objectIn = (value: unknown): Json => (isJson(value) ? value : {});
export const textIn = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
