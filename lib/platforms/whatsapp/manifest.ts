import type { PlatformManifest } from "@/lib/platforms/contract";

const MB = 1024 * 1024;
const CAPTION_LENGTH = 1024;

/** What the WhatsApp Cloud API can do. Sizes are those for sending; what customers send may be larger. */
export const whatsappManifest = {
  id: "whatsapp",
  label: "WhatsApp",
  color: "#25D366",
  api: "graph",
  secretFields: [
    { key: "phoneNumberId", secret: false, required: true },
    { key: "wabaId", secret: false, required: true },
    { key: "accessToken", secret: true, required: true },
    { key: "appSecret", secret: true, required: true },
    { key: "verifyToken", secret: true, required: false, generated: true },
  ],
  webhook: { handshake: true },
  textLength: 4096,
  attachments: {
    image: { mimeTypes: ["image/jpeg", "image/png"], maxBytes: 5 * MB, captionLength: CAPTION_LENGTH },
    video: { mimeTypes: ["video/mp4", "video/3gpp"], maxBytes: 16 * MB, captionLength: CAPTION_LENGTH },
    audio: {
      mimeTypes: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
      maxBytes: 16 * MB,
      captionLength: 0,
    },
    voice: { mimeTypes: ["audio/ogg"], maxBytes: 16 * MB, captionLength: 0 },
    document: {
      mimeTypes: [
        "application/pdf",
        "text/plain",
        "application/msword",
        "application/vnd.ms-excel",
        "application/vnd.ms-powerpoint",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
      ],
      maxBytes: 100 * MB,
      captionLength: CAPTION_LENGTH,
    },
    sticker: { mimeTypes: ["image/webp"], maxBytes: 500 * 1024, captionLength: 0 },
  },
  replyWindowHours: 24,
  humanAgentDays: null,
  receipts: { delivered: true, read: true },
  replyTo: true,
  formatting: { bold: "*", italic: "_", strike: "~", mono: "```" },
  templates: true,
  markRead: true,
  typing: true,
} as const satisfies PlatformManifest;
