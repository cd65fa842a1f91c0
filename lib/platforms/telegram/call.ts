import type { PlatformIo } from "@/lib/platforms/io";
import { count, record, text, type JsonRecord } from "@/lib/platforms/read";
import { chatIdOf } from "./target";
import type { TelegramSecrets } from "./secrets";

/** What the Bot API says when it refuses. */
export interface Refusal {
  /** Telegram's `error_code`; the HTTP status where the answer has no envelope. */
  code: number;
  description: string;
  retryAfterSeconds?: number;
  /** The group has become a supergroup with this id. */
  migrateToChatId?: string;
}

export type BotAnswer =
  | { status: "ok"; result: JsonRecord }
  | { status: "refused"; refusal: Refusal }
  /** Not in the Bot API's words, a success or an answer lost by a gateway: what was asked may have been done. */
  | { status: "unreadable" };

/**
 * One call of a Bot API method; `parameters` is sent as JSON, or as multipart where it is a form. The token is part of the
 * path, so the path must never be logged or shown.
 * @throws PlatformCallError when there is no answer.
 */
export async function callBot(
  io: PlatformIo,
  secrets: TelegramSecrets,
  method: string,
  parameters: Record<string, unknown> | FormData = {},
): Promise<BotAnswer> {
  const form = parameters instanceof FormData;
  const answer = await io.call(`/bot${secrets.botToken}/${method}`, {
    method: "POST",
    headers: form ? undefined : { "content-type": "application/json" },
    body: form ? parameters : JSON.stringify(parameters),
  });
  const envelope = record(answer.body);
  const success = answer.status >= 200 && answer.status < 300;
  if (success && envelope.ok === true) return { status: "ok", result: record(envelope.result) };
  const lostByGateway = (answer.status === 502 || answer.status === 504) && envelope.ok === undefined;
  if (lostByGateway || (success && envelope.ok !== false)) return { status: "unreadable" };
  return { status: "refused", refusal: readRefusal(envelope, answer.status) };
}

function readRefusal(envelope: JsonRecord, httpStatus: number): Refusal {
  const parameters = record(envelope.parameters);
  return {
    code: count(envelope.error_code) ?? httpStatus,
    description: text(envelope.description) ?? "",
    retryAfterSeconds: count(parameters.retry_after),
    migrateToChatId: chatIdOf({ id: parameters.migrate_to_chat_id }),
  };
}
