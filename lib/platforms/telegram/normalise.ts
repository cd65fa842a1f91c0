import type {
  ContactEvent,
  DeletionEvent,
  IgnoredEvent,
  PlatformEvent,
  ReactionEvent,
} from "@/lib/platforms/contract";
import { id, isRecord, list, record, records, text, type JsonRecord } from "@/lib/platforms/read";
import { externalIdOf } from "./target";
import { readCallback } from "./callback";
import { ignored, placedMessage, readEdit, readMessage } from "./message";
import { momentOf, placeOf } from "./place";

type Reader = (value: JsonRecord) => PlatformEvent;

/** What we read. Any other update is counted under its own name. */
const readers = new Map<string, Reader>([
  ["message", readMessage],
  ["edited_message", readEdit],
  ["business_message", readMessage],
  ["edited_business_message", readEdit],
  ["deleted_business_messages", readDeletion],
  ["channel_post", () => ignored("channel")],
  ["edited_channel_post", () => ignored("channel")],
  ["callback_query", readCallback],
  ["message_reaction", readReaction],
  ["my_chat_member", readMembership],
]);

const WORD = /^[a-z][a-z0-9_]{0,63}$/;

/** What one update means: always exactly one event. An update holds one key besides `update_id`. */
export function normalise(payload: unknown): PlatformEvent[] {
  const update = record(payload);
  const names = Object.keys(update).filter((name) => name !== "update_id" && isRecord(update[name]));
  const known = names.find((name) => readers.has(name));
  const read = known === undefined ? undefined : readers.get(known);
  if (known !== undefined && read) return [read(record(update[known]))];
  return [ignored(names.find((name) => WORD.test(name)) ?? "unknown_update")];
}

/** Only a business connection tells about deletions, and not when. */
function readDeletion(value: JsonRecord): DeletionEvent | IgnoredEvent {
  const place = placeOf(value);
  if (typeof place === "string") return ignored(place);
  const messageIds = list(value.message_ids).flatMap((messageId) => id(messageId) ?? []);
  if (messageIds.length === 0) return ignored("incomplete");
  return {
    type: "deletion",
    targetExternalIds: messageIds.map((messageId) => externalIdOf(place.target, messageId)),
    deletedAt: momentOf(undefined),
  };
}

/** Stands for a reaction that is not a plain emoji: one of the person's own set, whose picture a bot does not get. */
const OTHER_REACTION = "❔";
const PAID_REACTION = "⭐";

/** `new_reaction` is the whole set that the person now has on the message. */
function readReaction(value: JsonRecord): ReactionEvent | IgnoredEvent {
  const placed = placedMessage(value, record(value.user));
  if ("type" in placed) return placed;
  return {
    type: "reaction",
    direction: "inbound",
    person: placed.person,
    targetExternalId: placed.externalId,
    emojis: records(value.new_reaction).map(emojiOf),
    at: momentOf(value.date),
  };
}

function emojiOf(reaction: JsonRecord): string {
  if (reaction.type === "paid") return PAID_REACTION;
  return text(reaction.emoji) ?? OTHER_REACTION;
}

/** In a private chat, `kicked` says that the person blocked the bot, and `member` that they came back. */
function readMembership(value: JsonRecord): ContactEvent | IgnoredEvent {
  const place = placeOf(value);
  if (typeof place === "string") return ignored(place);
  const status = record(value.new_chat_member).status;
  if (status !== "kicked" && status !== "member") return ignored("my_chat_member");
  const reachable = status === "member";
  return { type: "contact", person: place.person, formerIds: [], reachable, at: momentOf(value.date) };
}
