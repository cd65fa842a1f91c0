/** The values of WhatsApp's `messages` webhooks. All their times are texts of Unix seconds. */
import { randomBytes } from "node:crypto";
import type { Update } from "../envelopes";
import { ad, type InboundAct } from "../inbound";
import type { Customer, MediaFile, ThreadMessage, Tick, WhatsAppAccount } from "../model";

export const newWamid = (): string => `wamid.${randomBytes(36).toString("base64")}`;

const seconds = (ms: number) => String(Math.floor(ms / 1000));
const digits = (phone: string) => phone.replace(/\D/g, "");

function value(account: WhatsAppAccount, content: Update): Update {
  const metadata = {
    display_phone_number: digits(account.address),
    phone_number_id: account.secrets.phoneNumberId,
  };
  return { messaging_product: "whatsapp", metadata, ...content };
}

/** One who goes by a username shows neither number nor WhatsApp id: the members are missing, not empty. */
function contact(customer: Customer, withUsername: boolean): Update {
  const { name, username, waId, bsuid } = customer;
  return {
    profile: { name, ...(withUsername && username ? { username } : {}) },
    ...(waId ? { wa_id: waId } : {}),
    user_id: bsuid,
  };
}

/** A message of the customer. `mediaUrl` is a short-lived address of its file. */
export function messageValue(
  account: WhatsAppAccount,
  customer: Customer,
  act: InboundAct,
  mediaUrl: (media: MediaFile) => string,
): Update {
  const message = {
    ...(customer.phone ? { from: customer.phone } : {}),
    from_user_id: customer.bsuid,
    id: act.id,
    timestamp: seconds(act.at),
    ...context(account, act),
    ...content(act, mediaUrl),
  };
  return value(account, { contacts: [contact(customer, true)], messages: [message] });
}

function context(account: WhatsAppAccount, act: InboundAct): Update {
  const pressed = act.kind === "button" || act.kind === "interactive" ? act.targetId : undefined;
  const quoted = act.replyTo ?? pressed;
  if (quoted) return { context: { from: digits(account.address), id: quoted } };
  return act.forwarded ? { context: { forwarded: true } } : {};
}

function content(act: InboundAct, mediaUrl: (media: MediaFile) => string): Update {
  switch (act.kind) {
    case "text":
      return { type: "text", text: { body: act.text ?? "" } };
    case "referral":
      return { type: "text", text: { body: act.text ?? "" }, referral: adReferral() };
    case "image":
    case "video":
    case "audio":
    case "voice":
    case "document":
    case "sticker":
      return mediaContent(act.kind, act, mediaUrl);
    case "location":
      return { type: "location", location: act.location };
    case "contact":
      return { type: "contacts", contacts: [sharedContact(act)] };
    case "reaction":
      return {
        type: "reaction",
        reaction: { message_id: act.targetId, ...(act.emoji ? { emoji: act.emoji } : {}) },
      };
    case "edit":
      return {
        type: "edit",
        edit: {
          original_message_id: act.targetId,
          message: { type: "text", text: { body: act.text ?? "" } },
        },
      };
    case "delete":
      return { type: "revoke", revoke: { original_message_id: act.targetId } };
    case "button":
      return { type: "button", button: { text: act.title, payload: act.payload } };
    case "interactive":
      return { type: "interactive", interactive: interactiveReply(act) };
    case "order":
      return { type: "order", order: order(act) };
    default:
      return {
        type: "unsupported",
        errors: [
          {
            code: 131051,
            title: "Message type unknown",
            message: "Message type unknown",
            error_data: { details: "Message type is currently not supported." },
          },
        ],
        unsupported: { type: "poll" },
      };
  }
}

function mediaContent(
  kind: "image" | "video" | "audio" | "voice" | "document" | "sticker",
  { media, text }: InboundAct,
  mediaUrl: (media: MediaFile) => string,
): Update {
  if (!media) return { type: kind };
  const type = kind === "voice" ? "audio" : kind;
  const captioned = kind === "image" || kind === "video" || kind === "document";
  const file = {
    id: media.id,
    mime_type: media.mimeType,
    sha256: media.sha256,
    url: mediaUrl(media),
    ...(captioned && text ? { caption: text } : {}),
    ...(kind === "document" ? { filename: media.fileName ?? "documento" } : {}),
    ...(kind === "sticker" ? { animated: false } : {}),
    ...(type === "audio" ? { voice: kind === "voice" } : {}),
  };
  return { type, [type]: file };
}

function sharedContact({ contact: shared }: InboundAct): Update {
  const name = shared?.name ?? "";
  const phone = shared?.phone ?? "";
  return {
    name: { formatted_name: name, first_name: name.split(" ")[0] },
    phones: [{ phone, wa_id: digits(phone), type: "CELL" }],
  };
}

function interactiveReply({ payload, title, description }: InboundAct): Update {
  return description === undefined
    ? { type: "button_reply", button_reply: { id: payload, title } }
    : { type: "list_reply", list_reply: { id: payload, title, description } };
}

function order({ items = [], text }: InboundAct): Update {
  return {
    catalog_id: "409550000000400",
    text: text ?? "",
    product_items: items.map((item) => ({
      product_retailer_id: item.productId,
      quantity: item.quantity,
      item_price: item.price,
      currency: item.currency,
    })),
  };
}

function adReferral(): Update {
  return {
    source_url: ad.url,
    source_id: ad.id,
    source_type: "ad",
    headline: ad.headline,
    body: ad.body,
    media_type: "image",
    image_url: `${ad.url}.jpg`,
    ctwa_clid: `ARA${randomBytes(24).toString("base64url")}`,
  };
}

/** The platform's word on a message of the business. */
export function statusValue(
  account: WhatsAppAccount,
  customer: Customer,
  message: ThreadMessage,
  tick: Tick,
  now: number,
): Update {
  const status = {
    id: message.id,
    status: tick,
    timestamp: seconds(now),
    ...(customer.waId ? { recipient_id: customer.waId } : {}),
    recipient_user_id: customer.bsuid,
    ...(message.reference ? { biz_opaque_callback_data: message.reference } : {}),
    ...(tick === "sent" || tick === "delivered" ? { pricing: pricing(message) } : {}),
    ...(tick === "failed" ? { errors: [failure(message)] } : {}),
  };
  // A failed status comes without its contact, and a sent one without the username.
  const contacts = tick === "failed" ? {} : { contacts: [contact(customer, tick !== "sent")] };
  return value(account, { ...contacts, statuses: [status] });
}

function pricing({ kind }: ThreadMessage): Update {
  const billable = kind === "template";
  return {
    billable,
    pricing_model: "PMP",
    category: billable ? "utility" : "service",
    type: billable ? "regular" : "free_customer_service",
  };
}

function failure({ error }: ThreadMessage): Update {
  const { code = 131000, title = "Something went wrong" } = error ?? {};
  return { code, title, message: title, error_data: { details: title } };
}
