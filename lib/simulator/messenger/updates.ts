/** Messenger's events, one per entry of `messaging`. Their times are numbers of milliseconds. */
import { randomBytes } from "node:crypto";
import type { Update } from "../envelopes";
import { ad, type InboundAct } from "../inbound";
import type { Customer, MediaFile, MessengerAccount, ThreadMessage } from "../model";

export const newMid = (): string => `m_${randomBytes(48).toString("base64url")}`;

/** The app that the page's token belongs to: comes back in the echoes of what it sent. */
const appId = 509550000000500;

const from = (account: MessengerAccount, customer: Customer, at: number): Update => ({
  sender: { id: customer.id },
  recipient: { id: account.accountId },
  timestamp: at,
});

/** What the customer did. `mediaUrl` is an address of its file that needs no token. */
export function customerEvent(
  account: MessengerAccount,
  customer: Customer,
  act: InboundAct,
  mediaUrl: (media: MediaFile) => string,
): Update {
  return { ...from(account, customer, act.at), ...content(act, mediaUrl) };
}

function content(act: InboundAct, mediaUrl: (media: MediaFile) => string): Update {
  const reply = act.replyTo ? { reply_to: { mid: act.replyTo } } : {};
  switch (act.kind) {
    case "text":
      return { message: { mid: act.id, text: act.text ?? "", ...reply } };
    case "button":
    case "interactive":
      return { message: { mid: act.id, text: act.title ?? "", quick_reply: { payload: act.payload ?? "" } } };
    case "image":
    case "video":
    case "audio":
    case "voice":
    case "document":
    case "sticker":
      return { message: { mid: act.id, ...reply, ...mediaContent(act.kind, act, mediaUrl) } };
    case "location":
      return { message: { mid: act.id, attachments: [place(act)] } };
    case "reaction":
      return { reaction: reaction(act) };
    case "edit":
      return { message_edit: { mid: act.targetId, text: act.text ?? "", num_edit: 1 } };
    case "postback":
      return { postback: { mid: act.id, title: act.title ?? "", payload: act.payload ?? "" } };
    case "referral":
      return { message: { mid: act.id, text: act.text ?? "", referral: adReferral() } };
    default:
      // A share that Messenger does not pass on: a fallback without its payload.
      return { message: { mid: act.id, attachments: [{ type: "fallback" }] } };
  }
}

const attachmentTypes = {
  image: "image",
  video: "video",
  audio: "audio",
  voice: "audio",
  document: "file",
  sticker: "sticker",
} as const;

function mediaContent(
  kind: keyof typeof attachmentTypes,
  { media, text }: InboundAct,
  mediaUrl: (media: MediaFile) => string,
): Update {
  const url = media ? mediaUrl(media) : undefined;
  const payload = kind === "sticker" ? { url, sticker_id: 369239263222822 } : { url };
  return { ...(text ? { text } : {}), attachments: [{ type: attachmentTypes[kind], payload }] };
}

function place({ location }: InboundAct): Update {
  const coordinates = { lat: location?.latitude, long: location?.longitude };
  return { type: "location", title: location?.name ?? "", payload: { coordinates } };
}

const reactionNames: Record<string, string> = {
  "😆": "smile",
  "😠": "angry",
  "😢": "sad",
  "😮": "wow",
  "❤️": "love",
  "❤": "love",
  "👍": "like",
  "👎": "dislike",
};

function reaction({ emoji, targetId }: InboundAct): Update {
  if (!emoji) return { mid: targetId, action: "unreact" };
  return { mid: targetId, action: "react", reaction: reactionNames[emoji] ?? "other", emoji };
}

function adReferral(): Update {
  return {
    ref: ad.ref,
    ad_id: ad.id,
    source: "ADS",
    type: "OPEN_THREAD",
    ads_context_data: { ad_title: ad.headline, photo_url: `${ad.url}.jpg`, post_id: ad.id },
  };
}

export function deliveryEvent(
  account: MessengerAccount,
  customer: Customer,
  mids: string[],
  now: number,
): Update {
  const { sender, recipient } = from(account, customer, now);
  return { sender, recipient, delivery: { mids, watermark: now } };
}

export function readEvent(account: MessengerAccount, customer: Customer, now: number): Update {
  return { ...from(account, customer, now), read: { watermark: now } };
}

/** The page's own message, told to every app that listens: also to the one that sent it. */
export function echoEvent(
  account: MessengerAccount,
  customer: Customer,
  message: ThreadMessage,
  mediaUrl: string | undefined,
): Update {
  const { sender, recipient, timestamp } = from(account, customer, message.sentAt);
  const attachments = mediaUrl
    ? [{ type: attachmentType(message.kind), payload: { url: mediaUrl } }]
    : undefined;
  return {
    sender: recipient,
    recipient: sender,
    timestamp,
    message: {
      mid: message.id,
      is_echo: true,
      app_id: appId,
      ...(message.reference ? { metadata: message.reference } : {}),
      ...(message.text ? { text: message.text } : {}),
      ...(attachments ? { attachments } : {}),
    },
  };
}

const attachmentType = (kind: string) =>
  Object.entries(attachmentTypes).find(([known]) => known === kind)?.[1] ?? "file";
