import { timingSafeEqual, createHash } from "node:crypto";
import type { InboundRequest, PersonRef, PlatformAdapter } from "@/lib/platforms/contract";
import type { PlatformIo } from "@/lib/platforms/io";
import { text } from "@/lib/platforms/read";
import { parseAddress } from "./target";
import { callBot } from "./call";
import { connect } from "./connect";
import { telegramManifest } from "./manifest";
import { fetchMedia } from "./media";
import { normalise } from "./normalise";
import { nameOf } from "./place";
import { botIdOf, telegramSecrets, type TelegramSecrets } from "./secrets";
import { chatParameters, send } from "./send";
import { split } from "./split";

export const telegram: PlatformAdapter<TelegramSecrets> = {
  manifest: telegramManifest,
  secrets: telegramSecrets,
  accountIds: (secrets) => [botIdOf(secrets)],
  verify,
  split,
  normalise,
  send,
  fetchMedia,
  showTyping,
  acknowledge,
  profile,
  connect,
};

const digest = (value: string) => createHash("sha256").update(value).digest();

/** Telegram signs nothing: it repeats the secret of `setWebhook` in a header. Digests, so that lengths tell nothing. */
function verify(request: InboundRequest, secrets: TelegramSecrets): boolean {
  const given = request.headers["x-telegram-bot-api-secret-token"];
  if (given === undefined || given === "" || secrets.secretToken === "") return false;
  return timingSafeEqual(digest(given), digest(secrets.secretToken));
}

/** "typing…" for five seconds or until the next message. A courtesy: that it was refused is of no interest. */
async function showTyping(
  { address }: { address: string },
  secrets: TelegramSecrets,
  io: PlatformIo,
): Promise<void> {
  const target = parseAddress(address);
  if (target) await callBot(io, secrets, "sendChatAction", { ...chatParameters(target), action: "typing" });
}

/** Stops the pressed button from spinning. Telegram refuses after a while, when nobody is waiting any more. */
async function acknowledge(ref: string, secrets: TelegramSecrets, io: PlatformIo): Promise<void> {
  await callBot(io, secrets, "answerCallbackQuery", { callback_query_id: ref });
}

async function profile(
  address: string,
  secrets: TelegramSecrets,
  io: PlatformIo,
): Promise<Partial<PersonRef> | null> {
  const target = parseAddress(address);
  if (!target) return null;
  const answer = await callBot(io, secrets, "getChat", { chat_id: Number(target.chatId) });
  if (answer.status !== "ok") return null;
  return { name: nameOf(answer.result), username: text(answer.result.username) };
}
