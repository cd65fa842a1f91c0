/** What a bot can do in a chat. */
import { z } from "zod";
import type { Parameters, Reply, UploadedFile } from "../http";
import {
  objectIn,
  textIn,
  type Customer,
  type Json,
  type MediaFile,
  type TelegramAccount,
  type Thread,
  type ThreadMessage,
} from "../model";
import { findMessage, setReaction } from "../store";
import type { World } from "../world";
import { BotError, badRequest, blockedByUser, ok } from "./errors";
import { mediaIdOf } from "./files";
import { messageObject, type ChatScene } from "./updates";

const textLength = 4096;
const captionLength = 1024;
const mib = 1024 * 1024;
const largestPhoto = 10 * mib;
const largestFile = 50 * mib;

/** The private chat with somebody who wrote to the bot before. */
export function chatOf(
  world: World,
  account: TelegramAccount,
  values: Json,
): { customer: Customer; thread: Thread } {
  if (values.chat_id === undefined || values.chat_id === "") throw badRequest("chat_id is empty");
  const customer = world.store.findCustomer("telegram", String(values.chat_id));
  const thread = customer && world.store.findThread(account, customer.id);
  if (!customer || !thread) throw badRequest("chat not found");
  return { customer, thread };
}

export function sendText(world: World, account: TelegramAccount, values: Json): Reply {
  const text = String(values.text ?? "");
  if (text.trim() === "") throw badRequest("message text is empty");
  if (text.length > textLength) throw badRequest("message is too long");
  return post(world, account, values, { kind: "text", text });
}

/** `field` is the parameter that holds the file: an upload, a file id, or an address. */
export async function sendContent(
  world: World,
  account: TelegramAccount,
  field: string,
  { values, files }: Parameters,
): Promise<Reply> {
  const caption = String(values.caption ?? "");
  if (caption.length > captionLength) throw badRequest("message caption is too long");
  const text = caption ? { text: caption } : {};
  const kind = field === "photo" ? "image" : field;
  const given = textIn(values[field]) ?? "";
  if (/^https?:\/\//.test(given)) {
    return post(world, account, values, { kind: "text", text: [caption, given].filter(Boolean).join("\n") });
  }
  // An upload is under the parameter's own name, or under the name that `attach://` gives.
  const upload = files[field] ?? files[given.replace(/^attach:\/\//, "")];
  chatOf(world, account, values);
  const media = upload ? await saveUpload(world, account, kind, upload) : knownFile(world, account, given);
  const { id, mimeType, fileName, size } = media;
  return post(world, account, values, {
    kind,
    ...text,
    media: { id, mimeType, size, ...(fileName ? { fileName } : {}) },
  });
}

function saveUpload(
  world: World,
  account: TelegramAccount,
  kind: string,
  upload: UploadedFile,
): Promise<MediaFile> {
  if (upload.bytes.length === 0) throw badRequest("file must be non-empty");
  if (upload.bytes.length > (kind === "image" ? largestPhoto : largestFile)) {
    throw new BotError(413, "Request Entity Too Large");
  }
  return world.media.save(account, upload);
}

function knownFile(world: World, account: TelegramAccount, given: string): MediaFile {
  const id = mediaIdOf(given);
  const media = id === null ? undefined : world.media.find(id);
  if (media?.accountId !== account.accountId) {
    throw badRequest("wrong file identifier/HTTP URL specified");
  }
  return media;
}

function post(
  world: World,
  account: TelegramAccount,
  values: Json,
  content: Pick<ThreadMessage, "kind" | "text" | "media">,
): Reply {
  const { customer, thread } = chatOf(world, account, values);
  if (thread.blocked) throw blockedByUser();
  const replyTo = repliedTo(thread, values);
  const buttons = inlineButtons(values);
  const message: ThreadMessage = {
    id: nextMessageId(world, account, customer),
    from: "business",
    ...content,
    ...(replyTo ? { replyTo } : {}),
    ...(buttons.length > 0 ? { buttons } : {}),
    reactions: [],
    sentAt: world.store.clock(),
    tick: "accepted",
  };
  world.store.addMessage(thread, message);
  void world.receipts.follow(account, thread, message);
  return ok(messageObject(scene(world, account, customer, thread), message));
}

/** Message ids count up in each chat. */
export const nextMessageId = (world: World, account: TelegramAccount, customer: Customer): string =>
  String(world.store.next(`message/${account.accountId}/${customer.id}`));

export function scene(world: World, account: TelegramAccount, customer: Customer, thread: Thread): ChatScene {
  return { account, customer, thread, findMedia: (id) => world.media.find(id) };
}

/** In forms, objects are JSON in a text. */
const objectOf = (value: unknown): Json => objectIn(typeof value === "string" ? JSON.parse(value) : value);

function repliedTo(thread: Thread, values: Json): string | undefined {
  const reply = objectOf(values.reply_parameters);
  const id = reply.message_id ?? values.reply_to_message_id;
  if (id === undefined) return undefined;
  if (findMessage(thread, String(id))) return String(id);
  if (reply.allow_sending_without_reply === true) return undefined;
  throw badRequest("message to be replied not found");
}

const keyboard = z.object({
  inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string().default("") }))),
});

function inlineButtons(values: Json): { id: string; title: string }[] {
  const parsed = keyboard.safeParse(objectOf(values.reply_markup));
  if (!parsed.success) return [];
  return parsed.data.inline_keyboard
    .flat()
    .map(({ text, callback_data }) => ({ id: callback_data, title: text }));
}

export function sendChatAction(world: World, account: TelegramAccount, values: Json): Reply {
  const { thread } = chatOf(world, account, values);
  if (thread.blocked) throw blockedByUser();
  const { platform, accountId, customerId } = thread;
  world.store.events.emit({ type: "typing", platform, accountId, customerId });
  return ok(true);
}

export function react(world: World, account: TelegramAccount, values: Json): Reply {
  const { thread } = chatOf(world, account, values);
  const target = findMessage(thread, String(values.message_id ?? ""));
  if (!target) throw badRequest("message to react not found");
  const given: unknown = typeof values.reaction === "string" ? JSON.parse(values.reaction) : values.reaction;
  setReaction(target, "business", textIn(objectIn(Array.isArray(given) ? given[0] : undefined).emoji));
  world.store.messageChanged(thread, target.id);
  return ok(true);
}

/** The pressed button stops turning. */
export function answerCallback(world: World, account: TelegramAccount, values: Json): Reply {
  const id = String(values.callback_query_id ?? "");
  const thread = world.store.threadWith(account, id);
  const pressed = thread && findMessage(thread, id);
  if (!thread || !pressed)
    throw badRequest("query is too old and response timeout expired or query ID is invalid");
  pressed.tick = "read";
  world.store.messageChanged(thread, id);
  return ok(true);
}
