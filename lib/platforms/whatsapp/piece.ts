/**
 * One event cut out of a delivery: what `split` writes and `normalise` reads back. It holds everything that its meaning
 * depends on, and nothing of its neighbours.
 */
import { createHash } from "node:crypto";
import type { RawEvent } from "@/lib/platforms/contract";
import { id, isRecord, jsonText, list, record, seconds, text, type JsonRecord } from "@/lib/platforms/read";

const pieceKinds = ["message", "echo", "status", "change", "malformed"] as const;
export type PieceKind = (typeof pieceKinds)[number];

export interface Piece {
  kind: PieceKind;
  /** The webhook field it came in (`messages`, `standby`, `smb_message_echoes`, …). */
  field: string;
  entryId?: string;
  /** As Meta gave it: seconds, as number or text. */
  entryTime?: unknown;
  phoneNumberId?: string;
  /** Digits of the business's own number. */
  businessPhone?: string;
  /** The `contacts[]` entry of this person, where there is one. */
  contact?: JsonRecord;
  /** Codes of the errors that stood beside the item. */
  errorCodes?: string[];
  item: unknown;
}

/** Reads a piece back. Anything else becomes a malformed one. */
export function readPiece(payload: unknown): Piece {
  const stored = record(payload);
  return {
    kind: pieceKinds.find((kind) => kind === stored.kind) ?? "malformed",
    field: text(stored.field) ?? "",
    entryId: id(stored.entryId),
    entryTime: stored.entryTime,
    phoneNumberId: id(stored.phoneNumberId),
    businessPhone: text(stored.businessPhone),
    contact: isRecord(stored.contact) ? stored.contact : undefined,
    errorCodes: list(stored.errorCodes).flatMap((code) => id(code) ?? []),
    item: stored.item,
  };
}

/** When it happened; 1970 where Meta did not say, which nothing real can be mistaken for. */
export const momentOf = (piece: Piece, timestamp: unknown): Date =>
  seconds(timestamp) ?? seconds(piece.entryTime) ?? new Date(0);

export function rawEvent(piece: Piece): RawEvent {
  const accountId = piece.phoneNumberId ?? piece.entryId ?? "";
  const payload =
    jsonText(piece) ?? JSON.stringify({ ...piece, kind: "malformed", contact: undefined, item: null });
  return {
    accountId,
    dedupeKey: `${accountId}:${naturalKey(piece) ?? `x:${fingerprint(payload)}`}`,
    lane: `${accountId}:${laneOf(piece)}`,
    payload,
  };
}

/** The key that Meta's own retries share; none where a part of it is missing. */
function naturalKey(piece: Piece): string | undefined {
  const item = record(piece.item);
  switch (piece.kind) {
    case "message":
    case "echo":
      return key("m", id(item.id), ...(item.type === "edit" || item.type === "revoke" ? [item.type] : []));
    case "status":
      return key("s", id(item.id), id(item.status), ...participantOf(item));
    case "change":
      if (piece.field !== "message_template_status_update") return undefined;
      return key("t", id(item.message_template_id), id(item.event), id(piece.entryTime));
    case "malformed":
      return undefined;
  }
}

const key = (...parts: (string | undefined)[]): string | undefined =>
  parts.includes(undefined) ? undefined : parts.join(":");

/** In a group every member has their own status of the same message. */
const participantOf = (status: JsonRecord): string[] => {
  const participant = id(status.recipient_participant_user_id) ?? id(status.recipient_participant_id);
  return participant === undefined ? [] : [participant];
};

/** Meta repeats a delivery byte for byte, so what was cut out of it is the same text again. */
const fingerprint = (payload: string): string => createHash("sha256").update(payload).digest("hex");

/** Messages and statuses of one person share a lane: the business-scoped id where there is one, else the number. */
function laneOf(piece: Piece): string {
  const item = record(piece.item);
  const contact = record(piece.contact);
  const system = record(item.system);
  const candidates = [
    item.group_id,
    item.from_user_id,
    item.to_user_id,
    item.recipient_user_id,
    contact.user_id,
    system.previous_user_id,
    piece.kind === "echo" ? item.to : item.from,
    item.recipient_id,
    contact.wa_id,
    system.user_id,
  ];
  return candidates.map(id).find((found) => found !== undefined) ?? piece.field;
}
