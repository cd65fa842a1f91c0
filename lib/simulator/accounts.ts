/**
 * The accounts of a demonstration: invented businesses whose secrets are derived from the installation's own secret, so
 * that there is no token or signing key that anybody could know beforehand.
 */
import { createHmac } from "node:crypto";
import type { Account, MessengerAccount, TelegramAccount, WhatsAppAccount } from "./model";

const derive = (authSecret: string, label: string) =>
  createHmac("sha256", authSecret).update(`hilo-simulator:${label}`).digest();
const hex = (authSecret: string, label: string) => derive(authSecret, label).toString("hex");
const token = (authSecret: string, label: string) => derive(authSecret, label).toString("base64url");

/** What a caller of `/control` shows in the `x-simulator-key` header. */
export const controlKey = (authSecret: string): string => hex(authSecret, "control");

/** Two WhatsApp numbers of one business, one Facebook page, one Telegram bot. The same secret gives the same accounts. */
export function demoAccounts(authSecret: string): Account[] {
  return [
    whatsAppNumber(authSecret, "109550000000101", "Casa Jacaranda Ventas", "+52 55 5555 0100"),
    whatsAppNumber(authSecret, "109550000000102", "Casa Jacaranda Soporte", "+52 55 5555 0110"),
    page(authSecret, "209550000000201", "Casa Jacaranda"),
    bot(authSecret, "7095500301", "Casa Jacaranda", "@CasaJacarandaBot"),
  ];
}

function whatsAppNumber(
  authSecret: string,
  phoneNumberId: string,
  name: string,
  address: string,
): WhatsAppAccount {
  return {
    platform: "whatsapp",
    accountId: phoneNumberId,
    name,
    address,
    secrets: {
      phoneNumberId,
      wabaId: "309550000000100",
      accessToken: `EAAS${token(authSecret, "whatsapp-token")}`,
      appSecret: hex(authSecret, "whatsapp-app"),
      verifyToken: token(authSecret, "whatsapp-verify"),
    },
  };
}

function page(authSecret: string, pageId: string, name: string): MessengerAccount {
  return {
    platform: "messenger",
    accountId: pageId,
    name,
    address: name,
    secrets: {
      pageId,
      pageAccessToken: `EAAP${token(authSecret, `page-token-${pageId}`)}`,
      appSecret: hex(authSecret, "messenger-app"),
      verifyToken: token(authSecret, "messenger-verify"),
    },
  };
}

function bot(authSecret: string, botId: string, name: string, address: string): TelegramAccount {
  return {
    platform: "telegram",
    accountId: botId,
    name,
    address,
    secrets: {
      botToken: `${botId}:${token(authSecret, `bot-${botId}`).slice(0, 35)}`,
      secretToken: token(authSecret, `bot-secret-${botId}`),
    },
  };
}
