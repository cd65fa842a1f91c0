import type {
  EditEvent,
  IgnoredEvent,
  MessageContent,
  MessageEvent,
  PlatformEvent,
} from "@/lib/platforms/contract";
import { id, record, text, type JsonRecord } from "@/lib/platforms/read";
import { chatIdOf, externalIdOf, type Target } from "./target";
import { readSaid, type Said } from "./content";
import { momentOf, placeOf, type Place } from "./place";

export const ignored = (reason: string): IgnoredEvent => ({ type: "ignored", reason });

interface Placed extends Place {
  externalId: string;
}

/** A message can be named only with its number in a one-to-one chat. */
export function placedMessage(message: JsonRecord, from?: JsonRecord): Placed | IgnoredEvent {
  const place = placeOf(message, from);
  if (typeof place === "string") return ignored(place);
  const messageId = id(message.message_id);
  if (messageId === undefined) return ignored("incomplete");
  return { ...place, externalId: externalIdOf(place.target, messageId) };
}

/** A new message, of a person to the bot or in either direction through a business connection. */
export function readMessage(message: JsonRecord): PlatformEvent {
  const placed = placedMessage(message);
  if ("type" in placed) return placed;
  const said = readSaid(message);
  if ("ignored" in said) return ignored(said.ignored);
  const direction = directionOf(message, placed.target);
  return {
    type: "message",
    direction,
    person: placed.person,
    externalId: placed.externalId,
    sentAt: momentOf(message.date),
    kind: said.kind,
    text: said.text,
    attachments: said.attachments ?? [],
    replyToExternalId: repliedTo(message, placed.target),
    albumKey: id(message.media_group_id),
    content: contentOf(message, said),
    opensWindow: direction === "inbound" && said.kind !== "system",
  };
}

/** Only a business connection brings messages that the business wrote: theirs do not carry the person's id. */
function directionOf(message: JsonRecord, target: Target): MessageEvent["direction"] {
  const author = id(record(message.from).id);
  const own = target.businessConnectionId !== undefined && author !== undefined && author !== target.chatId;
  return own ? "outbound" : "inbound";
}

function contentOf(message: JsonRecord, said: Said): MessageContent {
  const bot = text(record(message.via_bot).username) ?? text(record(message.sender_business_bot).username);
  // `forward_date` is the form before Bot API 7.0. Either may be there and null.
  const isForwarded = (message.forward_origin ?? message.forward_date ?? null) !== null;
  return {
    ...said.content,
    ...(isForwarded && { forwarded: "once" as const }),
    ...(bot !== undefined && { via: `@${bot}` }),
  };
}

/** A reply to a message of another chat (`external_reply`) names that chat. */
function repliedTo(message: JsonRecord, target: Target): string | undefined {
  const messageId = id(record(message.reply_to_message).message_id);
  if (messageId !== undefined) return externalIdOf(target, messageId);
  const external = record(message.external_reply);
  const chatId = chatIdOf(record(external.chat));
  const externalMessageId = id(external.message_id);
  if (chatId === undefined || externalMessageId === undefined) return undefined;
  return externalIdOf({ chatId }, externalMessageId);
}

/**
 * An edit of text or caption. Telegram also sends one for changes nobody sees, and for every step of a live location:
 * what has no words is left out; whether words have changed is for the reader of the old ones to say.
 */
export function readEdit(message: JsonRecord): EditEvent | IgnoredEvent {
  const placed = placedMessage(message);
  if ("type" in placed) return placed;
  const said = readSaid(message);
  if ("ignored" in said) return ignored(said.ignored);
  if (said.kind === "location") return ignored("live_location");
  if (said.kind !== "text" && !said.attachments) return ignored("edit_without_text");
  return {
    type: "edit",
    targetExternalId: placed.externalId,
    person: placed.person,
    editedAt: momentOf(message.edit_date ?? message.date),
    text: said.text,
  };
}
