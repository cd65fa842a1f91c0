/** What a person does besides writing: presses a button, comes back by a link or an ad, reacts, edits. */
import type { MessageContent, PlatformEvent } from "@/lib/platforms/contract";
import { id, record, records, text, type JsonRecord } from "@/lib/platforms/read";
import { customerOf, isFromPage, messageIdOf, personOf, timeOf, type Surroundings } from "./event";
import { readReferral } from "./referral";

const noPerson: PlatformEvent = { type: "ignored", reason: "no_person" };
const malformed: PlatformEvent = { type: "ignored", reason: "malformed" };

/** A pressed button (also "Get started"). In standby its payload is left out. */
export function readPostback(around: Surroundings, event: JsonRecord): PlatformEvent {
  const postback = record(event.postback);
  const customer = customerOf(around.page, event);
  if (customer === undefined) return noPerson;
  const title = text(postback.title);
  const payload = text(postback.payload);
  const referral = readReferral(postback.referral);
  return {
    type: "message",
    direction: "inbound",
    person: personOf(customer),
    externalId: messageIdOf(event, postback.mid),
    sentAt: timeOf(around, event),
    kind: "postback",
    ...(title && { text: title }),
    attachments: [],
    content: {
      interactive: { type: "postback", ...(payload && { id: payload }), ...(title && { title }) },
      ...(referral && { referral }),
    },
    opensWindow: true,
  };
}

/**
 * Somebody came back into the thread, or filled in an ad's form. A click on a link into the thread opens the window; one on
 * an ad does so only with the message that follows, which then says so itself.
 */
export function readReferralEvent(around: Surroundings, event: JsonRecord): PlatformEvent {
  const customer = customerOf(around.page, event);
  if (customer === undefined) return noPerson;
  const given = record(event.referral);
  const referral = readReferral(event.referral);
  const answers = records(record(event.lead).data).map(
    ({ question, answer }) => `${text(question) ?? "?"}: ${text(answer) ?? ""}`,
  );
  const system: MessageContent["system"] =
    answers.length > 0 ? { type: "lead", body: answers.join("\n") } : { type: "referral" };
  return {
    type: "message",
    direction: "inbound",
    person: personOf(customer),
    externalId: messageIdOf(event, undefined),
    sentAt: timeOf(around, event),
    kind: "system",
    attachments: [],
    content: { system, ...(referral && { referral }) },
    opensWindow: given.type === "OPEN_THREAD" && referral?.source !== "ad",
  };
}

/** For reactions that come without their emoji. */
const emojiOf = new Map([
  ["smile", "😆"],
  ["angry", "😠"],
  ["sad", "😢"],
  ["wow", "😮"],
  ["love", "❤️"],
  ["like", "👍"],
  ["dislike", "👎"],
]);

/** One side has at most one reaction on a message: a new one replaces it, `unreact` takes it back. */
export function readReaction(around: Surroundings, event: JsonRecord): PlatformEvent {
  const reaction = record(event.reaction);
  const target = id(reaction.mid);
  const customer = customerOf(around.page, event);
  if (customer === undefined) return noPerson;
  if (target === undefined) return malformed;
  const emoji = text(reaction.emoji) ?? emojiOf.get(text(reaction.reaction) ?? "") ?? "❔";
  return {
    type: "reaction",
    direction: isFromPage(around.page, event) ? "outbound" : "inbound",
    person: personOf(customer),
    targetExternalId: target,
    emojis: reaction.action === "unreact" ? [] : [emoji],
    at: timeOf(around, event),
  };
}

/** The text of a message was changed (five times at most, by Meta's rule). */
export function readEdit(around: Surroundings, event: JsonRecord): PlatformEvent {
  const edit = record(event.message_edit);
  const target = id(edit.mid);
  const customer = customerOf(around.page, event);
  if (customer === undefined) return noPerson;
  if (target === undefined) return malformed;
  const words = text(edit.text);
  return {
    type: "edit",
    targetExternalId: target,
    person: personOf(customer),
    editedAt: timeOf(around, event),
    ...(words && { text: words }),
  };
}
