import type { PlatformManifest } from "@/lib/platforms/contract";

const MEGABYTE = 1024 * 1024;

/** Audio that the Messenger app plays in place; a recorded note is sent as audio, because there is no other kind. */
const audioTypes = ["audio/mpeg", "audio/mp4", "audio/aac", "audio/wav", "audio/x-wav", "audio/ogg"] as const;

/**
 * The Messenger Platform of a Facebook Page. No kind has a caption: a message holds a text or a file, never both. Past the
 * 24 hours of the standard window a person may answer for seven days with the human-agent tag.
 */
export const messengerManifest = {
  id: "messenger",
  label: "Messenger",
  color: "#0084ff",
  api: "graph",
  secretFields: [
    { key: "pageId", secret: false, required: true },
    { key: "pageAccessToken", secret: true, required: true },
    { key: "appSecret", secret: true, required: true },
    { key: "verifyToken", secret: true, required: false, generated: true },
  ],
  webhook: { handshake: true },
  textLength: 2000,
  attachments: {
    image: {
      mimeTypes: ["image/jpeg", "image/png", "image/gif", "image/webp"],
      maxBytes: 8 * MEGABYTE,
      captionLength: 0,
    },
    video: {
      mimeTypes: ["video/mp4", "video/quicktime", "video/webm", "video/3gpp"],
      maxBytes: 25 * MEGABYTE,
      captionLength: 0,
    },
    audio: { mimeTypes: audioTypes, maxBytes: 25 * MEGABYTE, captionLength: 0 },
    voice: { mimeTypes: audioTypes, maxBytes: 25 * MEGABYTE, captionLength: 0 },
    document: {
      mimeTypes: [
        "application/pdf",
        "application/msword",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.ms-excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.ms-powerpoint",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/zip",
        "text/plain",
        "text/csv",
      ],
      maxBytes: 25 * MEGABYTE,
      captionLength: 0,
    },
  },
  replyWindowHours: 24,
  humanAgentDays: 7,
  receipts: { delivered: true, read: true },
  replyTo: true,
  formatting: null,
  templates: false,
  markRead: true,
  typing: true,
} as const satisfies PlatformManifest;
