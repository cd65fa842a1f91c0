/** Everything about one contact that stands on its page and beside its conversations. */
import { scope } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { rows, sql } from "@/lib/db/query";
import { notFound } from "@/lib/errors";
import { readable } from "@/lib/inbox/readable";
import { visible } from "./access";
import { contactColumns, contactView, type ContactRow } from "./rows";
import type {
  ContactConversationView,
  ContactDetails,
  ContactLeadView,
  ContactNoteView,
  IdentityView,
  MergeView,
} from "./views";

/** More than a person can look through; the timeline has the rest. */
const MOST = 50;

type Dated<T, K extends keyof T> = Omit<T, K> & Record<K, Date>;

/**
 * The contact, or the one it has become part of.
 * @throws AppError `not_found` for one that is not there, or not for this viewer.
 */
export async function getContact(viewer: SessionUser, contactId: string): Promise<ContactDetails> {
  scope(viewer, "contact.read");
  const [row] = await rows<ContactRow>(sql`
    with recursive whole as (
      select id, merged_into_id from contacts where id = ${contactId}::uuid
      union
      select m.id, m.merged_into_id from contacts m join whole w on m.id = w.merged_into_id
    )
    select ${contactColumns},
           (select max(c.last_message_at) from conversations c where c.contact_id = p.id and ${readable(viewer)}) as "lastActivityAt"
    from contacts p
    where p.id = (select id from whole where merged_into_id is null) and ${visible(viewer)}`);
  if (!row) throw notFound();
  const [identities, conversations, leads, notes, merges] = await Promise.all([
    identitiesOf(row.id),
    conversationsOf(viewer, row.id),
    leadsOf(viewer, row.id),
    notesOf(row.id),
    mergesOf(row.id),
  ]);
  return { ...contactView(row), identities, conversations, leads, notes, merges };
}

const identitiesOf = (contactId: string): Promise<IdentityView[]> =>
  rows(sql`
    select i.id, g.platform_id as platform, g.name as "configurationName", i.address, i.username, i.reachable
    from contact_identities i join api_configurations g on g.id = i.configuration_id
    where i.contact_id = ${contactId}::uuid order by i.created_at, i.id limit ${MOST}`);

async function conversationsOf(viewer: SessionUser, contactId: string): Promise<ContactConversationView[]> {
  const found = await rows<Dated<ContactConversationView, "lastMessageAt">>(sql`
    select c.id, c.platform_id as platform, g.name as "configurationName", c.status, u.name as assignee,
           c.unread_count as "unreadCount", c.last_message_at as "lastMessageAt",
           case when m.deleted_at is null then left(m.text, 120) end as "lastText"
    from conversations c
    join api_configurations g on g.id = c.configuration_id
    left join users u on u.id = c.assignee_id
    left join messages m on m.id = c.last_message_id
    where c.contact_id = ${contactId}::uuid and ${readable(viewer)}
    order by c.last_message_at desc, c.id desc limit ${MOST}`);
  return found.map((row) => ({ ...row, lastMessageAt: row.lastMessageAt.toISOString() }));
}

/** Leads are read by whoever has them, and by everybody while nobody has. */
async function leadsOf(viewer: SessionUser, contactId: string): Promise<ContactLeadView[]> {
  const mine = scope(viewer, "contact.read").all
    ? sql`true`
    : sql`(l.assignee_id = ${viewer.id}::uuid or l.assignee_id is null)`;
  const found = await rows<Dated<ContactLeadView, "createdAt">>(sql`
    select l.id, l.type, l.status, l.value::text as value, l.currency, l.created_at as "createdAt"
    from leads l where l.contact_id = ${contactId}::uuid and ${mine}
    order by l.created_at desc, l.id desc limit ${MOST}`);
  return found.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

async function notesOf(contactId: string): Promise<ContactNoteView[]> {
  const found = await rows<Dated<ContactNoteView, "createdAt">>(sql`
    select n.id, n.text, n.author_id as "authorId", u.name as author, n.created_at as "createdAt"
    from notes n join users u on u.id = n.author_id
    where n.contact_id = ${contactId}::uuid and n.deleted_at is null
    order by n.created_at desc, n.id desc limit ${MOST}`);
  return found.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

async function mergesOf(contactId: string): Promise<MergeView[]> {
  const found = await rows<Dated<MergeView, "mergedAt">>(sql`
    select m.id, m.loser_id as "loserId", coalesce(l.name, l.phone) as "loserName", u.name as actor,
           m.merged_at as "mergedAt"
    from contact_merges m join contacts l on l.id = m.loser_id join users u on u.id = m.actor_id
    where m.winner_id = ${contactId}::uuid and m.undone_at is null
    order by m.merged_at desc, m.id desc limit ${MOST}`);
  return found.map((row) => ({ ...row, mergedAt: row.mergedAt.toISOString() }));
}
