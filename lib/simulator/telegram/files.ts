/** Files as bots see them: ids that only this bot can use, and paths to fetch them by. */
import { createHash } from "node:crypto";
import type { Update } from "../envelopes";
import type { MediaFile } from "../model";

const prefix = "BQACAgEAAxkBAAI";

export const fileId = (media: MediaFile): string => prefix + media.id;
/** The media id inside a file id; null when it is none of ours. The end marks a smaller size of the same picture. */
export const mediaIdOf = (id: string): string | null =>
  id.startsWith(prefix) ? id.slice(prefix.length).replace(/s$/, "") : null;

const folders: [RegExp, string, string][] = [
  [/^image\/webp/, "stickers", "webp"],
  [/^image\//, "photos", "jpg"],
  [/^video\//, "videos", "mp4"],
  [/^audio\/ogg/, "voice", "oga"],
  [/^audio\//, "music", "mp3"],
];

/** The path after the token: the folder and the end follow the kind, the original name is lost. */
export function filePath(media: MediaFile): string {
  const [, folder, end] = folders.find(([pattern]) => pattern.test(media.mimeType)) ?? [
    /./,
    "documents",
    "bin",
  ];
  return `${folder}/file_${media.id}.${end}`;
}

export const mediaIdOfPath = (path: string): string | null => /\/file_(\d+)\./.exec(path)?.[1] ?? null;

function shared(media: MediaFile): Update {
  const unique = createHash("sha256").update(media.id).digest("base64url").slice(0, 12);
  return { file_id: fileId(media), file_unique_id: `AQAD${unique}`, file_size: media.size };
}

const named = (media: MediaFile) => ({
  mime_type: media.mimeType,
  ...(media.fileName ? { file_name: media.fileName } : {}),
});

/** The member of a message that holds the file. */
export function fileObject(kind: string, media: MediaFile): Update {
  const size = { width: media.width ?? 512, height: media.height ?? 512 };
  const file = shared(media);
  switch (kind) {
    case "image":
      return { photo: photoSizes(media) };
    case "video":
      return { video: { ...file, ...named(media), width: 240, height: 160, duration: 2 } };
    case "audio":
      return { audio: { ...file, ...named(media), duration: 2 } };
    case "voice":
      return { voice: { ...file, mime_type: media.mimeType.split(";")[0], duration: 2 } };
    case "sticker":
      return {
        sticker: { ...file, ...size, type: "regular", is_animated: false, is_video: false, emoji: "🙂" },
      };
    default:
      return { document: { ...file, ...named(media) } };
  }
}

/** Ascending sizes, the last is the picture itself. */
function photoSizes(media: MediaFile): Update[] {
  const { width = 800, height = 600 } = media;
  const scale = 90 / Math.max(width, height);
  const small = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const { file_id, file_unique_id, file_size } = shared(media);
  return [
    { file_id: `${String(file_id)}s`, file_unique_id: `${String(file_unique_id)}s`, ...small },
    { file_id, file_unique_id, file_size, width, height },
  ];
}
