import type { AttachmentKind, MessageEvent } from "@/lib/platforms/contract";
import { count, flag, id, isRecord, list, number, record, text, type JsonRecord } from "@/lib/platforms/read";
import { readInteractive } from "./interactive";
import { readOrder, readSharedContact } from "./lists";

/** What one message says, apart from who said it, when, and in answer to what. */
export type Said = Pick<MessageEvent, "kind" | "text" | "attachments" | "content">;

export const said = (kind: MessageEvent["kind"], more: Partial<Omit<Said, "kind">> = {}): Said => ({
  kind,
  attachments: [],
  content: {},
  ...more,
});

/** Reads the object that stands under the message's type; undefined where it does not hold what it should. */
type Reader = (body: JsonRecord) => Said | undefined;

const readers = new Map<string, Reader>([
  ["text", words],
  ["image", (body) => media("image", body)],
  ["video", (body) => media("video", body)],
  ["audio", (body) => media(flag(body.voice) ? "voice" : "audio", body)],
  ["document", (body) => media("document", body)],
  ["sticker", (body) => media("sticker", body)],
  ["location", location],
  ["interactive", interactive],
  ["button", button],
  ["order", (body) => said("order", { content: { order: readOrder(body) } })],
]);

/**
 * The content of a message. `message` holds `type` and an object (for contacts, a list) of that name. What cannot be read
 * is `unsupported`, with the platform's error code or the type as its reason, so that it is seen all the same.
 */
export function readContent(message: JsonRecord, errorCode: string | undefined): Said {
  const type = id(message.type) ?? "untyped";
  if (type === "unsupported" || type === "unknown") {
    return unsupported(id(record(message.unsupported).type) ?? errorCode ?? type);
  }
  const body = message[type];
  const read = type === "contacts" ? contacts(body) : isRecord(body) ? readers.get(type)?.(body) : undefined;
  return read ?? unsupported(errorCode ?? type);
}

const unsupported = (reason: string): Said => said("unsupported", { content: { unsupported: { reason } } });

function words(body: JsonRecord): Said | undefined {
  const found = text(body.body);
  return found === undefined ? undefined : said("text", { text: found });
}

/** A media id lives for seven days, a URL for five minutes: the id is the better reference. */
function media(kind: AttachmentKind, body: JsonRecord): Said | undefined {
  const ref = id(body.id) ?? text(body.url);
  if (ref === undefined) return undefined;
  const attachment = {
    kind,
    ref,
    mimeType: text(body.mime_type),
    fileName: text(body.filename),
    size: count(body.file_size),
  };
  return said(kind, { text: text(body.caption), attachments: [attachment] });
}

function location(body: JsonRecord): Said | undefined {
  const latitude = number(body.latitude);
  const longitude = number(body.longitude);
  if (latitude === undefined || longitude === undefined) return undefined;
  const place = { latitude, longitude, name: text(body.name), address: text(body.address) };
  return said("location", { content: { location: place } });
}

function contacts(body: unknown): Said | undefined {
  const shared = list(body).flatMap((contact) => readSharedContact(contact) ?? []);
  return shared.length === 0 ? undefined : said("contacts", { content: { contacts: shared } });
}

function interactive(body: JsonRecord): Said | undefined {
  const answer = readInteractive(body);
  return answer && said("interactive", { text: answer.title, content: { interactive: answer } });
}

/** A tap on the quick reply of a template. */
function button(body: JsonRecord): Said | undefined {
  const title = text(body.text);
  const payload = text(body.payload);
  if (title === undefined && payload === undefined) return undefined;
  return said("button", { text: title, content: { interactive: { type: "button", id: payload, title } } });
}
