/** Telegram's objects: messages as a bot sees them, in updates and as results of its own calls. Times are Unix seconds. */
import { splitName } from "../customers";
import type { Update } from "../envelopes";
import { ad, type InboundAct } from "../inbound";
import {
  isJson,
  type Customer,
  type MediaFile,
  type TelegramAccount,
  type Thread,
  type ThreadMessage,
} from "../model";
import { findMessage } from "../store";
import { fileObject } from "./files";

const seconds = (ms: number) => Math.floor(ms / 1000);

export function user(customer: Customer): Update {
  const { first, last } = splitName(customer.name);
  return {
    id: Number(customer.id),
    is_bot: false,
    first_name: first,
    ...(last ? { last_name: last } : {}),
    ...(customer.username ? { username: customer.username } : {}),
    ...(customer.language ? { language_code: customer.language } : {}),
  };
}

export function botUser(account: TelegramAccount): Update {
  return {
    id: Number(account.accountId),
    is_bot: true,
    first_name: account.name,
    username: account.address.replace(/^@/, ""),
  };
}

export function chat(customer: Customer): Update {
  const { id, first_name, last_name, username } = user(customer);
  return {
    id,
    first_name,
    ...(last_name ? { last_name } : {}),
    ...(username ? { username } : {}),
    type: "private",
  };
}

export interface ChatScene {
  account: TelegramAccount;
  customer: Customer;
  thread: Thread;
  findMedia: (id: string) => MediaFile | undefined;
}

/** A message of the thread as Telegram shows it; the quoted one inside it comes without its own quote. */
export function messageObject(scene: ChatScene, message: ThreadMessage, nested = false): Update {
  const quoted = message.replyTo && !nested ? findMessage(scene.thread, message.replyTo) : undefined;
  return {
    message_id: Number(message.id),
    from: message.from === "customer" ? user(scene.customer) : botUser(scene.account),
    chat: chat(scene.customer),
    date: seconds(message.sentAt),
    ...(message.editedAt ? { edit_date: seconds(message.editedAt) } : {}),
    ...(quoted ? { reply_to_message: messageObject(scene, quoted, true) } : {}),
    ...content(scene, message),
  };
}

function content(scene: ChatScene, message: ThreadMessage): Update {
  const media = message.media && scene.findMedia(message.media.id);
  if (media)
    return { ...fileObject(message.kind, media), ...(message.text ? { caption: message.text } : {}) };
  if (message.location) return place(message);
  if (message.contact) {
    const { first, last } = splitName(message.contact.name);
    const lastName = last ? { last_name: last } : {};
    return { contact: { phone_number: message.contact.phone, first_name: first, ...lastName } };
  }
  if (message.kind === "unsupported") return { dice: { emoji: "🎲", value: 4 } };
  const text = message.text ?? "";
  const command = /^\/\w+/.exec(text)?.[0];
  const entities = command ? { entities: [{ offset: 0, length: command.length, type: "bot_command" }] } : {};
  return { text, ...entities };
}

/** A named place is a venue, and then the bare location stands beside it. */
function place({ location }: ThreadMessage): Update {
  const spot = { latitude: location?.latitude, longitude: location?.longitude };
  if (!location?.name) return { location: spot };
  return { location: spot, venue: { location: spot, title: location.name, address: location.address ?? "" } };
}

/** The update of something the customer did, without its `update_id`; null when bots get none. */
export function customerUpdate(scene: ChatScene, act: InboundAct, before: string[]): Update | null {
  const from = user(scene.customer);
  const target = act.targetId ? findMessage(scene.thread, act.targetId) : undefined;
  switch (act.kind) {
    case "edit":
      return target ? { edited_message: messageObject(scene, target) } : null;
    case "reaction":
      return { message_reaction: reactionChange(scene, act, before) };
    case "button":
    case "interactive":
      return {
        callback_query: {
          id: act.id,
          from,
          message: target ? messageObject(scene, target) : inaccessible(scene, act),
          chat_instance: scene.customer.id,
          data: act.payload ?? "",
        },
      };
    case "block":
    case "unblock":
      return { my_chat_member: membership(scene, act) };
    default: {
      const message = findMessage(scene.thread, act.id);
      return message ? { message: messageObject(scene, message) } : null;
    }
  }
}

/** What stands in the place of a message that the bot cannot see any more: its date is 0. */
const inaccessible = ({ customer }: ChatScene, { targetId }: InboundAct): Update => ({
  chat: chat(customer),
  message_id: Number(targetId ?? 0),
  date: 0,
});

function reactionChange(scene: ChatScene, act: InboundAct, before: string[]): Update {
  const list = (emojis: string[]) => emojis.map((emoji) => ({ type: "emoji", emoji }));
  return {
    chat: chat(scene.customer),
    message_id: Number(act.targetId),
    user: user(scene.customer),
    date: seconds(act.at),
    old_reaction: list(before),
    new_reaction: list(act.emoji ? [act.emoji] : []),
  };
}

function membership(scene: ChatScene, act: InboundAct): Update {
  const member = (status: string) => ({
    user: botUser(scene.account),
    status,
    ...(status === "kicked" ? { until_date: 0 } : {}),
  });
  const [before, after] = act.kind === "block" ? ["member", "kicked"] : ["kicked", "member"];
  return {
    chat: chat(scene.customer),
    from: user(scene.customer),
    date: seconds(act.at),
    old_chat_member: member(before),
    new_chat_member: member(after),
  };
}

/** What somebody sends who pressed a link to the bot. */
export const startCommand = `/start ${ad.ref}`;

/** The kind of an update: its only member beside `update_id`. */
export const updateKind = (update: Update): string =>
  Object.entries(update).find(([key, value]) => key !== "update_id" && isJson(value))?.[0] ?? "";
