/** Reads of what stands between the messages: notes, what was done (a projection of the activity log), mentions. */
import type { SessionUser } from "@/lib/auth/roles";
import type { Prisma } from "@/lib/db/client";
import { rows, sql } from "@/lib/db/query";
import { notFound } from "@/lib/errors";
import { activityOf, idsIn, loggedDeeds, type Logged, type Names } from "./activity";
import { readable } from "./readable";
import type { ActivityView, MentionView, NoteView } from "./timelineViews";
import type { PersonView } from "./views";

interface TimeSpan {
  from?: Date | undefined;
  to?: Date | undefined;
  limit: number;
}

/**
 * Notes and deeds of a span of time, oldest first; the newest `limit` of each where there are more.
 * @throws AppError `not_found` when the viewer may not read the conversation
 */
export async function listTimeline(
  viewer: SessionUser,
  conversationId: string,
  span: TimeSpan,
): Promise<{ items: (NoteView | ActivityView)[] }> {
  const [place] = await rows<{ contactId: string }>(sql`
    select c.contact_id as "contactId" from conversations c
    where c.id = ${conversationId}::uuid and ${readable(viewer)}`);
  if (!place) throw notFound();
  const [notes, activities] = await Promise.all([
    notesOf(
      sql`n.conversation_id = ${conversationId}::uuid and ${within(sql`n.created_at`, span)}`,
      span.limit,
    ),
    activitiesOf(conversationId, place.contactId, span),
  ]);
  return { items: [...notes, ...activities].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) };
}

/** @throws AppError `not_found` */
export async function getNote(viewer: SessionUser, noteId: string): Promise<NoteView> {
  const [note] = await notesOf(sql`n.id = ${noteId}::uuid and ${readable(viewer)}`, 1);
  if (!note) throw notFound();
  return note;
}

const within = (column: Prisma.Sql, { from, to }: TimeSpan): Prisma.Sql =>
  sql`(${from ?? null}::timestamptz is null or ${column} >= ${from ?? null})
      and (${to ?? null}::timestamptz is null or ${column} <= ${to ?? null})`;

interface NoteRow extends Omit<NoteView, "type" | "at" | "editedAt"> {
  at: Date;
  editedAt: Date | null;
}

async function notesOf(condition: Prisma.Sql, limit: number): Promise<NoteView[]> {
  const found = await rows<NoteRow>(sql`
    select n.id, n.conversation_id as "conversationId", json_build_object('id', u.id, 'name', u.name) as author, n.text,
           coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name))
                     from note_mentions m join users p on p.id = m.user_id where m.note_id = n.id), '[]') as mentions,
           n.created_at as at, n.edited_at as "editedAt"
    from notes n
    join users u on u.id = n.author_id
    join conversations c on c.id = n.conversation_id
    where n.deleted_at is null and ${condition}
    order by n.created_at desc, n.id desc limit ${limit}`);
  return found.map((row) => ({
    ...row,
    type: "note",
    at: row.at.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
  }));
}

async function activitiesOf(
  conversationId: string,
  contactId: string,
  span: TimeSpan,
): Promise<ActivityView[]> {
  const logged = (about: Prisma.Sql) => sql`
    (select l.id, l.action, l.details, l.created_at as at,
            case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as actor
     from activity_log l left join users u on u.id = l.actor_id
     where ${about} and l.action = any(${loggedDeeds}::text[]) and ${within(sql`l.created_at`, span)}
     order by l.created_at desc limit ${span.limit})`;
  const entries = await rows<Logged>(sql`
    ${logged(sql`l.subject_type = 'conversation' and l.subject_id = ${conversationId}`)}
    union all ${logged(sql`l.subject_type = 'contact' and l.subject_id = ${contactId}`)}`);
  const names = await namesOf(idsIn(entries));
  return entries.map((entry) => activityOf(entry, names)).filter((view) => view !== null);
}

/** The people, stages and labels that entries of the log mention by id. */
async function namesOf(ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return new Map();
  const found = await rows<PersonView>(sql`
    select id, name from users where id = any(${ids}::uuid[])
    union all select id, name from stages where id = any(${ids}::uuid[])
    union all select id, name from labels where id = any(${ids}::uuid[])`);
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** A badge says "9+", and a list longer than this is read in the conversations themselves. */
const MENTIONS = 50;

/** Where somebody named the viewer and they have not looked yet: the newest, and how many there are. */
export async function listMentions(viewer: SessionUser): Promise<{ items: MentionView[]; count: number }> {
  const found = await rows<Omit<MentionView, "at"> & { at: Date; count: number }>(sql`
    select n.id as "noteId", c.id as "conversationId", coalesce(p.name, p.phone) as contact,
           json_build_object('id', u.id, 'name', u.name) as author, left(n.text, 300) as text, n.created_at as at,
           count(*) over ()::int as count
    from note_mentions m
    join notes n on n.id = m.note_id
    join conversations c on c.id = m.conversation_id
    join contacts p on p.id = c.contact_id
    join users u on u.id = n.author_id
    where m.user_id = ${viewer.id}::uuid and m.seen_at is null and n.deleted_at is null
    order by n.created_at desc limit ${MENTIONS}`);
  return {
    count: found[0]?.count ?? 0,
    items: found.map(({ count: _, at, ...mention }) => ({ ...mention, at: at.toISOString() })),
  };
}

/** Everybody who works here, to be named in a note. */
export const listColleagues = (viewer: SessionUser): Promise<PersonView[]> =>
  rows<PersonView>(sql`
    select id, name from users where active and id <> ${viewer.id}::uuid order by unaccent(lower(name)), id limit 500`);
