/** From what stands in the composer to the messages it becomes. Pure. */
import type { QuoteView } from "@/lib/inbox/views";
import type { AttachmentKind, PlatformManifest } from "@/lib/platforms/contract";
import type { Written } from "./outbox";
import type { ComposerFile } from "./useFiles";

/** How long the text may be: a caption is shorter than a message, unless the platform has none and it becomes a message. */
export function roomFor(
  manifest: Pick<PlatformManifest, "attachments" | "textLength">,
  kind: AttachmentKind | undefined,
): number {
  const caption = (kind && manifest.attachments[kind]?.captionLength) ?? 0;
  return caption > 0 ? caption : manifest.textLength;
}

/** One message per file; the text and the quote belong to the first. */
export function messagesOf(
  conversationId: string,
  text: string,
  files: readonly ComposerFile[],
  quoted: QuoteView | null,
): Written[] {
  const first = { ...(text && { text }), ...(quoted?.id && { replyToId: quoted.id }) };
  if (files.length === 0) return [{ conversationId, message: first, quoted, file: null }];
  return files.map(({ mediaId, kind, file, previewUrl }, index) => ({
    conversationId,
    message: {
      ...(index === 0 && first),
      ...(mediaId && { attachments: [{ mediaId }] }),
    },
    quoted: index === 0 ? quoted : null,
    file: { kind, mimeType: file.type, name: file.name, size: file.size, previewUrl },
  }));
}
