/** The list of contacts: filters, three orders, pages of keys. The viewer comes first; what they may not read is not there. */
import { z } from "zod";
import { scope } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import type { Prisma } from "@/lib/db/client";
import { decodeCursor, pageOf, type Key, type Page, type PageInput } from "@/lib/db/cursor";
import { allOf, join, rows, sql } from "@/lib/db/query";
import { readable } from "@/lib/inbox/readable";
import { visible } from "./access";
import { phoneKey } from "./phone";
import { contactColumns, contactView, type ContactRow } from "./rows";
import type { ContactFilter } from "./schema";
import type { ContactView } from "./views";

type ContactPage = Promise<Page<ContactView>>;

/** @throws AppError `not_found` for whoever may read no contact at all. */
export function listContacts(viewer: SessionUser, filter: ContactFilter, page: PageInput): ContactPage {
  scope(viewer, "contact.read");
  if (filter.sort === "name") return byName(viewer, filter, page);
  return filter.sort === "created" ? byCreation(viewer, filter, page) : byActivity(viewer, filter, page);
}

/** The newest conversation that the viewer may read, of the contact. */
const lastActivity = (viewer: SessionUser) => sql`
  (select max(c.last_message_at) from conversations c where c.contact_id = p.id and ${readable(viewer)}) as "lastActivityAt"`;

const nameKey = sql`(p.name is null), coalesce(plain(p.name), ''), p.id`;
/** A key holds no boolean: 1 is a contact without a name, which comes last. */
const nameCursor = z.tuple([z.literal([0, 1]), z.string(), z.uuid()]);

async function byName(viewer: SessionUser, filter: ContactFilter, page: PageInput): ContactPage {
  const conditions = [visible(viewer), ...filterConditions(filter)];
  if (page.cursor) {
    const [nameless, name, id] = decodeCursor(page.cursor, nameCursor);
    conditions.push(sql`(${nameKey}) > (${nameless === 1}::boolean, ${name}, ${id}::uuid)`);
  }
  const found = await rows<ContactRow & { plainName: string }>(sql`
    select ${contactColumns}, ${lastActivity(viewer)}, coalesce(plain(p.name), '') as "plainName"
    from contacts p where ${allOf(conditions)}
    order by ${nameKey} limit ${page.limit + 1}`);
  return pageOf(
    found,
    page.limit,
    (row) => [row.name === null ? 1 : 0, row.plainName, row.id],
    ({ plainName, ...row }) => contactView(row),
  );
}

const timeCursor = z.tuple([z.coerce.date(), z.uuid()]);

async function byCreation(viewer: SessionUser, filter: ContactFilter, page: PageInput): ContactPage {
  const conditions = [visible(viewer), ...filterConditions(filter)];
  if (page.cursor) {
    const [at, id] = decodeCursor(page.cursor, timeCursor);
    conditions.push(sql`(p.created_at, p.id) < (${at}, ${id}::uuid)`);
  }
  const found = await rows<ContactRow>(sql`
    select ${contactColumns}, ${lastActivity(viewer)} from contacts p
    where ${allOf(conditions)}
    order by p.created_at desc, p.id desc limit ${page.limit + 1}`);
  return pageOf(found, page.limit, (row) => [row.createdAt, row.id], contactView);
}

interface ActiveRow extends ContactRow {
  /** Null for a contact without any. */
  conversationId: string | null;
}

const activityCursor = z.union([
  z.tuple([z.literal("active"), z.coerce.date(), z.uuid()]),
  z.tuple([z.literal("silent"), z.coerce.date(), z.uuid()]),
]);
type Position = z.output<typeof activityCursor>;

/**
 * First whoever has a conversation, by its newest message: the conversations are walked in their own order, and one that is
 * not its contact's newest is passed over. Then whoever has none, by the time they were added.
 */
async function byActivity(viewer: SessionUser, filter: ContactFilter, page: PageInput): ContactPage {
  const after = page.cursor ? decodeCursor(page.cursor, activityCursor) : null;
  const wanted = page.limit + 1;
  const active = after?.[0] === "silent" ? [] : await activeContacts(viewer, filter, after, wanted);
  const silent =
    active.length < wanted
      ? await silentContacts(filter, after?.[0] === "silent" ? after : null, wanted - active.length)
      : [];
  return pageOf(
    [...active, ...silent],
    page.limit,
    ({ conversationId, ...row }): Key =>
      conversationId ? ["active", row.lastActivityAt, conversationId] : ["silent", row.createdAt, row.id],
    ({ conversationId, ...row }) => contactView(row),
  );
}

function activeContacts(
  viewer: SessionUser,
  filter: ContactFilter,
  after: Position | null,
  limit: number,
): Promise<ActiveRow[]> {
  const conditions = filterConditions(filter);
  if (after) conditions.push(sql`(n.last_message_at, n.id) < (${after[1]}, ${after[2]}::uuid)`);
  return rows<ActiveRow>(sql`
    select ${contactColumns}, n.last_message_at as "lastActivityAt", n.id as "conversationId"
    from (select c.id, c.contact_id, c.last_message_at from conversations c where ${readable(viewer)}) n
    join contacts p on p.id = n.contact_id
    where ${allOf(conditions)}
      and not exists (
        select 1 from conversations c
        where c.contact_id = n.contact_id and (c.last_message_at, c.id) > (n.last_message_at, n.id) and ${readable(viewer)})
    order by n.last_message_at desc, n.id desc limit ${limit}`);
}

function silentContacts(filter: ContactFilter, after: Position | null, limit: number): Promise<ActiveRow[]> {
  const conditions = filterConditions(filter);
  if (after) conditions.push(sql`(p.created_at, p.id) < (${after[1]}, ${after[2]}::uuid)`);
  return rows<ActiveRow>(sql`
    select ${contactColumns}, null::timestamptz as "lastActivityAt", null as "conversationId" from contacts p
    where ${allOf(conditions)} and not exists (select 1 from conversations c where c.contact_id = p.id)
    order by p.created_at desc, p.id desc limit ${limit}`);
}

function filterConditions(filter: ContactFilter): Prisma.Sql[] {
  const conditions = [sql`p.merged_into_id is null`];
  if (filter.q) conditions.push(matches(filter.q));
  if (filter.country) conditions.push(sql`p.country = ${filter.country}`);
  if (filter.platform)
    conditions.push(sql`exists (
      select 1 from contact_identities i join api_configurations g on g.id = i.configuration_id
      where i.contact_id = p.id and g.platform_id = ${filter.platform})`);
  if (filter.labelId)
    conditions.push(
      sql`p.id in (select contact_id from contact_labels where label_id = ${filter.labelId}::uuid)`,
    );
  if (filter.field && filter.value) conditions.push(sql`p.fields ->> ${filter.field} = ${filter.value}`);
  return conditions;
}

/**
 * By name, e-mail, user name, or a number in any notation; accents and case do not matter. Each way is one look into an
 * index of its own.
 */
function matches(text: string): Prisma.Sql {
  const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const ways = [
    sql`select id from contacts where plain(name) like plain(${like})`,
    sql`select id from contacts where lower(email) like lower(${like})`,
    sql`select contact_id from contact_identities where lower(username) like lower(${like.replace("%@", "%")})`,
  ];
  const digits = text.replace(/\D/g, "").replace(/^0+/, "");
  if (digits.length >= 4 && !/[\p{L}@]/u.test(text)) {
    ways.push(sql`select id from contacts where phone like ${`%${digits}%`}`);
    const key = phoneKey(text.trim().startsWith("0") ? text : `+${digits}`);
    if (key) ways.push(sql`select id from contacts where phone_key = ${key}`);
  }
  return sql`p.id in (${join(ways, " union all ")})`;
}
