/** What the page of phones gets from the simulator and what it asks of it, over `/api/simulator`. */
import type { PlatformId } from "@/lib/platforms/manifest";

/** One chat: an account of the business and a customer. */
export interface ChatAddress {
  platform: PlatformId;
  accountId: string;
  customerId: string;
}

export interface AccountView {
  platform: PlatformId;
  accountId: string;
  name: string;
  /** What customers see: a number, a page's name, a bot's @name. */
  address: string;
  /** Null until Hilo has registered its webhook. */
  callback: { url: string } | null;
}

export interface CustomerView {
  platform: PlatformId;
  id: string;
  name: string;
  username?: string;
  /** Digits with the country code. */
  phone?: string;
}

export interface FaultView {
  id: string;
  platform: PlatformId;
  kind: string;
}

export interface SimulatorState {
  accounts: AccountView[];
  customers: CustomerView[];
  threads: (ChatAddress & { lastInboundAt: number })[];
  settings: { autoRead: boolean };
  faults: FaultView[];
  /** Where to begin following the events. */
  seq: number;
}

export type Tick = "accepted" | "sent" | "delivered" | "read" | "failed";

export interface ChatMessage {
  id: string;
  from: "customer" | "business";
  kind: string;
  text?: string;
  media?: { id: string; mimeType: string; fileName?: string; size: number };
  location?: { latitude: number; longitude: number; name?: string; address?: string };
  contact?: { name: string; phone: string };
  items?: OrderItem[];
  buttons?: { id: string; title: string }[];
  replyTo?: string;
  reactions: { by: "customer" | "business"; emoji: string }[];
  /** Milliseconds since 1970. */
  sentAt: number;
  tick: Tick;
  error?: { code: number; title: string };
  editedAt?: number;
  deleted?: boolean;
}

export interface OrderItem {
  productId: string;
  quantity: number;
  price: number;
  currency: string;
}

export interface ChatView {
  blocked: boolean;
  messages: ChatMessage[];
}

export type SampleName = "photo" | "voice" | "video" | "document" | "sticker";
export type FileKind = "image" | "video" | "audio" | "voice" | "document" | "sticker";
/** The platforms differ in what a pressed button becomes. */
export type PressKind = "interactive" | "postback" | "button";

/** What a customer does on a phone. */
export type Act =
  | { kind: "text"; text: string; replyTo?: string }
  | { kind: FileKind; media: { sample: SampleName } }
  | { kind: FileKind; file: File }
  | { kind: "location"; location: NonNullable<ChatMessage["location"]> }
  | { kind: "contact"; contact: NonNullable<ChatMessage["contact"]> }
  | { kind: "order"; items: OrderItem[] }
  | { kind: PressKind; title: string; payload: string; targetId?: string }
  | { kind: "referral"; text: string }
  | { kind: "reaction"; targetId: string; emoji: string }
  | { kind: "edit"; targetId: string; text: string }
  | { kind: "delete"; targetId: string }
  | { kind: "unsupported" | "block" | "unblock" };

/** How the next webhooks are made. */
export interface Delivery {
  duplicate: boolean;
  /** The next message is dated so that the reply window is over. */
  backdate: boolean;
}
