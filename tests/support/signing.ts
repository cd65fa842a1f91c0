/**
 * What a test needs to speak to Hilo as a platform does: credentials that fit each platform's schema, and the header that
 * proves a delivery. A new platform is one entry here.
 */
import { createHmac } from "node:crypto";
import type { PlatformId } from "@/lib/platforms/manifest";

export interface PlatformSample {
  /** Valid credentials of one account. */
  secrets: Record<string, string>;
  /** Those of another account, signed with other secrets. */
  otherSecrets: Record<string, string>;
  /** The headers that prove a body. */
  sign(body: Uint8Array, secrets: Record<string, string>): Record<string, string>;
  /** An address of a person, as a draft carries it. */
  address: string;
}

const signMeta = (body: Uint8Array, secrets: Record<string, string>) => ({
  "x-hub-signature-256": `sha256=${createHmac("sha256", secrets.appSecret ?? "")
    .update(body)
    .digest("hex")}`,
});

export const samples: Record<PlatformId, PlatformSample> = {
  whatsapp: {
    secrets: {
      phoneNumberId: "106540352242922",
      wabaId: "102290129340398",
      accessToken: "EAAtestWhatsApp0123456789",
      appSecret: "whatsapp-app-secret",
      verifyToken: "whatsapp-verify-token",
    },
    otherSecrets: {
      phoneNumberId: "106540352242999",
      wabaId: "102290129340999",
      accessToken: "EAAtestWhatsAppOther98765",
      appSecret: "another-app-secret",
      verifyToken: "another-verify-token",
    },
    sign: signMeta,
    address: "525555550101",
  },
  messenger: {
    secrets: {
      pageId: "110000000000101",
      pageAccessToken: "EAAtestMessenger0123456789",
      appSecret: "messenger-app-secret",
      verifyToken: "messenger-verify-token",
    },
    otherSecrets: {
      pageId: "110000000000102",
      pageAccessToken: "EAAtestMessengerOther98765",
      appSecret: "another-app-secret",
      verifyToken: "another-verify-token",
    },
    sign: signMeta,
    address: "2400000000000101",
  },
  telegram: {
    secrets: { botToken: "7000000001:AAtest_Telegram-0123456789", secretToken: "telegram-secret_1" },
    otherSecrets: { botToken: "7000000002:AAtest_Other-9876543210", secretToken: "telegram-secret_2" },
    sign: (_body, secrets) => ({ "x-telegram-bot-api-secret-token": secrets.secretToken ?? "" }),
    address: "5550101",
  },
};
