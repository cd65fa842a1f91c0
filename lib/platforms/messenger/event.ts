/**
 * One event of a Page as it is stored between `split` and `normalise`, and the questions that both ask of it.
 */
import { createHash } from "node:crypto";
import type { PersonRef } from "@/lib/platforms/contract";
import {
  flag,
  id,
  isRecord,
  jsonText,
  milliseconds,
  number,
  record,
  seconds,
  text,
  type JsonRecord,
} from "@/lib/platforms/read";

/** Where in the entry the event stood; `standby` while another app owns the thread, `entry` when the entry held none. */
export const sources = ["messaging", "standby", "changes"] as const;
export type Source = (typeof sources)[number] | "entry";

/** What an event does not say itself. */
export interface Surroundings {
  page: string;
  /** The entry's own time, for events that carry none. */
  time?: unknown;
}

/** The payload of a RawEvent: everything that `normalise` needs of the delivery. */
export interface StoredEvent extends Surroundings {
  source: Source;
  item: unknown;
}

/** The event of a stored item, or the reason why it holds none. */
export function openItem(source: unknown, item: unknown): { event: JsonRecord } | { ignored: string } {
  if (!isRecord(item)) return { ignored: "malformed" };
  if (source === "entry") return { ignored: "empty_entry" };
  if (source !== "changes") return { event: item };
  // The dashboard's "Test" button sends messaging events this way; all other fields are about the Page itself.
  const field = text(item.field);
  return field?.startsWith("messag") && isRecord(item.value)
    ? { event: item.value }
    : { ignored: "page_field" };
}

/** The keys that make an event what it is, in the order in which they are looked for. */
const eventKeys = [
  "message",
  "postback",
  "message_edit",
  "reaction",
  "delivery",
  "read",
  "referral",
  "lead",
  "optin",
  "pass_thread_control",
  "take_thread_control",
  "request_thread_control",
  "app_roles",
  "account_linking",
  "policy_enforcement",
  "response_feedback",
  "messaging_feedback",
  "messenger_template_status_update",
  "order",
  "game_play",
] as const;
export type EventKey = (typeof eventKeys)[number];

export const eventKey = (event: JsonRecord): EventKey | undefined =>
  eventKeys.find((key) => isRecord(event[key]));

const USER_REF = "user_ref:";

/** A page-scoped id; or the reference of a chat plugin, marked as such, for somebody whose id Meta does not tell yet. */
function partyId(party: unknown): string | undefined {
  const reference = id(record(party).user_ref);
  return id(record(party).id) ?? (reference === undefined ? undefined : USER_REF + reference);
}

/** The `recipient` of a send call for an address given by {@link customerOf}. */
export const recipientOf = (address: string) =>
  address.startsWith(USER_REF) ? { user_ref: address.slice(USER_REF.length) } : { id: address };

/** Echoes, and whatever else the Page did itself: sender and recipient are the other way round. */
export const isFromPage = (page: string, event: JsonRecord): boolean =>
  flag(record(event.message).is_echo) || partyId(event.sender) === page;

/** The customer of an event, whichever side it comes from. */
export const customerOf = (page: string, event: JsonRecord): string | undefined =>
  partyId(isFromPage(page, event) ? event.recipient : event.sender);

/** Page-scoped ids say nothing else about a person: no number, no country, no name. */
export const personOf = (customer: string): PersonRef => ({ ids: [customer], address: customer });

/** Below this a number is a time in seconds (lead events and the dashboard's test give seconds). */
const EARLIEST_MILLISECOND = 100_000_000_000;

function moment(value: unknown): Date | undefined {
  const given = number(value);
  return given !== undefined && given < EARLIEST_MILLISECOND ? seconds(given) : milliseconds(given);
}

/** When it happened: the first readable of the event's own time, `others`, the entry's; 1970 when there is none at all. */
export const timeOf = (around: Surroundings, event: JsonRecord, ...others: unknown[]): Date =>
  [event.timestamp, ...others, around.time].map(moment).find((found) => found !== undefined) ?? new Date(0);

/** A fingerprint of what brings no id of its own; the same for every delivery of it, in any order of its keys. */
export const digest = (value: unknown): string => createHash("sha256").update(canonical(value)).digest("hex");

function canonical(value: unknown): string {
  try {
    return JSON.stringify(value, sortedKeys) ?? "";
  } catch {
    return jsonText(value) ?? ""; // nested too deeply to be sorted
  }
}

const sortedKeys = (_key: string, value: unknown): unknown =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

/** The id of a message or postback. Meta leaves the postback's out in some versions; then it is made of what happened. */
export const messageIdOf = (event: JsonRecord, mid: unknown): string => id(mid) ?? `event:${digest(event)}`;
