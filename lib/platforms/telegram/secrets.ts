import { z } from "zod";

/** `botToken` is the bot's id, a colon and its key, as BotFather gives it; `secretToken` is what `setWebhook` allows. */
export const telegramSecrets = z.object({
  botToken: z
    .string()
    .trim()
    .regex(/^\d+:[A-Za-z0-9_-]+$/),
  secretToken: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_-]{1,256}$/),
});

export type TelegramSecrets = z.infer<typeof telegramSecrets>;

/** The bot's user id: the digits before the colon. */
export const botIdOf = (secrets: TelegramSecrets): string =>
  secrets.botToken.slice(0, secrets.botToken.indexOf(":"));
