/** What the inbox shows. The viewer comes first; what they may not read is not there. */
import { z } from "zod";
import { scope } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import type { Prisma } from "@/lib/db/client";
import { decodeCursor, pageOf, type PageInput } from "@/lib/db/cursor";
import { allOf, rows, sql } from "@/lib/db/query";
import { notFound } from "@/lib/errors";
import type { ConversationFilter } from "./schema";
import type { ConversationView, Page } from "./views";

interface ConversationRow extends Omit<ConversationView, "lastMessageAt"> {
  lastMessageAt: Date;
}

/** The joins are all by primary key: one row of the list costs the same on ten conversations and on a million. */
const columns = sql`
  c.id, c.platform_id as "platform", c.configuration_id as "configurationId", g.name as "configurationName", c.status,
  json_build_object('id', p.id, 'name', p.name, 'phone', p.phone, 'country', p.country, 'username', i.username) as contact,
  case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as assignee,
  s.funnel_id as funnel, case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as stage,
  c.unread_count as "unreadCount", c.awaiting_reply_since as "awaitingReplySince",
  c.window_expires_at as "windowExpiresAt", c.snoozed_until as "snoozedUntil", c.last_message_at as "lastMessageAt",
  case when m.id is not null then json_build_object(
    'kind', m.kind, 'text', case when m.deleted_at is null then left(m.text, 200) end, 'direction', m.direction, 'status', m.status) end as "lastMessage",
  i.reachable`;

const source = sql`
  conversations c
  join contacts p on p.id = c.contact_id
  join contact_identities i on i.id = c.identity_id
  join api_configurations g on g.id = c.configuration_id
  left join users u on u.id = c.assignee_id
  left join stages s on s.id = c.stage_id
  left join messages m on m.id = c.last_message_id`;

const cursorSchema = z.tuple([z.coerce.date(), z.uuid()]);

/** Newest activity first, by pages of keys. Without a status in the filter: all of them. */
export async function listConversations(
  viewer: SessionUser,
  filter: ConversationFilter,
  page: PageInput,
): Promise<Page<ConversationView>> {
  const conditions = [readable(viewer), ...filterConditions(filter)];
  if (page.cursor) {
    const [at, id] = decodeCursor(page.cursor, cursorSchema);
    conditions.push(sql`(c.last_message_at, c.id) < (${at}, ${id}::uuid)`);
  }
  const found = await rows<ConversationRow>(sql`
    select ${columns} from ${source}
    where ${allOf(conditions)}
    order by c.last_message_at desc, c.id desc
    limit ${page.limit + 1}`);
  return pageOf(found, page.limit, (row) => [row.lastMessageAt, row.id], conversationView);
}

/** @throws AppError `not_found` for one that is not there, or not for this viewer. */
export async function getConversation(
  viewer: SessionUser,
  conversationId: string,
): Promise<ConversationView> {
  const [row] = await rows<ConversationRow>(
    sql`select ${columns} from ${source} where c.id = ${conversationId}::uuid and ${readable(viewer)}`,
  );
  if (!row) throw notFound();
  return conversationView(row);
}

/** Unread conversations that the viewer answers for: their own and those nobody has yet. */
export async function countUnread(viewer: SessionUser): Promise<number> {
  const [row] = await rows<{ count: number }>(sql`
    select count(*)::int as count from conversations c
    where c.unread_count > 0 and (c.assignee_id = ${viewer.id}::uuid or c.assignee_id is null)`);
  return row?.count ?? 0;
}

/** The condition of the policy for `conversation.read`. */
export function readable(viewer: SessionUser): Prisma.Sql {
  const reach = scope(viewer, "conversation.read");
  if (reach.all) return sql`true`;
  return reach.orUnassigned
    ? sql`(c.assignee_id = ${reach.ownerId}::uuid or c.assignee_id is null)`
    : sql`c.assignee_id = ${reach.ownerId}::uuid`;
}

function filterConditions(filter: ConversationFilter): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  if (filter.status) conditions.push(sql`c.status = ${filter.status}::conversation_status`);
  if (filter.platform) conditions.push(sql`c.platform_id = ${filter.platform}`);
  if (filter.assigneeId) conditions.push(sql`c.assignee_id = ${filter.assigneeId}::uuid`);
  if (filter.unassigned) conditions.push(sql`c.assignee_id is null`);
  if (filter.unanswered) conditions.push(sql`c.awaiting_reply_since is not null`);
  if (filter.unread) conditions.push(sql`c.unread_count > 0`);
  if (filter.funnel) conditions.push(sql`s.funnel_id = ${filter.funnel}`);
  if (filter.stageId) conditions.push(sql`c.stage_id = ${filter.stageId}::uuid`);
  if (filter.q) conditions.push(matches(filter.q));
  return conditions;
}

/** By name, number in any notation, or what was said; accents and case do not matter. */
function matches(text: string): Prisma.Sql {
  const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const digits = text.replace(/\D/g, "");
  const byPhone = digits.length >= 4 ? sql`or p.phone like ${`%${digits}%`}` : sql``;
  return sql`(
    unaccent(p.name) ilike unaccent(${like}) ${byPhone}
    or exists (
      select 1 from messages hit
      where hit.conversation_id = c.id and hit.deleted_at is null and unaccent(hit.text) ilike unaccent(${like})))`;
}

const iso = (date: Date | string | null): string | null =>
  date === null ? null : new Date(date).toISOString();

const conversationView = (row: ConversationRow): ConversationView => ({
  ...row,
  awaitingReplySince: iso(row.awaitingReplySince),
  windowExpiresAt: iso(row.windowExpiresAt),
  snoozedUntil: iso(row.snoozedUntil),
  lastMessageAt: row.lastMessageAt.toISOString(),
});
