import type { PlatformEvent } from "@/lib/platforms/contract";
import { id, record, type JsonRecord } from "@/lib/platforms/read";
import { eventKey, openItem, type EventKey, type Surroundings } from "./event";
import { readMessage } from "./message";
import { readReceipt } from "./receipts";
import { readEdit, readPostback, readReaction, readReferralEvent } from "./thread";

type Reader = (around: Surroundings, event: JsonRecord) => PlatformEvent;

const ignored =
  (reason: string): Reader =>
  () => ({ type: "ignored", reason });

/** What is not a message, a change of one or a word on one is for other tools of the Page, and only counted. */
const readers: Record<EventKey, Reader> = {
  message: readMessage,
  postback: readPostback,
  message_edit: readEdit,
  reaction: readReaction,
  delivery: (around, event) => readReceipt("delivered", around, event),
  read: (around, event) => readReceipt("read", around, event),
  referral: readReferralEvent,
  lead: readReferralEvent,
  optin: ignored("optin"),
  pass_thread_control: ignored("handover"),
  take_thread_control: ignored("handover"),
  request_thread_control: ignored("handover"),
  app_roles: ignored("handover"),
  account_linking: ignored("account_linking"),
  policy_enforcement: ignored("policy_enforcement"),
  response_feedback: ignored("response_feedback"),
  messaging_feedback: ignored("messaging_feedback"),
  messenger_template_status_update: ignored("template_status"),
  order: ignored("order"),
  game_play: ignored("game_play"),
};

/** What one event cut out by `split` means: always one event, at the least one that says why it is not shown. */
export function normalise(payload: unknown): PlatformEvent[] {
  const { page, time, source, item } = record(payload);
  const opened = openItem(source, item);
  if ("ignored" in opened) return [{ type: "ignored", reason: opened.ignored }];
  const key = eventKey(opened.event);
  if (key === undefined) return [{ type: "ignored", reason: "unknown_event" }];
  return [readers[key]({ page: id(page) ?? "unknown", time }, opened.event)];
}
