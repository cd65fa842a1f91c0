/** Everything that happened with one contact, on all platforms: messages, notes and what the team did, newest first. */
import { z } from "zod";
import type { SessionUser } from "@/lib/auth/roles";
import type { Prisma } from "@/lib/db/client";
import { decodeCursor, pageOf, type Page, type PageInput } from "@/lib/db/cursor";
import { rows, sql } from "@/lib/db/query";
import { readable } from "@/lib/inbox/readable";
import { getContact } from "./details";
import type { TimelineItem } from "./views";

interface TimelineRow {
  id: string;
  at: Date;
  type: TimelineItem["type"];
  conversationId: string | null;
  platform: string | null;
  author: string | null;
  direction: string | null;
  kind: string | null;
  text: string | null;
  action: string | null;
}

const cursorSchema = z.tuple([z.coerce.date(), z.uuid()]);

/** Read often, done without a decision of a person, or shown as a line of its own. */
const quiet = ["conversation.markRead", "note.create", "note.edit", "note.delete", "contact.export"];

/**
 * Each conversation gives at most a page of its own, by index, so that a long history costs no more than a short one.
 * @throws AppError `not_found` for a contact that is not there, or not for this viewer.
 */
export async function listTimeline(
  viewer: SessionUser,
  contactId: string,
  page: PageInput,
): Promise<Page<TimelineItem>> {
  const { id } = await getContact(viewer, contactId);
  const [at, key] = page.cursor ? decodeCursor(page.cursor, cursorSchema) : [null, null];
  const before = (rowKey: Prisma.Sql) => (at === null ? sql`true` : sql`(${rowKey}) < (${at}, ${key}::uuid)`);
  const limit = page.limit + 1;
  const found = await rows<TimelineRow>(sql`
    with mine as materialized (
      select c.id, c.platform_id from conversations c where c.contact_id = ${id}::uuid and ${readable(viewer)}
    ), messages_of as (
      select m.id, m.sent_at as at, mine.id as conversation_id, mine.platform_id, m.author_id, 'message' as type,
             m.direction::text as direction, m.kind::text as kind, m.text, null as action
      from mine cross join lateral (
        select m.id, m.sent_at, m.author_id, m.direction, m.kind,
               case when m.deleted_at is null then left(m.text, 300) end as text
        from messages m where m.conversation_id = mine.id and ${before(sql`m.sent_at, m.id`)}
        order by m.sent_at desc, m.id desc limit ${limit}
      ) m
      order by m.sent_at desc, m.id desc limit ${limit}
    ), notes_of as (
      select n.id, n.created_at as at, n.conversation_id, mine.platform_id, n.author_id, 'note' as type,
             null as direction, null as kind, n.text, null as action
      from notes n left join mine on mine.id = n.conversation_id
      where (n.contact_id = ${id}::uuid or n.conversation_id in (select mine.id from mine))
        and n.deleted_at is null and ${before(sql`n.created_at, n.id`)}
      order by n.created_at desc, n.id desc limit ${limit}
    ), activity_of as (
      select a.id, a.created_at as at, mine.id as conversation_id, mine.platform_id, a.actor_id as author_id,
             'activity' as type, null as direction, null as kind, null as text, a.action
      from activity_log a left join mine on a.subject_type = 'conversation' and a.subject_id = mine.id::text
      where ((a.subject_type = 'contact' and a.subject_id = ${id}::text)
          or (a.subject_type = 'conversation' and a.subject_id in (select mine.id::text from mine)))
        and a.action <> all(${quiet}::text[]) and ${before(sql`a.created_at, a.id`)}
      order by a.created_at desc, a.id desc limit ${limit}
    )
    select e.id, e.at, e.conversation_id as "conversationId", e.platform_id as platform, u.name as author, e.type,
           e.direction, e.kind, e.text, e.action
    from (select * from messages_of union all select * from notes_of union all select * from activity_of) e
    left join users u on u.id = e.author_id
    order by e.at desc, e.id desc limit ${limit}`);
  return pageOf(found, page.limit, (row) => [row.at, row.id], timelineItem);
}

function timelineItem(row: TimelineRow): TimelineItem {
  const { id, conversationId, platform, author } = row;
  const base = { id, at: row.at.toISOString(), conversationId, platform, author };
  if (row.type === "note") return { ...base, type: "note", text: row.text ?? "" };
  if (row.type === "activity") return { ...base, type: "activity", action: row.action ?? "" };
  return {
    ...base,
    type: "message",
    direction: row.direction === "inbound" ? "inbound" : "outbound",
    kind: row.kind ?? "unsupported",
    text: row.text,
  };
}
