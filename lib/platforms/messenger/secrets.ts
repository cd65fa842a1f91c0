import { z } from "zod";

const token = z.string().trim().min(1).max(1024);

/** What one connected Page needs: its id, its own access token (not a person's), the app's secret and verify token. */
export const messengerSecrets = z.object({
  pageId: z
    .string()
    .trim()
    .regex(/^\d{1,30}$/, "digits"),
  pageAccessToken: token,
  appSecret: token,
  verifyToken: token,
});

export type MessengerSecrets = z.infer<typeof messengerSecrets>;
