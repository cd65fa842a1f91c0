import type { PlatformManifest } from "@/lib/platforms/contract";

const MB = 1024 * 1024;
/** Upload limits of the public Bot API: 10 MB for a photo, 50 MB for everything else; captions up to 1,024 characters. */
const PHOTO = 10 * MB;
const FILE = 50 * MB;
const CAPTION = 1024;

/**
 * Telegram, as data. Without a reply window (a person who pressed Start may be answered for ever) and without receipts:
 * a bot never learns whether its message was delivered or read.
 */
export const telegramManifest = {
  id: "telegram",
  label: "Telegram",
  color: "#229ED9",
  api: "bot",
  secretFields: [
    { key: "botToken", secret: true, required: true },
    { key: "secretToken", secret: true, required: true, generated: true },
  ],
  webhook: { handshake: false },
  textLength: 4096,
  attachments: {
    image: { mimeTypes: ["image/jpeg", "image/png", "image/webp"], maxBytes: PHOTO, captionLength: CAPTION },
    video: { mimeTypes: ["video/mp4"], maxBytes: FILE, captionLength: CAPTION },
    audio: { mimeTypes: ["audio/mpeg", "audio/mp4"], maxBytes: FILE, captionLength: CAPTION },
    voice: { mimeTypes: ["audio/ogg", "audio/mpeg", "audio/mp4"], maxBytes: FILE, captionLength: CAPTION },
    document: { mimeTypes: ["*/*"], maxBytes: FILE, captionLength: CAPTION },
    sticker: {
      mimeTypes: ["image/webp", "application/x-tgsticker", "video/webm"],
      maxBytes: FILE,
      captionLength: 0,
    },
  },
  replyWindowHours: null,
  humanAgentDays: null,
  receipts: { delivered: false, read: false },
  replyTo: true,
  formatting: null,
  templates: false,
  markRead: false,
  typing: true,
} as const satisfies PlatformManifest;
