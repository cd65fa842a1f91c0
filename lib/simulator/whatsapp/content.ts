/** What a business may put into a WhatsApp message, with the limits and errors of the Cloud API. */
import { GraphError, badParameter, badValue, missing } from "../meta/errors";
import {
  isJson,
  objectIn,
  textIn,
  type Json,
  type MediaKind,
  type ThreadMessage,
  type WhatsAppAccount,
} from "../model";
import type { World } from "../world";
import { bareType, mediaRefused, mediaRules } from "./media";
import { fillTemplate } from "./templates";

export type Content = Pick<ThreadMessage, "kind" | "text" | "media" | "location" | "contact" | "buttons">;

const textLength = 4096;
const captionLength = 1024;

/** @throws GraphError as the platform answers. Reactions are not contents: see the send call. */
export function readContent(world: World, account: WhatsAppAccount, body: Json): Content {
  const type = textIn(body.type) ?? "text";
  const part = objectIn(body[type]);
  switch (type) {
    case "text":
      return { kind: "text", text: limited(part.body, "text.body", textLength) };
    case "image":
    case "video":
    case "audio":
    case "document":
    case "sticker":
      return mediaContent(world, account, type, part);
    case "location":
      return { kind: "location", location: place(part) };
    case "contacts":
      return { kind: "contact", contact: sharedContact(body.contacts) };
    case "interactive":
      return interactive(part);
    case "template":
      return templateContent(world, account, part);
    default:
      throw new GraphError(400, 131051, "Unsupported message type", {
        details: `Message type '${type}' is not supported.`,
      });
  }
}

/** A text that must be there and not be too long (UTF-16 units). */
function limited(value: unknown, name: string, length: number): string {
  const text = textIn(value) ?? "";
  if (text.trim() === "") throw missing(name);
  if (text.length > length) throw badParameter(`Param ${name} must be at most ${length} characters long.`);
  return text;
}

function templateContent(world: World, account: WhatsAppAccount, part: Json): Content {
  const { text, header, buttons } = fillTemplate(part);
  const file = header ? mediaContent(world, account, header.kind, header.part) : {};
  return { ...file, kind: "template", text, ...(buttons.length > 0 ? { buttons } : {}) };
}

function mediaContent(
  world: World,
  account: WhatsAppAccount,
  type: keyof typeof mediaRules,
  part: Json,
): Content {
  if (type === "audio" && part.caption !== undefined)
    throw badParameter("Unexpected key 'caption' in param 'audio'.");
  const text =
    part.caption === undefined ? undefined : limited(part.caption, `${type}.caption`, captionLength);
  const kind: MediaKind = type === "audio" && part.voice === true ? "voice" : type;
  const caption = text ? { text } : {};
  if (part.id === undefined) {
    const link = textIn(part.link) ?? "";
    if (!/^https?:\/\//.test(link)) throw missing(`${type}.id`);
    return { kind, text: [text, link].filter(Boolean).join("\n") };
  }
  const media = world.media.find(String(part.id));
  if (!media || media.accountId !== account.accountId)
    throw badValue(`${type}.id is not a media id of this number.`);
  if (!mediaRules[type].mimeTypes.test(bareType(media.mimeType)) || media.size > mediaRules[type].maxBytes) {
    throw mediaRefused(`A file of type ${media.mimeType} and ${media.size} bytes cannot be sent as ${type}.`);
  }
  if (kind === "voice" && bareType(media.mimeType) !== "audio/ogg") {
    throw mediaRefused("A voice message has to be an OGG file with the OPUS codec.");
  }
  const fileName = textIn(part.filename) ?? media.fileName;
  const { id, mimeType, size } = media;
  return { kind, ...caption, media: { id, mimeType, size, ...(fileName ? { fileName } : {}) } };
}

function place(part: Json): NonNullable<ThreadMessage["location"]> {
  const latitude = Number(part.latitude);
  const longitude = Number(part.longitude);
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) throw missing("location.latitude");
  const name = textIn(part.name);
  const address = textIn(part.address);
  return { latitude, longitude, ...(name ? { name } : {}), ...(address ? { address } : {}) };
}

function sharedContact(list: unknown): NonNullable<ThreadMessage["contact"]> {
  const first = objectIn(Array.isArray(list) ? list[0] : undefined);
  const name = textIn(objectIn(first.name).formatted_name);
  if (!name) throw missing("contacts.name.formatted_name");
  const phones: unknown[] = Array.isArray(first.phones) ? first.phones : [];
  return { name, phone: textIn(objectIn(phones[0]).phone) ?? "" };
}

/** Up to three reply buttons, or one list whose rows count up to ten. */
function interactive(part: Json): Content {
  const text = limited(objectIn(part.body).text, "interactive.body.text", part.type === "list" ? 4096 : 1024);
  const action = objectIn(part.action);
  if (part.type === "button") {
    const buttons = objects(action.buttons).map(({ reply }) => choice(objectIn(reply), 20));
    if (buttons.length < 1 || buttons.length > 3) throw badValue("A message has one to three buttons.");
    return { kind: "interactive", text, buttons };
  }
  if (part.type === "list") {
    const rows = objects(action.sections).flatMap(({ rows: each }) => objects(each));
    if (rows.length < 1 || rows.length > 10) throw badValue("A list has one to ten rows.");
    return { kind: "interactive", text, buttons: rows.map((row) => choice(row, 24)) };
  }
  return { kind: "interactive", text };
}

function choice(given: Json, titleLength: number): { id: string; title: string } {
  return { id: limited(given.id, "id", 256), title: limited(given.title, "title", titleLength) };
}

const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
