import type { RawEvent } from "@/lib/platforms/contract";
import { id, isRecord, list, parseJson, record, text, type JsonRecord } from "@/lib/platforms/read";
import { contactFinder, type FindContact } from "./contacts";
import { errorCodes } from "./errors";
import { rawEvent, type Piece, type PieceKind } from "./piece";

/** Fields whose value holds single messages, statuses or echoes; everything else is one event per change. */
const itemFields = new Set(["messages", "standby", "smb_message_echoes"]);

/**
 * Cuts a delivery into one event per message, status and echo (a body holds up to 1,000), and one per change of any other
 * field. What is not shaped as documented becomes a `malformed` event, so that every item is counted. Null when it is not
 * a delivery of WhatsApp at all.
 */
export function split(body: Uint8Array): RawEvent[] | null {
  const envelope = record(parseJson(body));
  const entries = list(envelope.entry);
  if (envelope.object !== "whatsapp_business_account" || entries.length === 0) return null;
  return entries.flatMap(splitEntry).map(rawEvent);
}

function splitEntry(entry: unknown): Piece[] {
  const base = { field: "", entryId: id(record(entry).id), entryTime: record(entry).time };
  const changes = list(record(entry).changes);
  if (changes.length === 0) return [{ ...base, kind: "malformed", item: entry }];
  return changes.flatMap((change) => splitChange(base, change));
}

function splitChange(entry: Omit<Piece, "kind" | "item">, change: unknown): Piece[] {
  const { field, value } = record(change);
  if (!isRecord(value)) return [{ ...entry, kind: "malformed", item: change }];
  const metadata = record(value.metadata);
  const base = {
    ...entry,
    field: text(field) ?? "messages",
    phoneNumberId: id(metadata.phone_number_id),
    businessPhone: id(metadata.display_phone_number),
  };
  const items = itemFields.has(base.field) ? splitItems(base, value) : [];
  return items.length > 0 ? items : [{ ...base, kind: "change", item: value }];
}

function splitItems(base: Omit<Piece, "kind" | "item">, value: JsonRecord): Piece[] {
  const find = contactFinder(value.contacts);
  const codes = errorCodes(value.errors).slice(0, 3);
  const withErrors = codes.length > 0 ? { ...base, errorCodes: codes } : base;
  return [
    ...pieces("message", value.messages, withErrors, find),
    ...pieces("echo", value.message_echoes, base, find),
    ...pieces("status", value.statuses, base, find),
  ];
}

function pieces(
  kind: PieceKind,
  items: unknown,
  base: Omit<Piece, "kind" | "item">,
  find: FindContact,
): Piece[] {
  if (items === undefined || items === null) return [];
  if (!Array.isArray(items)) return [{ ...base, kind: "malformed", item: items }];
  return list(items).map((item) => {
    if (!isRecord(item)) return { ...base, kind: "malformed", item };
    const contact = find(
      item.from_user_id ?? item.to_user_id ?? item.recipient_user_id,
      (kind === "echo" ? item.to : item.from) ?? item.recipient_id,
    );
    return { ...base, kind, contact, item };
  });
}
