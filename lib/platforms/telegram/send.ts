import type { Draft, DraftAttachment, SendOutcome } from "@/lib/platforms/contract";
import { PlatformCallError, type PlatformIo } from "@/lib/platforms/io";
import { id, record, seconds } from "@/lib/platforms/read";
import { chatIdOf, externalIdOf, messageIdOf, parseAddress, type Target } from "./target";
import { callBot, type BotAnswer } from "./call";
import { classify } from "./errors";
import type { TelegramSecrets } from "./secrets";

/** The method for each kind, and the field that takes the file. */
const methods = {
  image: ["sendPhoto", "photo"],
  video: ["sendVideo", "video"],
  audio: ["sendAudio", "audio"],
  voice: ["sendVoice", "voice"],
  document: ["sendDocument", "document"],
  sticker: ["sendSticker", "sticker"],
} as const satisfies Record<DraftAttachment["kind"], readonly [string, string]>;

/**
 * Sends one message. There is no idempotency key: an error answer says that nothing was sent; a lost answer, or a success
 * that cannot be read, is unconfirmed. Text goes out as it is, without `parse_mode`, so that no character has a meaning.
 */
export async function send(draft: Draft, secrets: TelegramSecrets, io: PlatformIo): Promise<SendOutcome> {
  const target = parseAddress(draft.address);
  if (!target) return { status: "failed", error: { code: "chat_not_found", class: "never" } };
  try {
    const answer = await attempt(draft, target, secrets, io);
    const movedTo = answer.status === "refused" ? answer.refusal.migrateToChatId : undefined;
    if (movedTo === undefined) return outcomeOf(answer, target);
    // A group that became a supergroup: the old id is dead, nothing was sent to it.
    const moved = { ...target, chatId: movedTo };
    return outcomeOf(await attempt(draft, moved, secrets, io), moved);
  } catch (error) {
    if (!(error instanceof PlatformCallError)) throw error;
    return error.outcome === "unsent"
      ? { status: "retry", error: { code: error.code, class: "retry" } }
      : { status: "unconfirmed", error: { code: error.code, class: "user" } };
  }
}

async function attempt(
  draft: Draft,
  target: Target,
  secrets: TelegramSecrets,
  io: PlatformIo,
): Promise<BotAnswer> {
  const common = { ...chatParameters(target), ...replyParameters(draft.replyToExternalId) };
  if (!draft.attachment) return callBot(io, secrets, "sendMessage", { ...common, text: draft.text ?? "" });
  const [method, field] = methods[draft.attachment.kind];
  const form = new FormData();
  for (const [name, value] of Object.entries(common)) {
    form.append(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  if (draft.text && draft.attachment.kind !== "sticker") form.append("caption", draft.text);
  form.append(field, await fileOf(draft.attachment));
  return callBot(io, secrets, method, form);
}

/** What every method that speaks in a chat needs. Chat ids have at most 52 bits, so they are exact as numbers. */
export function chatParameters({ chatId, businessConnectionId }: Target) {
  return {
    chat_id: Number(chatId),
    ...(businessConnectionId !== undefined && { business_connection_id: businessConnectionId }),
  };
}

/** The message answered to may have been deleted meanwhile; the answer is worth sending all the same. */
function replyParameters(externalId: string | undefined) {
  const messageId = externalId === undefined ? undefined : messageIdOf(externalId);
  return messageId === undefined
    ? {}
    : { reply_parameters: { message_id: messageId, allow_sending_without_reply: true } };
}

async function fileOf(attachment: DraftAttachment): Promise<File> {
  return new File([await attachment.read()], attachment.fileName, { type: attachment.mimeType });
}

function outcomeOf(answer: BotAnswer, target: Target): SendOutcome {
  if (answer.status === "refused") {
    const error = classify(answer.refusal);
    const { retryAfterSeconds } = answer.refusal;
    if (error.class !== "retry") return { status: "failed", error };
    // Exactly what Telegram asks for: sooner is refused again, later delays the whole lane.
    return {
      status: "retry",
      error,
      ...(retryAfterSeconds !== undefined && { retryAfterMs: retryAfterSeconds * 1000 }),
    };
  }
  const sent = answer.status === "ok" ? answer.result : {};
  const messageId = id(sent.message_id);
  if (messageId === undefined) {
    return { status: "unconfirmed", error: { code: "unreadable_answer", class: "user" } };
  }
  const chatId = chatIdOf(record(sent.chat)) ?? target.chatId;
  return {
    status: "sent",
    externalId: externalIdOf({ ...target, chatId }, messageId),
    sentAt: seconds(sent.date),
  };
}
