/** What people may ask of the inbox. Client-safe. */
import { z } from "zod";

const id = z.uuid();

/** One message of an author. `clientKey` is theirs: repeating it never sends twice. */
export const sendMessageSchema = z.object({
  conversationId: id,
  text: z
    .string()
    .trim()
    .max(20_000)
    .nullish()
    .transform((text) => text || null),
  attachments: z
    .array(z.object({ mediaId: id }))
    .max(1)
    .nullish(),
  replyToId: id.nullish(),
  templateId: id.nullish(),
  platformTemplate: z
    .object({
      name: z.string().min(1).max(512),
      language: z.string().min(2).max(16),
      components: z.array(z.unknown()).max(20).default([]),
    })
    .nullish(),
  clientKey: z.string().min(1).max(200),
});
export type SendMessageInput = z.output<typeof sendMessageSchema>;

export const conversationIdSchema = z.object({ conversationId: id });
export const messageIdSchema = z.object({ messageId: id });

export const assignSchema = z.object({ conversationId: id, assigneeId: id.nullable() });
export const snoozeSchema = z.object({ conversationId: id, snoozedUntil: z.coerce.date() });
export const moveSchema = z.object({ conversationId: id, stageId: id.nullable() });

export const conversationStatuses = ["open", "snoozed", "resolved"] as const;

/** Filters of the conversation list, as in its address. */
export const conversationFilterSchema = z.object({
  status: z.enum(conversationStatuses).optional(),
  platform: z.string().max(32).optional(),
  assigneeId: id.optional(),
  unassigned: z.stringbool().optional(),
  unanswered: z.stringbool().optional(),
  unread: z.stringbool().optional(),
  funnel: z.enum(["sales", "support"]).optional(),
  stageId: id.optional(),
  q: z.string().trim().min(1).max(200).optional(),
});
export type ConversationFilter = z.output<typeof conversationFilterSchema>;

export const conversationChangeSchema = z.object({
  status: z.enum(conversationStatuses).optional(),
  assigneeId: id.nullable().optional(),
  stageId: id.nullable().optional(),
  snoozedUntil: z.coerce.date().nullable().optional(),
});
export type ConversationChange = z.output<typeof conversationChangeSchema>;
