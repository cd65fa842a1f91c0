/** Where a bot's updates go. */
import type { Reply } from "../http";
import { textIn, type Json, type TelegramAccount } from "../model";
import type { Callback } from "../store";
import type { World } from "../world";
import { badRequest, ok } from "./errors";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
const ports = new Set(["", "443", "80", "88", "8443"]);

export function setWebhook(world: World, account: TelegramAccount, values: Json): Reply {
  const url = textIn(values.url) ?? "";
  if (url === "") return deleteWebhook(world, account, values);
  checkUrl(url);
  const secretToken = textIn(values.secret_token);
  if (secretToken !== undefined && !/^[\w-]{1,256}$/.test(secretToken)) {
    throw badRequest("secret token contains unallowed characters");
  }
  if (values.drop_pending_updates === true || values.drop_pending_updates === "true") {
    world.courier.takeHeld(account);
  }
  // The wanted kinds stay as they were when the call does not name them.
  const allowedUpdates =
    list(values.allowed_updates) ?? world.store.state.callbacks[account.accountId]?.allowedUpdates;
  const callback: Callback = {
    url,
    ...(secretToken ? { secretToken } : {}),
    ...(allowedUpdates ? { allowedUpdates } : {}),
  };
  world.courier.setCallback(account, callback);
  return ok(true);
}

/** https on Telegram's ports; anything on this machine, where the real platform could not reach anyway. */
function checkUrl(url: string): void {
  if (!URL.canParse(url)) throw badRequest("bad webhook: invalid URL");
  const { protocol, hostname, port } = new URL(url);
  if (loopback.has(hostname)) return;
  if (protocol !== "https:") throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
  if (!ports.has(port))
    throw badRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
}

function list(value: unknown): string[] | undefined {
  const parsed: unknown = typeof value === "string" ? JSON.parse(value) : value;
  return Array.isArray(parsed) ? parsed.map(String) : undefined;
}

export function deleteWebhook(world: World, account: TelegramAccount, values: Json): Reply {
  if (values.drop_pending_updates === true || values.drop_pending_updates === "true") {
    world.courier.takeHeld(account);
  }
  world.courier.setCallback(account, null);
  return ok(true);
}

export function webhookInfo(world: World, account: TelegramAccount): Json {
  const callback = world.store.state.callbacks[account.accountId];
  const last = callback?.lastResult;
  const failed = last !== undefined && Math.floor((last.status ?? 0) / 100) !== 2;
  const problem = last?.status ? `Wrong response from the webhook: ${last.status}` : (last?.error ?? "");
  return {
    url: callback?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: world.courier.waiting(account),
    max_connections: 40,
    ...(callback?.allowedUpdates ? { allowed_updates: callback.allowedUpdates } : {}),
    ...(failed ? { last_error_date: Math.floor(last.at / 1000), last_error_message: problem } : {}),
  };
}

/** Does the bot want updates of this kind? Reactions only when it asked for them by name. */
export function isWanted(callback: Callback | undefined, kind: string): boolean {
  const allowed = callback?.allowedUpdates;
  return allowed && allowed.length > 0 ? allowed.includes(kind) : kind !== "message_reaction";
}
