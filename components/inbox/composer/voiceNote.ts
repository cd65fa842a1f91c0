/** From what a browser records to what a platform takes as a voice note. */
import type { AttachmentKind, PlatformManifest } from "@/lib/platforms/contract";

/** The best first: what needs no change, then what needs only another wrapping, then what is sent as it is. */
const recordable = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4", "audio/webm"];

/** What this browser can record; undefined leaves the choice to it. */
export const recordingType = (supported: (type: string) => boolean): string | undefined =>
  recordable.find(supported);

export interface VoiceNote {
  /** `audio` where the platform takes this format only as a piece of audio. */
  kind: Extract<AttachmentKind, "voice" | "audio">;
  blob: Blob;
  mimeType: string;
  name: string;
}

/** `audio/webm;codecs=opus` is `audio/webm`. */
const bare = (type: string): string => (type.split(";")[0] ?? "").trim();

const extensions: Record<string, string> = { "audio/ogg": "ogg", "audio/webm": "webm", "audio/mp4": "m4a" };

/** Null where the platform takes no such recording in any way. */
export async function voiceNoteOf(
  recording: Blob,
  attachments: PlatformManifest["attachments"],
): Promise<VoiceNote | null> {
  const takes = (kind: VoiceNote["kind"], type: string) =>
    attachments[kind]?.mimeTypes.includes(type) ?? false;
  const type = bare(recording.type);
  if (takes("voice", type)) return named("voice", recording, type);
  if (type === "audio/webm" && takes("voice", "audio/ogg")) {
    return named("voice", await oggOf(recording), "audio/ogg");
  }
  if (takes("audio", type)) return named("audio", recording, type);
  if (type === "audio/webm" && takes("audio", "audio/ogg")) {
    return named("audio", await oggOf(recording), "audio/ogg");
  }
  return null;
}

const named = (kind: VoiceNote["kind"], blob: Blob, mimeType: string): VoiceNote => ({
  kind,
  blob: blob.type === mimeType ? blob : new Blob([blob], { type: mimeType }),
  mimeType,
  name: `voice.${extensions[mimeType] ?? "bin"}`,
});

/**
 * The same Opus packets in an Ogg file instead of a WebM one: nothing is decoded, so nothing is lost and it takes no time.
 * @throws Error when there is no Opus in it
 */
export async function oggOf(webm: Blob): Promise<Blob> {
  const media = await import("mediabunny");
  const input = new media.Input({ source: new media.BlobSource(webm), formats: [media.WEBM] });
  const track = await input.getPrimaryAudioTrack();
  const decoderConfig = await track?.getDecoderConfig();
  if (!track || !decoderConfig?.codec.startsWith("opus")) throw new Error("no Opus in the recording");
  const target = new media.BufferTarget();
  const output = new media.Output({ format: new media.OggOutputFormat(), target });
  const source = new media.EncodedAudioPacketSource("opus");
  output.addAudioTrack(source);
  await output.start();
  for await (const packet of new media.EncodedPacketSink(track).packets()) {
    await source.add(packet, { decoderConfig });
  }
  await output.finalize();
  if (!target.buffer) throw new Error("nothing was written");
  return new Blob([target.buffer], { type: "audio/ogg" });
}
