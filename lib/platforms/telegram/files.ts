/** The files of a message: what kind each is here, and where its fields are. */
import type { AttachmentKind, AttachmentRef, MessageKind } from "@/lib/platforms/contract";
import { count, id, record, records, text, type JsonRecord } from "@/lib/platforms/read";

export interface FilePart {
  kind: AttachmentKind & MessageKind;
  attachment: AttachmentRef;
}

type FileReader = (message: JsonRecord) => FilePart | undefined;

/** A field that holds one file, and the type that Telegram leaves out because it is always the same. */
const file =
  (field: string, kind: AttachmentKind, mimeType?: string): FileReader =>
  (message) =>
    partOf(record(message[field]), kind, mimeType);

/**
 * In this order: an animation also comes as `document`, a live photo also as `photo`. Animations and round videos are
 * videos to us.
 */
export const fileReaders: readonly FileReader[] = [
  (message) => partOf(largest(records(message.photo)), "image", "image/jpeg"),
  file("animation", "video", "video/mp4"),
  file("video", "video", "video/mp4"),
  (message) => roundVideo(record(message.video_note)),
  file("voice", "voice", "audio/ogg"),
  file("audio", "audio"),
  file("document", "document"),
  (message) => partOf(record(message.sticker), "sticker", stickerType(record(message.sticker))),
];

function partOf(source: JsonRecord, kind: AttachmentKind, mimeType?: string): FilePart | undefined {
  const ref = id(source.file_id);
  if (ref === undefined) return undefined;
  const thumbnail =
    kind === "video" || kind === "document" ? id(record(source.thumbnail).file_id) : undefined;
  const attachment: AttachmentRef = {
    kind,
    ref,
    ...(thumbnail !== undefined && { previewRef: thumbnail }),
    mimeType: text(source.mime_type) ?? mimeType,
    fileName: text(source.file_name),
    size: count(source.file_size),
    durationSeconds: count(source.duration),
    width: count(source.width),
    height: count(source.height),
  };
  return { kind, attachment };
}

/** Sizes come in ascending order; a tie or a missing size goes to the later one. */
function largest(sizes: readonly JsonRecord[]): JsonRecord {
  const area = (size: JsonRecord) => (count(size.width) ?? 0) * (count(size.height) ?? 0);
  const usable = sizes.filter((size) => id(size.file_id) !== undefined);
  return usable.reduce((best, size) => (area(size) >= area(best) ? size : best), record(usable[0]));
}

/** `length` is the side of the square. */
const roundVideo = (note: JsonRecord) =>
  partOf({ ...note, width: note.length, height: note.length }, "video", "video/mp4");

function stickerType(sticker: JsonRecord): string {
  if (sticker.is_animated === true) return "application/x-tgsticker";
  return sticker.is_video === true ? "video/webm" : "image/webp";
}
