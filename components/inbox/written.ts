/** From what stands in the composer to the messages it becomes. Pure. */
import type { QuoteView } from "@/lib/inbox/views";
import type { AttachmentKind, PlatformManifest } from "@/lib/platforms/contract";
import type { OutboxFile, Written } from "./outbox";
import type { ComposerFile } from "./useFiles";

type Limits = Pick<PlatformManifest, "attachments" | "textLength">;

/** How long the caption of such a file may be; 0 where the platform has none. */
export const captionRoom = ({ attachments }: Limits, kind: AttachmentKind): number =>
  attachments[kind]?.captionLength ?? 0;

/** How long the text may be: a caption is shorter than a message, unless the platform has none and it becomes a message. */
export function roomFor(manifest: Limits, kind: AttachmentKind | undefined): number {
  const caption = kind ? captionRoom(manifest, kind) : 0;
  return caption > 0 ? caption : manifest.textLength;
}

export interface Composed {
  conversationId: string;
  text: string;
  files: readonly ComposerFile[];
  quoted: QuoteView | null;
  /** The saved reply the text came from. */
  templateId: string | null;
}

/** One message per file, each with its caption; the text and the quote belong to the first. */
export function messagesOf({ conversationId, text, files, quoted, templateId }: Composed): Written[] {
  const first = {
    ...(text && { text }),
    ...(quoted?.id && { replyToId: quoted.id }),
    ...(templateId && { templateId }),
  };
  if (files.length === 0) return [{ conversationId, message: first, quoted, file: null }];
  return files.map((file, index) => {
    const caption = file.caption.trim();
    return {
      conversationId,
      message: {
        ...(index === 0 ? first : caption && { text: caption }),
        ...(file.mediaId && { attachments: [{ mediaId: file.mediaId }] }),
      },
      quoted: index === 0 ? quoted : null,
      file: outboxFile(file),
    };
  });
}

const outboxFile = ({ kind, file, blob, previewUrl }: ComposerFile): OutboxFile => ({
  kind,
  mimeType: file.type,
  name: file.name,
  size: file.size,
  previewUrl,
  ...(blob && { blob }),
});
