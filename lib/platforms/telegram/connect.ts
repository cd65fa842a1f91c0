import type { ConnectionCheck, ConnectionReport, PlatformError } from "@/lib/platforms/contract";
import { PlatformCallError, type PlatformIo } from "@/lib/platforms/io";
import { text, type JsonRecord } from "@/lib/platforms/read";
import { callBot } from "./call";
import { classify, webhookElsewhere } from "./errors";
import type { TelegramSecrets } from "./secrets";

/** Named in full: the list is sticky at Telegram, and reactions are left out of its default. */
const allowedUpdates = [
  "message",
  "edited_message",
  "channel_post",
  "edited_channel_post",
  "callback_query",
  "my_chat_member",
  "message_reaction",
  "business_connection",
  "business_message",
  "edited_business_message",
  "deleted_business_messages",
] as const;

/** Asks who the bot is, registers the webhook with its secret, and reads back what Telegram now has. Never throws. */
export async function connect(
  secrets: TelegramSecrets,
  callbackUrl: string,
  io: PlatformIo,
): Promise<ConnectionReport> {
  const me = await ask(io, secrets, "getMe");
  if (me.problem) return { checks: [failed("credentials", me.problem)] };
  const username = text(me.result.username);
  return {
    accountName: text(me.result.first_name),
    address: username === undefined ? undefined : `@${username}`,
    checks: [{ name: "credentials", ok: true }, await registerWebhook(secrets, callbackUrl, io)],
  };
}

async function registerWebhook(
  secrets: TelegramSecrets,
  callbackUrl: string,
  io: PlatformIo,
): Promise<ConnectionCheck> {
  const registered = await ask(io, secrets, "setWebhook", {
    url: callbackUrl,
    secret_token: secrets.secretToken,
    allowed_updates: allowedUpdates,
  });
  if (registered.problem) return failed("webhook", registered.problem);
  const info = await ask(io, secrets, "getWebhookInfo");
  if (info.problem) return failed("webhook", info.problem);
  if (info.result.url !== callbackUrl) return failed("webhook", webhookElsewhere);
  return { name: "webhook", ok: true };
}

const failed = (name: ConnectionCheck["name"], problem: PlatformError): ConnectionCheck => ({
  name,
  ok: false,
  problem,
});

type Asked = { result: JsonRecord; problem?: undefined } | { problem: PlatformError };

async function ask(
  io: PlatformIo,
  secrets: TelegramSecrets,
  method: string,
  parameters?: Record<string, unknown>,
): Promise<Asked> {
  try {
    const answer = await callBot(io, secrets, method, parameters);
    if (answer.status === "ok") return { result: answer.result };
    if (answer.status === "refused") return { problem: classify(answer.refusal) };
    return { problem: { code: "unreadable_answer", class: "retry" } };
  } catch (error) {
    if (!(error instanceof PlatformCallError)) throw error;
    return { problem: { code: error.code, class: "retry" } };
  }
}
