/** What a message says: its kind, text, files and the rest, whoever sent it. */
import type { AttachmentRef, MessageContent, MessageKind } from "@/lib/platforms/contract";
import { number, record, records, text, type JsonRecord } from "@/lib/platforms/read";
import { fileReaders } from "./files";
import { nameOf } from "./place";
import { readPhone } from "@/lib/platforms/phone";
import { serviceOf, unknownFieldOf } from "./service";

export interface Said {
  kind: MessageKind;
  text?: string;
  attachments?: AttachmentRef[];
  content?: MessageContent;
}

/** What the message says, or the reason why it is not shown. What is not understood is `unsupported`, never nothing. */
export function readSaid(message: JsonRecord): Said | { ignored: string } {
  for (const read of readers) {
    const said = read(message);
    if (said) return said;
  }
  return serviceOf(message) ?? unsupported(message);
}

type Reader = (message: JsonRecord) => Said | undefined;

/** In this order: a venue also comes as `location`. */
const readers: readonly Reader[] = [
  readText,
  ...fileReaders.map((read): Reader => (message) => {
    const part = read(message);
    return part && { kind: part.kind, text: text(message.caption), attachments: [part.attachment] };
  }),
  readVenue,
  (message) => readLocation(record(message.location)),
  readContact,
  readPoll,
  readWebApp,
];

/** A link `t.me/bot?start=promo` makes the person's first message `/start promo`. */
const DEEP_LINK = /^\/start(?:@\w+)? ([A-Za-z0-9_-]{1,64})$/;

function readText(message: JsonRecord): Said | undefined {
  const said = text(message.text);
  if (said === undefined) return undefined;
  const payload = DEEP_LINK.exec(said)?.[1];
  return {
    kind: "text",
    text: said,
    content: payload === undefined ? {} : { referral: { source: "deep_link", id: payload } },
  };
}

function readLocation(location: JsonRecord, name?: string, address?: string): Said | undefined {
  const latitude = number(location.latitude);
  const longitude = number(location.longitude);
  if (latitude === undefined || longitude === undefined) return undefined;
  return { kind: "location", content: { location: { latitude, longitude, name, address } } };
}

function readVenue(message: JsonRecord): Said | undefined {
  const venue = record(message.venue);
  return readLocation(record(venue.location), text(venue.title), text(venue.address));
}

function readContact(message: JsonRecord): Said | undefined {
  const contact = record(message.contact);
  const given = text(contact.phone_number);
  const name = nameOf(contact) ?? given;
  if (name === undefined) return undefined;
  const card = text(contact.vcard) ?? "";
  const phones = given === undefined ? [] : [readPhone(given).phone ?? given];
  const emails = cardLines(card, "EMAIL");
  const organisation = cardLines(card, "ORG")[0]?.replaceAll(";", " ").trim();
  return { kind: "contacts", content: { contacts: [{ name, phones, emails, organisation }] } };
}

/** The values of one property of a vCard: `EMAIL;TYPE=work:ana@example.com`. */
function cardLines(card: string, property: string): string[] {
  return card.split(/\r?\n/).flatMap((line) => {
    const [head = "", ...rest] = line.split(":");
    const value = rest.join(":").trim();
    return head.split(";")[0]?.toUpperCase() === property && value !== "" ? [value] : [];
  });
}

function readPoll(message: JsonRecord): Said | undefined {
  const poll = record(message.poll);
  const question = text(poll.question);
  if (question === undefined) return undefined;
  const options = records(poll.options).flatMap((option) => text(option.text) ?? []);
  return { kind: "poll", text: question, content: { poll: { question, options } } };
}

/** A form that the person filled in inside Telegram, opened by a button of the keyboard. */
function readWebApp(message: JsonRecord): Said | undefined {
  const form = record(message.web_app_data);
  const title = text(form.button_text);
  const data = text(form.data);
  if (title === undefined && data === undefined) return undefined;
  return {
    kind: "interactive",
    text: title ?? data,
    content: { interactive: { type: "web_app_data", title, data } },
  };
}

const unsupported = (message: JsonRecord): Said => ({
  kind: "unsupported",
  text: text(message.caption),
  content: { unsupported: { reason: unknownFieldOf(message) } },
});
