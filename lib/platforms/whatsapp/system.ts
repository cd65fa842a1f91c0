import type { MessageEvent, PersonRef, PlatformEvent } from "@/lib/platforms/contract";
import { id, record, records, seconds, text, type JsonRecord } from "@/lib/platforms/read";
import { said, type Said } from "./content";
import { distinct, personFrom, phoneId } from "./person";

const numberChanges = new Set(["user_changed_number", "customer_changed_number"]);

/**
 * A note by WhatsApp about a person. It is shown; and where it says that the person has a new number or a new
 * business-scoped id, a contact event before it ties the new addresses to the old ones, so that the note and all that
 * follows stay with the same contact.
 */
export function systemEvents(
  note: { person: PersonRef; at: Date },
  message: JsonRecord,
  show: (what: Said) => MessageEvent,
): PlatformEvent[] {
  const system = record(message.system);
  const type = text(system.type) ?? "unknown";
  const shown = show(said("system", { content: { system: { type, body: text(system.body) } } }));
  const change = addressChange(type, system, message);
  if (!change) return [shown];
  return [
    { type: "contact", person: change.person, formerIds: change.formerIds, at: note.at },
    { ...shown, person: change.person },
  ];
}

/** A note may name the person only inside itself. */
export function personOfNote(message: JsonRecord): PersonRef | undefined {
  const system = record(message.system);
  return personFrom({
    userId: id(system.user_id) ?? system.previous_user_id,
    phone: id(system.wa_id) ?? system.new_wa_id,
  });
}

/**
 * The same news as a field of its own (`user_id_update`), which some accounts get; the ids stand either side by side or
 * as a pair under `user_id`.
 */
export function userIdUpdates(value: JsonRecord, fallback: Date): PlatformEvent[] {
  return records(value.user_id_update).flatMap((update) => {
    const pair = record(update.user_id);
    const person = personFrom({ userId: id(update.user_id) ?? pair.current, phone: update.wa_id });
    const former = id(update.previous_user_id) ?? id(pair.previous);
    if (!person || former === undefined) return [];
    return [
      { type: "contact", person, formerIds: [former], at: seconds(update.timestamp) ?? fallback } as const,
    ];
  });
}

/** `from` is the former number when the number changed, and still the present one when only the id did. */
function addressChange(type: string, system: JsonRecord, message: JsonRecord) {
  const numberChanged = numberChanges.has(type);
  if (!numberChanged && type !== "user_changed_user_id") return undefined;
  const from = phoneId(message.from);
  const person = personFrom({
    userId: system.user_id,
    phone: id(system.wa_id) ?? id(system.new_wa_id) ?? (numberChanged ? undefined : from),
    parentUserId: system.parent_user_id,
  });
  if (!person) return undefined;
  const formerIds = distinct([
    id(system.previous_user_id),
    id(message.from_user_id),
    from,
    id(system.previous_parent_user_id),
  ]).filter((former) => !person.ids.includes(former));
  return { person, formerIds };
}
