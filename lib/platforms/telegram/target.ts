/**
 * Where a message of Telegram lives. A private chat has the id of its person; through a business connection the same
 * person has another thread of its own, numbered by the owner's account, so the connection is part of every id there.
 */
import { id, type JsonRecord } from "@/lib/platforms/read";

export interface Target {
  /** Up to 52 bits, therefore text. */
  chatId: string;
  businessConnectionId?: string;
}

const CHAT_ID = /^-?\d{1,20}$/;
const ADDRESS = /^(?:business:(.+):)?(-?\d{1,20})$/;
const MESSAGE_ID = /:(\d+)$/;

/** The id of a chat or user record; none when it is not a whole number. */
export function chatIdOf(record: JsonRecord): string | undefined {
  const found = id(record.id);
  return found !== undefined && CHAT_ID.test(found) ? found : undefined;
}

export const addressOf = ({ chatId, businessConnectionId }: Target): string =>
  businessConnectionId === undefined ? chatId : `business:${businessConnectionId}:${chatId}`;

export function parseAddress(address: string): Target | undefined {
  const match = ADDRESS.exec(address);
  return match?.[2] === undefined ? undefined : { chatId: match[2], businessConnectionId: match[1] };
}

/** Message ids are unique inside one chat only, so the chat comes first: `4711:12`. */
export const externalIdOf = (target: Target, messageId: string): string =>
  `${addressOf(target)}:${messageId}`;

/** The message's number in its chat, as the Bot API wants it back. */
export function messageIdOf(externalId: string): number | undefined {
  const match = MESSAGE_ID.exec(externalId);
  return match ? Number(match[1]) : undefined;
}
