import type { MessageEvent, PersonRef, PlatformEvent } from "@/lib/platforms/contract";
import { id, record, text, type JsonRecord } from "@/lib/platforms/read";
import { readContent, said, type Said } from "./content";
import { readContext } from "./context";
import { errorCodes } from "./errors";
import { personFrom, phoneId } from "./person";
import { momentOf, type Piece } from "./piece";
import { personOfNote, systemEvents } from "./system";

/** Who wrote to whom, when, under which id: what all messages have in common. */
interface Frame {
  direction: MessageEvent["direction"];
  person: PersonRef;
  externalId: string;
  at: Date;
}

/** The events of one `messages[]` or `message_echoes[]` item. An item without an id or a person cannot be placed. */
export function messageEvents(piece: Piece): PlatformEvent[] {
  const message = record(piece.item);
  if (id(message.group_id) !== undefined) return [{ type: "ignored", reason: "group" }];
  const direction = isEcho(piece, message) ? "outbound" : "inbound";
  const person =
    personOf(piece, message, direction) ?? (message.type === "system" ? personOfNote(message) : undefined);
  const externalId = id(message.id);
  if (!person || externalId === undefined) return [{ type: "ignored", reason: "malformed" }];
  const frame = { direction, person, externalId, at: momentOf(piece, message.timestamp) } as const;
  switch (message.type) {
    case "reaction":
      return [reaction(frame, record(message.reaction))];
    case "edit":
      return [edit(frame, record(message.edit))];
    case "revoke":
      return [deletion(frame, record(message.revoke))];
    case "system":
      return systemEvents(frame, message, (change) => shown(piece, message, frame, change));
    default:
      return [shown(piece, message, frame, content(piece, message))];
  }
}

/** What the business wrote elsewhere comes as an echo; where another app holds the conversation, among the messages. */
const isEcho = (piece: Piece, message: JsonRecord): boolean =>
  piece.kind === "echo" ||
  (piece.businessPhone !== undefined && phoneId(message.from) === phoneId(piece.businessPhone));

function personOf(piece: Piece, message: JsonRecord, direction: MessageEvent["direction"]) {
  const contact = record(piece.contact);
  const shared = { waId: contact.wa_id };
  return direction === "outbound"
    ? personFrom({ ...shared, userId: message.to_user_id ?? contact.user_id, phone: message.to }, contact)
    : personFrom(
        {
          ...shared,
          userId: id(message.from_user_id) ?? contact.user_id,
          phone: message.from,
          parentUserId: message.from_parent_user_id ?? contact.parent_user_id,
        },
        contact,
      );
}

function content(piece: Piece, message: JsonRecord): Said {
  if (message.type === "request_welcome") {
    return said("system", { content: { system: { type: "request_welcome" } } });
  }
  return readContent(message, errorCodes(message.errors)[0] ?? piece.errorCodes?.[0]);
}

function shown(piece: Piece, message: JsonRecord, frame: Frame, what: Said): MessageEvent {
  const context = readContext(message);
  const inbound = frame.direction === "inbound";
  const via = inbound ? undefined : piece.field === "standby" ? "other_app" : "phone_app";
  return {
    type: "message",
    direction: frame.direction,
    person: frame.person,
    externalId: frame.externalId,
    sentAt: frame.at,
    ...what,
    replyToExternalId: context.replyToExternalId,
    content: { ...what.content, ...context.content, ...(via ? { via } : {}) },
    opensWindow: inbound && what.kind !== "system",
    ...(inbound ? {} : { clientRef: text(message.biz_opaque_callback_data) }),
  };
}

/** A removed reaction has no emoji, or an empty one. */
function reaction({ direction, person, at }: Frame, body: JsonRecord): PlatformEvent {
  const targetExternalId = id(body.message_id);
  if (targetExternalId === undefined) return { type: "ignored", reason: "malformed" };
  const emoji = text(body.emoji);
  return { type: "reaction", direction, person, targetExternalId, emojis: emoji ? [emoji] : [], at };
}

/** Only the words of a message can be edited; for a file they are its caption, even where the file is not named again. */
function edit({ person, at }: Frame, body: JsonRecord): PlatformEvent {
  const targetExternalId = id(body.original_message_id);
  if (targetExternalId === undefined) return { type: "ignored", reason: "malformed" };
  const message = record(body.message);
  const content = record(message[id(message.type) ?? "text"]);
  const words = text(content.body) ?? text(content.caption);
  return { type: "edit", targetExternalId, person, editedAt: at, text: words };
}

function deletion({ at }: Frame, body: JsonRecord): PlatformEvent {
  const target = id(body.original_message_id);
  if (target === undefined) return { type: "ignored", reason: "malformed" };
  return { type: "deletion", targetExternalIds: [target], deletedAt: at };
}
