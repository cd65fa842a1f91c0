/** Setting where webhooks go, with the question that Meta asks first. */
import { randomInt } from "node:crypto";
import type { Account } from "./model";
import { request } from "./outgoing";
import type { World } from "./world";

/** Every kind of update that a bot may ask for and that the simulator can send. */
export const allTelegramUpdates = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
  "message_reaction",
];

/**
 * Meta's handshake: the callback must answer 200 with the challenge as its bare body.
 * @returns null when it did, else what went wrong in a few words.
 */
export async function handshake(url: string, verifyToken: string, timeoutMs: number): Promise<string | null> {
  const challenge = String(randomInt(1_000_000_000, 2_000_000_000));
  try {
    const asked = new URL(url);
    asked.searchParams.set("hub.mode", "subscribe");
    asked.searchParams.set("hub.challenge", challenge);
    asked.searchParams.set("hub.verify_token", verifyToken);
    const answer = await request(asked.href, { method: "GET", timeoutMs });
    if (answer.status !== 200) return `HTTP status ${answer.status}`;
    return answer.body.toString("utf8") === challenge ? null : "the body is not the challenge";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * As if somebody had filled in the form in Meta's dashboard, or called `setWebhook`: for the control API.
 * @returns null, else why Meta refuses the callback.
 */
export async function registerCallback(
  world: World,
  account: Account,
  url: string,
  ask: boolean,
): Promise<string | null> {
  if (account.platform === "telegram") {
    const secretToken = account.secrets.secretToken;
    world.courier.setCallback(account, { url, secretToken, allowedUpdates: allTelegramUpdates });
    return null;
  }
  const refusal = ask ? await handshake(url, account.secrets.verifyToken, world.callbackTimeoutMs) : null;
  if (refusal === null) world.courier.setCallback(account, { url });
  return refusal;
}
