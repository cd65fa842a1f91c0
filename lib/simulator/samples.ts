/**
 * Small files for phones to send: a picture and a clip of colour gradients, a voice note of synthesised tones (mono Opus
 * in Ogg, as phones record them), a sticker and a one-page PDF. All were made for this project from formulas; nothing in
 * them comes from anywhere else.
 */
import fs from "node:fs";
import path from "node:path";

export const sampleNames = ["photo", "voice", "video", "document", "sticker"] as const;
export type SampleName = (typeof sampleNames)[number];

const files: Record<SampleName, { file: string; mimeType: string; fileName?: string }> = {
  photo: { file: "photo.jpg", mimeType: "image/jpeg" },
  voice: { file: "voice.ogg", mimeType: "audio/ogg; codecs=opus" },
  video: { file: "clip.mp4", mimeType: "video/mp4" },
  document: { file: "document.pdf", mimeType: "application/pdf", fileName: "comprobante.pdf" },
  sticker: { file: "sticker.webp", mimeType: "image/webp" },
};

export const isSampleName = (name: string): name is SampleName => sampleNames.some((known) => known === name);

export function sample(name: SampleName): { bytes: Buffer; mimeType: string; fileName?: string } {
  const { file, ...described } = files[name];
  return { bytes: fs.readFileSync(path.join(__dirname, "samples", file)), ...described };
}
