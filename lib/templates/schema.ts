/** What people may ask about saved replies. Client-safe. */
import { z } from "zod";
import { isPlatformId, manifestOf, platformIds, type PlatformId } from "@/lib/platforms/manifest";
import { categories } from "./views";

const id = z.uuid();

export const MOST_FILES = 5;

const limitOf = (platform: PlatformId): number => manifestOf(platform).textLength;

/** The longest text that any platform takes. */
export const longestText = Math.max(...platformIds.map(limitOf));

export interface TooLong {
  platform: PlatformId;
  /** Characters that this platform takes. */
  limit: number;
}

/** The first of the chosen platforms that would refuse a text of this length; without a choice, the most generous decides. */
export function tooLongFor(length: number, platforms: readonly string[]): TooLong | null {
  const chosen = platforms.filter(isPlatformId);
  const generous = platformIds.filter((platform) => limitOf(platform) === longestText).slice(0, 1);
  const platform = (chosen.length > 0 ? chosen : generous).find((candidate) => length > limitOf(candidate));
  return platform ? { platform, limit: limitOf(platform) } : null;
}

const shortcutSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^([a-z0-9_-]{1,32})?$/, "shortcutShape")
  .nullable()
  .transform((shortcut) => shortcut || null);

const columns = {
  title: z.string().trim().min(1).max(120),
  shortcut: shortcutSchema,
  category: z.enum(categories),
  platforms: z
    .array(z.string().refine(isPlatformId, "unknown"))
    .max(platformIds.length)
    .transform((chosen) => [...new Set(chosen)]),
  /** The schema keeps out what no platform takes; which one refuses is said by the command. */
  body: z.string().trim().min(1).max(20_000),
  attachments: z.array(z.object({ mediaId: id })).max(MOST_FILES),
};

export const createTemplateSchema = z.object({
  ...columns,
  shortcut: columns.shortcut.default(null),
  platforms: columns.platforms.default([]),
  attachments: columns.attachments.default([]),
});
export type CreateTemplateInput = z.input<typeof createTemplateSchema>;

/** What is left out stays; `attachments` are all that it shall have, the ids of those it has included. */
export const editTemplateSchema = z.object(columns).partial().extend({ id });
export type EditTemplateInput = z.input<typeof editTemplateSchema>;

export const templateIdSchema = z.object({ id });
export const renderTemplateSchema = z.object({ id, conversationId: id });

export const templateSorts = ["usage", "title", "updated", "recent"] as const;
export type TemplateSort = (typeof templateSorts)[number];

/** Filters of the list, as in its address. */
export const templateFilterSchema = z.object({
  q: z.string().trim().min(1).max(200).optional(),
  category: z.enum(categories).optional(),
  /** Those for this platform: for it alone, for it among others, or for all. */
  platform: z.string().max(32).optional(),
  /** Those for the platform of this conversation. */
  conversationId: id.optional(),
  archived: z.stringbool().default(false),
  /** `recent`: those last used, then those used most. */
  sort: z.enum(templateSorts).default("usage"),
  /** Without it, each sort's natural one: titles from A, everything else from the top. */
  order: z.enum(["asc", "desc"]).optional(),
});
export type TemplateFilter = z.output<typeof templateFilterSchema>;
