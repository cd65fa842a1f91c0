import type { PersonRef } from "@/lib/platforms/contract";
import { id, record, seconds, text, type JsonRecord } from "@/lib/platforms/read";
import { addressOf, chatIdOf, type Target } from "./target";
import { readPhone } from "@/lib/platforms/phone";

/** A one-to-one chat with a person. */
export interface Place {
  target: Target;
  person: PersonRef;
}

/** Why a chat is not shown: groups and channels are left out for now; a chat without an id cannot be answered. */
export type Elsewhere = "group" | "channel" | "incomplete";

/**
 * The chat that `holder` (a message, a reaction, a change of membership) is about. `from` is who acted; through a business
 * connection that may be the owner, and then it says nothing about the person.
 */
export function placeOf(holder: JsonRecord, from: JsonRecord = record(holder.from)): Place | Elsewhere {
  const chat = record(holder.chat);
  const chatId = chatIdOf(chat);
  if (chatId === undefined) return "incomplete";
  const type = chatTypeOf(chat, chatId);
  if (type !== "private") return type;
  const target: Target = { chatId, businessConnectionId: id(holder.business_connection_id) };
  return { target, person: personOf(target, chat, from, record(holder.contact)) };
}

function chatTypeOf(chat: JsonRecord, chatId: string): "private" | "group" | "channel" {
  if (chat.type === "channel") return "channel";
  if (chat.type === "group" || chat.type === "supergroup") return "group";
  // Only private chats have positive ids.
  return chatId.startsWith("-") ? "group" : "private";
}

function personOf(target: Target, chat: JsonRecord, from: JsonRecord, contact: JsonRecord): PersonRef {
  const own = id(from.id) === target.chatId;
  const address = addressOf(target);
  const phone = own && id(contact.user_id) === target.chatId ? text(contact.phone_number) : undefined;
  return {
    ids: [address],
    address,
    name: nameOf(chat) ?? (own ? nameOf(from) : undefined),
    username: text(chat.username) ?? (own ? text(from.username) : undefined),
    language: own ? text(from.language_code) : undefined,
    ...(phone !== undefined && readPhone(phone)),
  };
}

/** First and last name in one, as Telegram shows them. */
export function nameOf(who: JsonRecord): string | undefined {
  const name = [text(who.first_name), text(who.last_name)].filter(Boolean).join(" ").trim();
  return name === "" ? undefined : name;
}

/**
 * Some updates carry no time at all (a tap on a button, a deletion), and a reader of untrusted JSON may miss any. The
 * epoch stands for "not said": the time of arrival is the best there is, and only the pipeline knows it.
 */
export const momentOf = (value: unknown): Date => seconds(value) ?? new Date(0);
