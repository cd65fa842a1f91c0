/** What people may ask of the inbox. Client-safe. */
import { z } from "zod";

const id = z.uuid();

const messageText = z
  .string()
  .trim()
  .max(20_000)
  .nullish()
  .transform((text) => text || null);
const messageFiles = z
  .array(z.object({ mediaId: id }))
  .max(1)
  .nullish();
const approvedTemplate = z.object({
  name: z.string().min(1).max(512),
  language: z.string().min(2).max(16),
  components: z.array(z.unknown()).max(20).default([]),
});

/** One message of an author. `clientKey` is theirs: repeating it never sends twice. */
export const sendMessageSchema = z.object({
  conversationId: id,
  text: messageText,
  attachments: messageFiles,
  replyToId: id.nullish(),
  templateId: id.nullish(),
  platformTemplate: approvedTemplate.nullish(),
  clientKey: z.string().min(1).max(200),
});
export type SendMessageInput = z.output<typeof sendMessageSchema>;

/** A message for later. `fallbackTemplate` is sent in its place when the reply window has closed by then. */
export const scheduleMessageSchema = z.object({
  conversationId: id,
  text: messageText,
  attachments: messageFiles,
  replyToId: id.nullish(),
  platformTemplate: approvedTemplate.nullish(),
  fallbackTemplate: approvedTemplate.nullish(),
  sendAt: z.coerce.date(),
  cancelOnReply: z.boolean().default(false),
  clientKey: z.string().min(1).max(200),
});
export type ScheduleMessageInput = z.output<typeof scheduleMessageSchema>;

/** What of it may be changed; `now` sends it at once. */
export const editScheduledSchema = z.object({
  id,
  text: messageText.optional(),
  fallbackTemplate: approvedTemplate.nullish(),
  sendAt: z.coerce.date().optional(),
  cancelOnReply: z.boolean().optional(),
  now: z.literal(true).optional(),
});
export const scheduledIdSchema = z.object({ id });

export const conversationIdSchema = z.object({ conversationId: id });
export const messageIdSchema = z.object({ messageId: id });

export const assignSchema = z.object({ conversationId: id, assigneeId: id.nullable() });
/** Without a time: until the customer writes. */
export const snoozeSchema = z.object({ conversationId: id, snoozedUntil: z.coerce.date().nullable() });
export const moveSchema = z.object({ conversationId: id, stageId: id.nullable() });

/** A mention is written `@[name](user id)`. */
const noteText = z.string().trim().min(1).max(5_000);
export const createNoteSchema = z.object({ conversationId: id, text: noteText });
export const editNoteSchema = z.object({ noteId: id, text: noteText });
export const noteIdSchema = z.object({ noteId: id });

export const conversationStatuses = ["open", "snoozed", "resolved"] as const;

/** Last activity first, the longest waiting first, or the reply window that closes soonest first. */
export const conversationSorts = ["activity", "waiting", "closing"] as const;
export type ConversationSort = (typeof conversationSorts)[number];

/** Filters of the conversation list, as in its address. `closing`: the reply window ends within two hours. */
export const conversationFilterSchema = z.object({
  status: z.enum(conversationStatuses).optional(),
  platform: z.string().max(32).optional(),
  configurationId: id.optional(),
  assigneeId: id.optional(),
  unassigned: z.stringbool().optional(),
  unanswered: z.stringbool().optional(),
  unread: z.stringbool().optional(),
  closing: z.stringbool().optional(),
  funnel: z.enum(["sales", "support"]).optional(),
  stageId: id.optional(),
  labelId: id.optional(),
  q: z.string().trim().min(1).max(200).optional(),
  sort: z.enum(conversationSorts).optional(),
});
export type ConversationFilter = z.output<typeof conversationFilterSchema>;

export const conversationChangeSchema = z.object({
  status: z.enum(conversationStatuses).optional(),
  assigneeId: id.nullable().optional(),
  stageId: id.nullable().optional(),
  snoozedUntil: z.coerce.date().nullable().optional(),
});
export type ConversationChange = z.output<typeof conversationChangeSchema>;

/** One change for many conversations at once. */
export const bulkSchema = z.object({
  conversationIds: z.array(id).min(1).max(100),
  change: z.object({
    ...conversationChangeSchema.pick({ status: true, assigneeId: true, snoozedUntil: true }).shape,
    addLabels: z.array(id).max(20).default([]),
    removeLabels: z.array(id).max(20).default([]),
    read: z.literal(true).optional(),
  }),
});
export type BulkInput = z.input<typeof bulkSchema>;
