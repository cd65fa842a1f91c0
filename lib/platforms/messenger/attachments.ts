/** What the attachments of a message are: files, a place, a shared link or product, or something that cannot be shown. */
import type { AttachmentKind, AttachmentRef, MessageContent, MessageKind } from "@/lib/platforms/contract";
import { id, isRecord, list, number, record, records, text, type JsonRecord } from "@/lib/platforms/read";

/** One attachment, read: `kind` is that of a message which holds only it; `text` stands in where nothing was typed. */
export interface Part {
  kind: MessageKind;
  text?: string;
  file?: AttachmentRef;
  content: MessageContent;
}

const fileKinds = new Map<string, AttachmentKind>([
  ["image", "image"],
  ["audio", "audio"],
  ["video", "video"],
  ["file", "document"],
  ["sticker", "sticker"],
]);

/** Things of the Page or of Facebook that are shared by their link. */
const linkTypes = new Set(["fallback", "reel", "ig_reel", "post", "ig_post", "appointment_booking"]);

/** Every attachment in its order; a sticker that also came as an image counts once. */
export const readAttachments = (value: unknown): Part[] =>
  withoutStickerImages(list(value)).map(readAttachment);

/**
 * A sticker is an attachment of its own type since June 2026 and was an `image` with `sticker_id` before; in the months
 * between, one message carried both.
 */
function withoutStickerImages(attachments: readonly unknown[]): unknown[] {
  const stickers = records(attachments)
    .filter((item) => item.type === "sticker")
    .map((item) => record(item.payload));
  if (stickers.length === 0) return [...attachments];
  return attachments.filter((item) => {
    const { type, payload } = record(item);
    const { sticker_id: stickerId, url } = record(payload);
    return type !== "image" || (stickerId === undefined && stickers.every((sticker) => sticker.url !== url));
  });
}

function readAttachment(value: unknown): Part {
  const attachment = record(value);
  const type = id(attachment.type);
  const payload = record(attachment.payload);
  const url = webAddress(payload.url) ?? webAddress(attachment.url);
  const title = text(payload.title) ?? text(attachment.title);
  if (type === undefined) return unsupported("attachment", url, title);
  const fileKind = payload.sticker_id !== undefined && type === "image" ? "sticker" : fileKinds.get(type);
  if (fileKind !== undefined && url !== undefined) return file(fileKind, url);
  if (type === "location") return location(payload, url, title) ?? unsupported(type, url, title);
  if (type === "template") return template(payload, title) ?? unsupported(type, url, title);
  if (linkTypes.has(type) && url !== undefined) return link(url, title);
  return unsupported(type, url, title);
}

function file(kind: AttachmentKind, url: string): Part {
  return {
    kind,
    file: { kind, ref: url, ...(kind === "document" && { fileName: lastSegment(url) }) },
    content: {},
  };
}

/** The CDN keeps a document's name at the end of the path; nothing else of the event tells it. */
function lastSegment(url: string): string | undefined {
  const name = new URL(url).pathname.split("/").pop() ?? "";
  try {
    return text(decodeURIComponent(name));
  } catch {
    return text(name);
  }
}

const link = (url: string, title: string | undefined): Part => ({
  kind: "text",
  text: url,
  content: { link: { url, ...(title && { title }) } },
});

function location(payload: JsonRecord, url: string | undefined, title: string | undefined): Part | undefined {
  const { lat, long } = record(payload.coordinates);
  const latitude = number(lat);
  const longitude = number(long);
  if (latitude === undefined || longitude === undefined) return undefined;
  const shared = url === undefined ? {} : { link: { url, ...(title && { title }) } };
  return {
    kind: "location",
    content: { location: { latitude, longitude, ...(title && { name: title }) }, ...shared },
  };
}

/** A shared product, or (in echoes) a template that another tool sent: its words are all that is shown of it. */
function template(payload: JsonRecord, title: string | undefined): Part | undefined {
  const product = isRecord(payload.product);
  const elements = records(product ? record(payload.product).elements : payload.elements);
  const first = record(elements[0]);
  const titles = elements.flatMap((element) => text(element.title) ?? []).join("\n");
  const words = text(payload.text) ?? (titles || title);
  if (words === undefined) return undefined;
  const productId = text(first.id);
  const description = text(first.subtitle);
  const type = product ? "product" : (text(payload.template_type) ?? "template");
  return {
    kind: "interactive",
    text: words,
    content: {
      interactive: {
        type,
        ...(productId && { id: productId }),
        title: words,
        ...(description && { description }),
      },
    },
  };
}

const unsupported = (reason: string, url: string | undefined, title: string | undefined): Part => ({
  kind: "unsupported",
  content: { unsupported: { reason }, ...(url && { link: { url, ...(title && { title }) } }) },
});

/** Only addresses of the web: they are shown as links and fetched by the server. */
function webAddress(value: unknown): string | undefined {
  const address = text(value);
  return address !== undefined && /^https?:\/\//i.test(address) && URL.canParse(address)
    ? address
    : undefined;
}
