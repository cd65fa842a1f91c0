import type { RawEvent } from "@/lib/platforms/contract";
import { id, isRecord, parseJson, record, type JsonRecord } from "@/lib/platforms/read";
import { botIdOf, type TelegramSecrets } from "./secrets";

/**
 * One delivery is one update. It does not say which bot it is for: the secret that verified it does. `update_id` is
 * unique per bot (it may restart from a random number, so it is compared for equality only). The payload is the body as
 * it came: whole, and free of secrets. Null for a body that is not an update.
 */
export function split(body: Uint8Array, verified: readonly TelegramSecrets[]): RawEvent[] | null {
  const update = parseJson(body);
  const updateId = isRecord(update) ? id(update.update_id) : undefined;
  if (!isRecord(update) || updateId === undefined) return null;
  return verified.slice(0, 1).map((secrets) => {
    const botId = botIdOf(secrets);
    return {
      accountId: botId,
      dedupeKey: `${botId}:${updateId}`,
      lane: `${botId}:${laneOf(update)}`,
      payload: new TextDecoder().decode(body),
    };
  });
}

/** The chat, or the person where there is none: a private chat has its person's id, so both name one lane. */
function laneOf(update: JsonRecord): string {
  const parts = Object.values(update).filter(isRecord);
  for (const part of parts) {
    const { chat, message, from, user } = part;
    const found = [chat, record(message).chat, from, user].map((who) => id(record(who).id)).find(Boolean);
    if (found !== undefined) return found;
  }
  return "";
}
