/** How updates become the body and headers of a webhook, signed as each platform signs. */
import { createHmac } from "node:crypto";
import type { Account, MetaAccount } from "./model";
import type { Callback } from "./store";

export type Update = Record<string, unknown>;

export interface Webhook {
  body: string;
  headers: Record<string, string>;
}

/**
 * One request's body. Meta may gather several updates; `perEntry` of them go into each entry. Telegram sends one at a
 * time, so there only the first counts.
 */
export function webhook(
  account: Account,
  updates: Update[],
  perEntry: number,
  callback: Callback,
  now: number,
): Webhook {
  const headers = { "content-type": "application/json" };
  if (account.platform === "telegram") {
    const secret = callback.secretToken;
    return {
      body: JSON.stringify(updates[0]),
      headers: secret ? { ...headers, "x-telegram-bot-api-secret-token": secret } : headers,
    };
  }
  const body = metaJson(metaEnvelope(account, chunks(updates, perEntry), now));
  return { body, headers: { ...headers, "x-hub-signature-256": sign(body, account.secrets.appSecret) } };
}

function metaEnvelope(account: MetaAccount, groups: Update[][], now: number): Update {
  if (account.platform === "messenger") {
    return {
      object: "page",
      entry: groups.map((messaging) => ({ id: account.accountId, time: now, messaging })),
    };
  }
  return {
    object: "whatsapp_business_account",
    entry: groups.map((values) => ({
      id: account.secrets.wabaId,
      changes: [{ field: "messages", value: mergeValues(values) }],
    })),
  };
}

/** WhatsApp values of one number as one: their lists one after the other, each contact once. */
function mergeValues(values: Update[]): Update {
  const merged: Update = {};
  for (const [key, value] of values.flatMap((each) => Object.entries(each))) {
    if (!Array.isArray(value)) merged[key] = value;
    else merged[key] = [...((merged[key] as unknown[] | undefined) ?? []), ...(value as unknown[])];
  }
  if (Array.isArray(merged.contacts)) {
    merged.contacts = [...new Map(merged.contacts.map((each) => [JSON.stringify(each), each])).values()];
  }
  return merged;
}

function chunks<Item>(items: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}

/** JSON as Meta writes it, which is what it signs: only ASCII, lower-case escapes, escaped slashes. */
export function metaJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("/", "\\/")
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

export const sign = (body: string, appSecret: string): string =>
  `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`;
