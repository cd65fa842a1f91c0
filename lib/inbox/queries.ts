/** What the inbox shows. The viewer comes first; what they may not read is not there. */
import { z } from "zod";
import type { SessionUser } from "@/lib/auth/roles";
import { now } from "@/lib/clock";
import type { Prisma } from "@/lib/db/client";
import { decodeCursor, pageOf, type PageInput } from "@/lib/db/cursor";
import { allOf, join, rows, sql } from "@/lib/db/query";
import { notFound } from "@/lib/errors";
import { filterConditions } from "./filter";
import { reaches } from "./reach";
import { readable } from "./readable";
import { conversationMatches, isCommon } from "./search";
import type { ConversationFilter, ConversationSort } from "./schema";
import type { ConversationView, Page } from "./views";

interface ConversationRow extends Omit<ConversationView, "lastMessageAt" | "createdAt"> {
  lastMessageAt: Date;
  createdAt: Date;
}

/** Everything is found by a key of its own: a row of the list costs the same on ten conversations and on a million. */
const columns = sql`
  c.id, c.platform_id as "platform", c.configuration_id as "configurationId", g.name as "configurationName", c.status,
  json_build_object('id', p.id, 'name', p.name, 'phone', p.phone, 'country', p.country, 'username', i.username) as contact,
  case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as assignee,
  s.funnel_id as funnel, case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as stage,
  c.unread_count as "unreadCount", c.awaiting_reply_since as "awaitingReplySince",
  c.window_expires_at as "windowExpiresAt", c.snoozed_until as "snoozedUntil", c.last_message_at as "lastMessageAt",
  c.last_inbound_at as "lastInboundAt", c.created_at as "createdAt",
  case when m.id is not null then json_build_object(
    'kind', m.kind, 'text', case when m.deleted_at is null then left(m.text, 200) end, 'direction', m.direction, 'status', m.status) end as "lastMessage",
  i.reachable, nullif(left(d.text, 80), '') as draft,
  coalesce((
    select json_agg(json_build_object('id', l.id, 'name', l.name, 'color', l.color) order by l.position, l.id)
    from conversation_labels cl join labels l on l.id = cl.label_id and l.archived_at is null
    where cl.conversation_id = c.id), '[]') as labels`;

const joins = (viewer: SessionUser) => sql`
  join contacts p on p.id = c.contact_id
  join contact_identities i on i.id = c.identity_id
  join api_configurations g on g.id = c.configuration_id
  left join users u on u.id = c.assignee_id
  left join stages s on s.id = c.stage_id
  left join messages m on m.id = c.last_message_id
  left join drafts d on d.conversation_id = c.id and d.user_id = ${viewer.id}::uuid`;

/** A part of an order that one index has: upwards (rank 0), or downwards (rank 1) after everything upwards. */
interface Segment {
  rank: 0 | 1;
  by: Prisma.Sql;
  where: Prisma.Sql;
}

function segmentsOf(sort: ConversationSort): Segment[] {
  const newest: Segment = { rank: 1, by: sql`c.last_message_at`, where: sql`true` };
  switch (sort) {
    case "activity":
      return [newest];
    case "waiting":
      // Who waits for nothing comes after everybody who waits.
      return [
        { rank: 0, by: sql`c.awaiting_reply_since`, where: sql`c.awaiting_reply_since is not null` },
        { ...newest, where: sql`c.awaiting_reply_since is null` },
      ];
    case "closing":
      return [{ rank: 0, by: sql`c.window_expires_at`, where: sql`c.window_expires_at > ${now()}` }];
  }
}

const cursorSchema = z.tuple([z.literal([0, 1]), z.coerce.date(), z.uuid()]);
type Position = z.output<typeof cursorSchema>;

/** Of keys (`k`): the upward ones before the downward ones. */
const inOrder = sql`
  order by k.rank, case when k.rank = 0 then k.at end, case when k.rank = 0 then k.id end, k.at desc, k.id desc`;

/** What of a segment comes after that position; null when nothing does. */
function afterIn({ rank, by }: Segment, after: Position | null): Prisma.Sql | null {
  if (!after || rank > after[0]) return sql`true`;
  if (rank < after[0]) return null;
  const [, at, id] = after;
  return rank === 0 ? sql`(${by}, c.id) > (${at}, ${id}::uuid)` : sql`(${by}, c.id) < (${at}, ${id}::uuid)`;
}

/**
 * A page of conversations by key, in the order of the filter's `sort`. Without a status in the filter: all of them.
 * Each part of what the viewer may read gives its first rows from an index; only the page is joined with the rest.
 */
export async function listConversations(
  viewer: SessionUser,
  filter: ConversationFilter,
  page: PageInput,
): Promise<Page<ConversationView>> {
  const found = await findPage(viewer, filter, page);
  return pageOf(
    found,
    page.limit,
    ({ rank, at, id }) => [rank, at, id],
    ({ rank, at, ...row }) => conversationView(row),
  );
}

interface PageRow extends ConversationRow {
  rank: 0 | 1;
  at: Date;
}

/** A word that is said everywhere is first looked for in so many conversations of the list. */
const NEAREST = 1_000;

async function findPage(
  viewer: SessionUser,
  filter: ConversationFilter,
  page: PageInput,
): Promise<PageRow[]> {
  const after = page.cursor ? decodeCursor(page.cursor, cursorSchema) : null;
  const size = page.limit + 1;
  const conditions = filterConditions(filter);
  const read = (matches: Prisma.Sql[]) =>
    readPage(viewer, keysOf(viewer, filter, after, [...conditions, ...matches], size));
  if (!filter.q) return read([]);
  if (await isCommon(filter.q)) {
    const nearest = await rows<{ id: string }>(keysOf(viewer, filter, after, conditions, NEAREST));
    const among = nearest.map(({ id }) => id);
    const found = await read([conversationMatches(filter.q, among)]);
    if (found.length === size || among.length < NEAREST) return found;
  }
  return read([conversationMatches(filter.q)]);
}

/** The first keys of the list, each part read from its index. */
function keysOf(
  viewer: SessionUser,
  filter: ConversationFilter,
  after: Position | null,
  conditions: readonly Prisma.Sql[],
  size: number,
): Prisma.Sql {
  const parts = segmentsOf(filter.sort ?? "activity").flatMap((segment) => {
    const { rank, by, where } = segment;
    const rest = afterIn(segment, after);
    const order = rank === 0 ? sql`${by}, c.id` : sql`${by} desc, c.id desc`;
    return rest === null
      ? []
      : reaches(viewer).map(
          (reach) => sql`(
            select c.id, ${rank}::int as rank, ${by} as at from conversations c
            where ${allOf([reach, where, rest, ...conditions])} order by ${order} limit ${size})`,
        );
  });
  return sql`select id, rank, at from (${join(parts, " union all ")}) k ${inOrder} limit ${size}`;
}

const readPage = (viewer: SessionUser, keys: Prisma.Sql): Promise<PageRow[]> =>
  rows<PageRow>(sql`
    with page as (${keys})
    select k.rank, k.at, ${columns}
    from page k join conversations c on c.id = k.id ${joins(viewer)} ${inOrder}`);

/** @throws AppError `not_found` for one that is not there, or not for this viewer. */
export async function getConversation(
  viewer: SessionUser,
  conversationId: string,
): Promise<ConversationView> {
  const [row] = await rows<ConversationRow>(sql`
    select ${columns} from conversations c ${joins(viewer)}
    where c.id = ${conversationId}::uuid and ${readable(viewer)}`);
  if (!row) throw notFound();
  return conversationView(row);
}

/** Nobody reads more than "99+" of it. */
const MOST_UNREAD = 100;

/** Unread conversations that the viewer answers for: their own open ones and those nobody has yet; 100 for more. */
export async function countUnread(viewer: SessionUser): Promise<number> {
  const [row] = await rows<{ count: number }>(sql`
    select count(*)::int as count from (
      select 1 from conversations c
      where c.status = 'open' and c.unread_count > 0 and (c.assignee_id = ${viewer.id}::uuid or c.assignee_id is null)
      limit ${MOST_UNREAD}) unread`);
  return row?.count ?? 0;
}

const iso = (date: Date | string | null): string | null =>
  date === null ? null : new Date(date).toISOString();

const conversationView = (row: ConversationRow): ConversationView => ({
  ...row,
  awaitingReplySince: iso(row.awaitingReplySince),
  windowExpiresAt: iso(row.windowExpiresAt),
  snoozedUntil: iso(row.snoozedUntil),
  lastInboundAt: iso(row.lastInboundAt),
  lastMessageAt: row.lastMessageAt.toISOString(),
  createdAt: row.createdAt.toISOString(),
});
