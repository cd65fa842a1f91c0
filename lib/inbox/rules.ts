/** May this be sent, and as what? Pure decisions, made in front of the author and before anything is queued. */
import { AppError } from "@/lib/errors";
import type { AttachmentKind, AttachmentRule, MessageKind, PlatformManifest } from "@/lib/platforms/contract";

export interface ReplyWindow {
  /** `open`: anything. `human`: past the window, still allowed for a person (not a machine). `closed`: templates only. */
  state: "open" | "human" | "closed";
  /** When the present state ends; null where there is no window, or when it is closed. */
  until: Date | null;
}

/** The reply window of a conversation, by the platform's rule and the customer's last message. */
export function replyWindow(
  manifest: Pick<PlatformManifest, "replyWindowHours" | "humanAgentDays">,
  conversation: { windowExpiresAt: Date | null; lastInboundAt: Date | null },
  now: Date,
): ReplyWindow {
  if (manifest.replyWindowHours === null) return { state: "open", until: null };
  const { windowExpiresAt, lastInboundAt } = conversation;
  if (windowExpiresAt && windowExpiresAt > now) return { state: "open", until: windowExpiresAt };
  if (manifest.humanAgentDays !== null && lastInboundAt) {
    const until = new Date(lastInboundAt.getTime() + manifest.humanAgentDays * 86_400_000);
    if (until > now) return { state: "human", until };
  }
  return { state: "closed", until: null };
}

export interface DraftFile {
  id: string;
  kind: AttachmentKind;
  mimeType: string;
  size: number;
}

/** One message as it will be sent. */
export interface Part {
  kind: MessageKind;
  text: string | null;
  fileId: string | null;
  /** What the file is, where the message itself is of another kind (a template with a picture at its head). */
  fileKind?: AttachmentKind;
}

/**
 * Cuts what was written into the messages that the platform can take: a caption becomes a message of its own where the
 * platform has none.
 * @throws AppError `invalid` when the platform would refuse it: too long, a kind or size of file it does not take.
 */
export function partsOf(
  manifest: PlatformManifest,
  draft: { text: string | null; file: DraftFile | null },
): Part[] {
  const { text, file } = draft;
  if (!text && !file) throw invalid("text", "required");
  if (text && text.length > manifest.textLength) {
    throw invalid("text", "tooLong");
  }
  if (!file) return [{ kind: "text", text, fileId: null }];
  const rule = manifest.attachments[file.kind];
  if (!rule || !accepts(rule, file.mimeType)) throw invalid("attachments", "fileType");
  if (file.size > rule.maxBytes) throw invalid("attachments", "fileTooLarge");
  if (!text) return [{ kind: file.kind, text: null, fileId: file.id }];
  if (rule.captionLength > 0) {
    if (text.length > rule.captionLength) throw invalid("text", "tooLong");
    return [{ kind: file.kind, text, fileId: file.id }];
  }
  return [
    { kind: file.kind, text: null, fileId: file.id },
    { kind: "text", text, fileId: null },
  ];
}

/** What a file is to this platform: a picture it cannot show as one goes as a document. */
export function fileKind(manifest: Pick<PlatformManifest, "attachments">, mimeType: string): AttachmentKind {
  const wished: AttachmentKind = mimeType.startsWith("image/")
    ? "image"
    : mimeType.startsWith("video/")
      ? "video"
      : mimeType.startsWith("audio/")
        ? "audio"
        : "document";
  const rule = manifest.attachments[wished];
  return rule && accepts(rule, mimeType) ? wished : "document";
}

/** A rule may take every type. */
const accepts = ({ mimeTypes }: AttachmentRule, mimeType: string): boolean =>
  mimeTypes.includes(mimeType) || mimeTypes.includes("*/*");

const invalid = (field: string, key: string) =>
  new AppError("invalid", "invalid", { fields: { [field]: key } });
