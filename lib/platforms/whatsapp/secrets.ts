import { z } from "zod";

const digits = z
  .string()
  .trim()
  .regex(/^\d{1,30}$/, "digits");
const token = z.string().trim().min(1).max(1024);

/** Credentials of one business phone number. The ids are public; the rest is stored encrypted. */
export const whatsappSecrets = z.object({
  phoneNumberId: digits,
  wabaId: digits,
  accessToken: token,
  appSecret: token,
  verifyToken: token,
});

export type WhatsAppSecrets = z.infer<typeof whatsappSecrets>;
