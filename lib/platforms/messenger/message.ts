import type { AttachmentRef, MessageContent, MessageKind, PlatformEvent } from "@/lib/platforms/contract";
import { isId } from "@/lib/ids";
import { id, isRecord, record, text, type JsonRecord } from "@/lib/platforms/read";
import { readAttachments, type Part } from "./attachments";
import { customerOf, isFromPage, messageIdOf, personOf, timeOf, type Surroundings } from "./event";
import { readReferral } from "./referral";

/** A text, a tapped quick reply, attachments, or the echo of what the Page sent from here or elsewhere. */
export function readMessage(around: Surroundings, event: JsonRecord): PlatformEvent {
  const message = record(event.message);
  const customer = customerOf(around.page, event);
  if (customer === undefined) return { type: "ignored", reason: "no_person" };
  const outbound = isFromPage(around.page, event);
  const replyTo = id(record(message.reply_to).mid);
  const referral = readReferral(message.referral);
  const body = readBody(message);
  return {
    type: "message",
    direction: outbound ? "outbound" : "inbound",
    person: personOf(customer),
    externalId: messageIdOf(event, message.mid),
    sentAt: timeOf(around, event),
    ...body,
    content: { ...body.content, ...(referral && { referral }), ...(outbound && origin(message)) },
    ...(replyTo && { replyToExternalId: replyTo }),
    ...(outbound && isId(message.metadata) && { clientRef: message.metadata }),
    opensWindow: !outbound,
  };
}

interface Body {
  kind: MessageKind;
  text?: string;
  attachments: AttachmentRef[];
  content: MessageContent;
}

function readBody(message: JsonRecord): Body {
  const typed = text(message.text);
  const parts = readAttachments(message.attachments);
  if (isRecord(message.quick_reply)) return quickReply(typed, message.quick_reply);
  if (parts.length > 0) return fromParts(typed, parts);
  if (typed !== undefined) return { kind: "text", text: typed, attachments: [], content: {} };
  return { kind: "unsupported", attachments: [], content: { unsupported: { reason: unknownPart(message) } } };
}

function quickReply(title: string | undefined, reply: JsonRecord): Body {
  const payload = text(reply.payload);
  const interactive = { type: "quick_reply", ...(payload && { id: payload }), ...(title && { title }) };
  return { kind: "interactive", ...(title && { text: title }), attachments: [], content: { interactive } };
}

/** The first part that can be shown gives the kind; a link or a name that stands in for a text yields to a typed one. */
function fromParts(typed: string | undefined, given: Part[]): Body {
  // Beside a typed text, a fallback without its link is only the preview of what was typed.
  const parts = given.filter(
    (part) => typed === undefined || part.content.unsupported?.reason !== "fallback",
  );
  const shown = parts.filter((part) => part.kind !== "unsupported");
  const standIn = shown.flatMap((part) => part.text ?? []).join("\n");
  const words = typed ?? (standIn || undefined);
  return {
    kind: shown[0]?.kind ?? (typed === undefined ? "unsupported" : "text"),
    ...(words && { text: words }),
    attachments: parts.flatMap((part) => part.file ?? []),
    content: Object.assign({}, ...parts.map((part) => part.content).reverse()) as MessageContent,
  };
}

/** What the message is about, for the line that says that it cannot be shown. */
const unknownPart = (message: JsonRecord): string =>
  id(Object.keys(message).find((key) => !commonFields.has(key))) ?? "empty";

const commonFields = new Set([
  "mid",
  "seq",
  "text",
  "attachments",
  "is_echo",
  "app_id",
  "metadata",
  "reply_to",
  "referral",
  "nlp",
]);

/** Meta's own inbox for Pages (Business Suite). */
const PAGE_INBOX = "26390203743090";

/** Which tool sent it (`page_inbox`, else the app's id), unless it was this one: then `metadata` brings our id back. */
function origin(message: JsonRecord): Pick<MessageContent, "via"> {
  const app = text(message.app_id);
  if (app === undefined || isId(message.metadata)) return {};
  return { via: app === PAGE_INBOX ? "page_inbox" : app };
}
