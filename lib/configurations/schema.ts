/** What an administrator may say about a configuration. Client-safe; the platform's own adapter checks the secrets. */
import { z } from "zod";
import { platformIds } from "@/lib/platforms/manifest";

const name = z.string().trim().min(1).max(100);

/** An empty field of a form says nothing: the secret is generated, or stays what it is. */
const secret = z
  .string()
  .trim()
  .max(4096)
  .transform((value) => value || undefined);

export const createConfigurationSchema = z.object({
  platform: z.enum(platformIds),
  name,
  active: z.boolean().default(true),
  secrets: z.record(z.string(), secret.optional()),
});

/** How an account behaves towards its customers and among us. */
export const behaviourSchema = z.object({
  showTyping: z.boolean(),
  sendReadReceipts: z.boolean(),
  /** New conversations go in turn to the agents who are online. */
  autoAssign: z.boolean(),
  /** Minutes after which an offline agent's unanswered conversation is everybody's again; null: never. */
  returnAfterMinutes: z.number().int().min(1).max(10_080).nullable(),
});
export type Behaviour = z.output<typeof behaviourSchema>;

export const editConfigurationSchema = behaviourSchema.partial().extend({
  id: z.uuid(),
  name: name.optional(),
  active: z.boolean().optional(),
  /** Only the given ones are replaced. Null asks for a new one, where the platform's manifest says `generated`. */
  secrets: z.record(z.string(), secret.nullish()).optional(),
});

export const configurationIdSchema = z.object({ id: z.uuid() });
