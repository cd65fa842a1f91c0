/** The filters of the conversation list, as conditions on `conversations c`. */
import { now } from "@/lib/clock";
import type { Prisma } from "@/lib/db/client";
import { sql } from "@/lib/db/query";
import type { ConversationFilter } from "./schema";

const CLOSING_MS = 2 * 3_600_000;

/** The reply window is open, and not for long. */
export function isClosing(): Prisma.Sql {
  const from = now();
  return sql`c.window_expires_at > ${from} and c.window_expires_at < ${new Date(from.getTime() + CLOSING_MS)}`;
}

/** All of them but the search, which has its own ways. */
export function filterConditions(filter: ConversationFilter): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  if (filter.status) conditions.push(sql`c.status = ${filter.status}::conversation_status`);
  if (filter.platform) conditions.push(sql`c.platform_id = ${filter.platform}`);
  if (filter.configurationId) conditions.push(sql`c.configuration_id = ${filter.configurationId}::uuid`);
  if (filter.assigneeId) conditions.push(sql`c.assignee_id = ${filter.assigneeId}::uuid`);
  if (filter.unassigned) conditions.push(sql`c.assignee_id is null`);
  if (filter.unanswered) conditions.push(sql`c.awaiting_reply_since is not null`);
  if (filter.unread) conditions.push(sql`c.unread_count > 0`);
  if (filter.closing) conditions.push(isClosing());
  if (filter.stageId) conditions.push(sql`c.stage_id = ${filter.stageId}::uuid`);
  if (filter.funnel)
    conditions.push(sql`c.stage_id = any(array(select id from stages where funnel_id = ${filter.funnel}))`);
  if (filter.labelId)
    conditions.push(sql`exists (
      select 1 from conversation_labels cl where cl.label_id = ${filter.labelId}::uuid and cl.conversation_id = c.id)`);
  return conditions;
}
