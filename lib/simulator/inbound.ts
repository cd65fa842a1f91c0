/** What a customer can do on a phone, in words that no platform owns. */
import type { MediaFile, OrderItem, SharedContact, SharedLocation } from "./model";

export const inboundKinds = [
  "text",
  "image",
  "video",
  "audio",
  "voice",
  "document",
  "sticker",
  "location",
  "contact",
  /** An emoji on `targetId`; an empty one takes it away. */
  "reaction",
  /** A new text for `targetId`. */
  "edit",
  /** Takes `targetId` back. */
  "delete",
  /** A quick reply's button under a message (`targetId`). */
  "button",
  /** A button, or with a description a row of a list, of an interactive message (`targetId`). */
  "interactive",
  "postback",
  "order",
  /** A kind that the platform itself does not hand to businesses. */
  "unsupported",
  /** The first words of somebody who came by an ad or a link. */
  "referral",
  "block",
  "unblock",
] as const;
export type InboundKind = (typeof inboundKinds)[number];

export interface Inbound {
  kind: InboundKind;
  text?: string;
  media?: MediaFile;
  location?: SharedLocation;
  contact?: SharedContact;
  emoji?: string;
  targetId?: string;
  replyTo?: string;
  /** Of the pressed button: what the business put behind it, what the customer saw, and what stood below. */
  payload?: string;
  title?: string;
  description?: string;
  items?: OrderItem[];
  forwarded?: boolean;
}

/** The act under the id that the platform gave it. */
export interface InboundAct extends Inbound {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** The ad of every referral. */
export const ad = {
  id: "120955000000042",
  url: "https://fb.me/casa-jacaranda-otono",
  headline: "Muebles de otoño",
  body: "Escríbenos y te ayudamos a elegir",
  ref: "otono_2026",
} as const;
