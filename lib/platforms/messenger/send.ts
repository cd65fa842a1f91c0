import type { Draft, DraftAttachment, SendOutcome } from "@/lib/platforms/contract";
import type { PlatformIo } from "@/lib/platforms/io";
import { graphCall } from "@/lib/platforms/meta/graph";
import { ask, sendOutcome } from "@/lib/platforms/meta/outcome";
import { id, type JsonRecord } from "@/lib/platforms/read";
import { classifyError, ownErrors } from "./errors";
import { recipientOf } from "./event";
import type { MessengerSecrets } from "./secrets";

/**
 * Sends one text or one file by the Send API. A message holds one of the two: a draft with both is refused, not split,
 * because two messages have two outcomes.
 */
export async function send(draft: Draft, secrets: MessengerSecrets, io: PlatformIo): Promise<SendOutcome> {
  const { text, attachment } = draft;
  if (text && attachment) return { status: "failed", error: ownErrors.textWithAttachment };
  if (!text && !attachment) return { status: "failed", error: ownErrors.emptyMessage };
  const body = attachment
    ? await withFile(draft, attachment)
    : { ...envelope(draft), message: { text, ...marked(draft) } };
  return sendOutcome(
    graphCall(io, messagesPath(secrets), secrets.pageAccessToken, { body }),
    (answer) => id(answer.message_id),
    classifyError,
  );
}

const messagesPath = ({ pageId }: MessengerSecrets) => `/${pageId}/messages`;

/** Comes back in the echo of the message, so that a lost answer can still be matched. */
const marked = ({ clientRef }: Draft) => ({ metadata: clientRef });

function envelope(draft: Draft): JsonRecord {
  return {
    recipient: recipientOf(draft.address),
    ...(draft.humanAgent
      ? { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" }
      : { messaging_type: "RESPONSE" }),
    ...(draft.replyToExternalId && { reply_to: { mid: draft.replyToExternalId } }),
  };
}

const graphTypes = {
  image: "image",
  sticker: "image",
  video: "video",
  audio: "audio",
  voice: "audio",
  document: "file",
} as const;

/** The file goes along in the call itself: multipart, with the other fields as JSON. */
async function withFile(draft: Draft, attachment: DraftAttachment): Promise<FormData> {
  const form = new FormData();
  const message = { attachment: { type: graphTypes[attachment.kind], payload: {} }, ...marked(draft) };
  for (const [field, value] of Object.entries({ ...envelope(draft), message })) {
    form.set(field, typeof value === "string" ? value : JSON.stringify(value));
  }
  const bytes = await attachment.read();
  form.set("filedata", new Blob([bytes], { type: attachment.mimeType }), attachment.fileName);
  return form;
}

/**
 * Shows "typing" for some seconds, or marks the thread as read. A courtesy to the person: when the platform refuses it or
 * does not answer, nothing is lost and nothing is said.
 */
export async function senderAction(
  action: "typing_on" | "mark_seen",
  address: string,
  secrets: MessengerSecrets,
  io: PlatformIo,
): Promise<void> {
  const body = { recipient: recipientOf(address), sender_action: action };
  await ask(graphCall(io, messagesPath(secrets), secrets.pageAccessToken, { body }), classifyError);
}
