import type { RawEvent } from "@/lib/platforms/contract";
import {
  id,
  isRecord,
  jsonText,
  list,
  number,
  parseJson,
  record,
  type JsonRecord,
} from "@/lib/platforms/read";
import {
  customerOf,
  digest,
  eventKey,
  messageIdOf,
  openItem,
  sources,
  type EventKey,
  type StoredEvent,
} from "./event";

/**
 * Cuts one delivery of a Page's webhook into its events: every item of every entry's `messaging`, `standby` and `changes`.
 * Nothing is left out: what is no object, and an entry without items, become events that `normalise` ignores with a reason.
 * Null when the body is not JSON, not about a Page, or has no entries.
 */
export function split(body: Uint8Array): RawEvent[] | null {
  const envelope = record(parseJson(body));
  const entries = list(envelope.entry);
  if (envelope.object !== "page" || entries.length === 0) return null;
  return entries.flatMap((entry) => itemsOf(entry).map((stored) => toRawEvent(stored)));
}

function itemsOf(entry: unknown): StoredEvent[] {
  const { id: page, time, ...fields } = record(entry);
  const items = sources.flatMap((source) =>
    // A field of the wrong type counts as one item, so that it is seen.
    (fields[source] === undefined ? [] : [fields[source]].flat(1)).map((item) => ({ source, item })),
  );
  const found =
    items.length > 0 ? items : [{ source: "entry" as const, item: isRecord(entry) ? fields : entry }];
  return found.map((item) => ({ page: pageOf(page, item.item), time, ...item }));
}

/** The entry names the Page; without that, the side of the event that is not the customer does. */
function pageOf(entryId: unknown, item: unknown): string {
  const event = record(item);
  const side = record(event.message).is_echo === true ? event.sender : event.recipient;
  return id(entryId) ?? id(record(side).id) ?? "unknown";
}

/** Longer than any key of real ids, and short enough for a row of a database index together with the page. */
const LONGEST_KEY = 600;

function toRawEvent(stored: StoredEvent): RawEvent {
  const opened = openItem(stored.source, stored.item);
  const event = "event" in opened ? opened.event : {};
  const customer = customerOf(stored.page, event) ?? "";
  const key = ownKey(event, customer) ?? `o:${digest(stored.item)}`;
  const payload = jsonText(stored);
  return {
    accountId: stored.page,
    dedupeKey: `${stored.page}:${key.length > LONGEST_KEY ? `o:${digest(key)}` : key}`,
    lane: `${stored.page}:${customer}`,
    // Nested too deeply to be written again: no message of a person ever is.
    payload: payload ?? JSON.stringify({ ...stored, item: null }),
  };
}

/** What makes two deliveries the same event, without the page; undefined where the event brings nothing of the kind. */
function ownKey(event: JsonRecord, customer: string): string | undefined {
  const key = eventKey(event);
  return key && keys[key]?.(record(event[key]), event, customer);
}

type KeyOf = (part: JsonRecord, event: JsonRecord, customer: string) => string | undefined;

const messageKey: KeyOf = (part, event) => `m:${messageIdOf(event, part.mid)}`;

const keys: Partial<Record<EventKey, KeyOf>> = {
  message: messageKey,
  postback: messageKey,
  message_edit: (part) => joined("e", id(part.mid), number(part.num_edit)),
  reaction: (part, event) => {
    const sender = id(record(event.sender).id);
    return joined(
      "x",
      id(part.mid),
      sender,
      id(part.action),
      id(part.emoji) ?? id(part.reaction) ?? "-",
      id(event.timestamp),
    );
  },
  delivery: (part, _event, customer) => receiptKey("delivery", part, customer),
  read: (part, _event, customer) => receiptKey("read", part, customer),
};

function receiptKey(type: string, part: JsonRecord, customer: string): string | undefined {
  const mids = list(part.mids ?? (part.mid === undefined ? [] : [part.mid]));
  const key = joined("r", customer || undefined, type, number(part.watermark));
  return key && (mids.length > 0 ? `${key}:${digest(mids)}` : key);
}

/** The parts of a key; none when one is missing, because what is left would name other events too. */
const joined = (...parts: (string | number | undefined)[]): string | undefined =>
  parts.includes(undefined) ? undefined : parts.join(":");
