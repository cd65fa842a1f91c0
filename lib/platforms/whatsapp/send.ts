import type { Draft, DraftAttachment, SendOutcome } from "@/lib/platforms/contract";
import type { PlatformIo } from "@/lib/platforms/io";
import { graphCall } from "@/lib/platforms/meta/graph";
import { ask, notSent, sendOutcome } from "@/lib/platforms/meta/outcome";
import { id, records, type JsonRecord } from "@/lib/platforms/read";
import { classifyError, emptyMessage } from "./errors";
import { uploadMedia } from "./media";
import { isUserId } from "./person";
import type { WhatsAppSecrets } from "./secrets";

/**
 * Sends one message. A file is uploaded first; whatever goes wrong there, nothing has been sent yet. A 200 only says that
 * WhatsApp took the message: what became of it comes by webhook.
 */
export async function send(draft: Draft, secrets: WhatsAppSecrets, io: PlatformIo): Promise<SendOutcome> {
  let mediaId: string | undefined;
  if (draft.attachment) {
    const uploaded = await uploadMedia(draft.attachment, secrets, io);
    if (!uploaded.ok) return notSent(uploaded);
    mediaId = uploaded.mediaId;
  }
  const content = messageContent(draft, mediaId);
  if (!content) return { status: "failed", error: emptyMessage };
  const call = graphCall(io, `/${secrets.phoneNumberId}/messages`, secrets.accessToken, {
    body: {
      messaging_product: "whatsapp",
      recipient_type: "individual",
      ...recipient(draft.address),
      ...content,
      ...(draft.replyToExternalId ? { context: { message_id: draft.replyToExternalId } } : {}),
      biz_opaque_callback_data: draft.clientRef,
    },
  });
  return sendOutcome(call, (body) => id(records(body.messages)[0]?.id), classifyError);
}

/** Without its plus sign a number would get the country code of the business in front of it. */
const recipient = (address: string): JsonRecord =>
  isUserId(address) ? { recipient: address } : { to: `+${address.replace(/^\+/, "")}` };

function messageContent(
  { text, template, attachment }: Draft,
  mediaId: string | undefined,
): JsonRecord | null {
  if (template) {
    const { name, language } = template;
    const header = attachment && mediaId ? [headerFile(attachment, mediaId)] : [];
    const components = [...header, ...template.components];
    return { type: "template", template: { name, language: { code: language }, components } };
  }
  if (attachment && mediaId) return mediaContent(attachment, mediaId, text);
  if (!text) return null;
  return { type: "text", text: { body: text, preview_url: /https?:\/\//i.test(text) } };
}

/** The picture, video or document that stands at the head of a template. */
function headerFile({ kind, fileName }: DraftAttachment, mediaId: string): JsonRecord {
  const type = kind === "image" || kind === "video" ? kind : "document";
  const file = { id: mediaId, ...(type === "document" ? { filename: fileName } : {}) };
  return { type: "header", parameters: [{ type, [type]: file }] };
}

function mediaContent(attachment: DraftAttachment, mediaId: string, text: string | undefined): JsonRecord {
  const caption = text ? { caption: text } : {};
  switch (attachment.kind) {
    case "voice":
      return { type: "audio", audio: { id: mediaId, voice: true } };
    case "audio":
      return { type: "audio", audio: { id: mediaId } };
    case "sticker":
      return { type: "sticker", sticker: { id: mediaId } };
    case "document":
      return { type: "document", document: { id: mediaId, filename: attachment.fileName, ...caption } };
    case "image":
    case "video":
      return { type: attachment.kind, [attachment.kind]: { id: mediaId, ...caption } };
  }
}

/**
 * Shows the person that their message, and all before it, was read; with `typing` also that an answer is being written, for
 * up to 25 s. A courtesy: when it fails, nothing is lost and nobody is told.
 */
export async function markRead(
  externalId: string,
  secrets: WhatsAppSecrets,
  io: PlatformIo,
  typing = false,
): Promise<void> {
  const call = graphCall(io, `/${secrets.phoneNumberId}/messages`, secrets.accessToken, {
    body: {
      messaging_product: "whatsapp",
      status: "read",
      message_id: externalId,
      ...(typing ? { typing_indicator: { type: "text" } } : {}),
    },
  });
  await ask(call, classifyError);
}
