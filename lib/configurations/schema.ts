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

export const editConfigurationSchema = z.object({
  id: z.uuid(),
  name: name.optional(),
  active: z.boolean().optional(),
  /** Only the given ones are replaced. Null asks for a new one, where the platform's manifest says `generated`. */
  secrets: z.record(z.string(), secret.nullish()).optional(),
});

export const configurationIdSchema = z.object({ id: z.uuid() });
