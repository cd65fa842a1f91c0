/**
 * Search over people, numbers and everything that was said. Accents and case do not matter, all words must be there, and the
 * last one may still be a beginning. All hits of a rare word are read. A common one has too many: the index of words is cut
 * with that of the newest messages, or of some conversations, before any message is read. How common it is, the database's
 * statistics say.
 */
import { z } from "zod";
import { scope } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { phoneKey } from "@/lib/contacts/phone";
import type { Prisma } from "@/lib/db/client";
import { decodeCursor, pageOf, type Page, type PageInput } from "@/lib/db/cursor";
import { allOf, rows, sql } from "@/lib/db/query";
import { fragmentOf, markedName, markedPart, wordsOf } from "./highlight";
import { readable } from "./readable";
import type { ContactHit, MessageHit, SearchResults } from "./searchViews";

/** Up to so many expected hits are read at once. */
const RARE = 2_000;
/** Every tenth message says it: reading them one by one finds a page sooner than its long list in the index of words. */
const EVERYWHERE = 0.1;
/** Of a common word so many hits per row of the page are looked at first: an agent may read few of them. */
const HITS_PER_ROW = 20;
const MAX_CONTACTS = 5;
/** Of so many people of a common name, the newest, the most recent conversations are compared. */
const MAX_NAMESAKES = 2_000;
/** What is too short for the index of name parts is looked for among the newest contacts. */
const SHORT_WINDOW = 5_000;

/** Escaped for `like`. */
const escaped = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

interface Words {
  /** Complete words. */
  before: string;
  /** Still being typed. */
  last: string;
}

/** PostgreSQL's own parser takes the search apart as it did the messages. Brackets it would take for a tag. */
function split(query: string): Words {
  const asked = query.replace(/[<>«»]/g, " ").trim();
  const [, before = "", last = ""] = /^(.*?)(\S*)$/s.exec(asked) ?? [];
  return { before, last };
}

/** The condition of the index of words, to the letter: on `m`. Null, which matches nothing, when there is no word. */
function says(query: string): Prisma.Sql {
  const { before, last } = split(query);
  return sql`
    to_tsvector('simple', public.plain(m.text)) @@ (
      plainto_tsquery('simple', public.plain(${before}))
      && (nullif(plainto_tsquery('simple', public.plain(${last}))::text, '') || ':*')::tsquery)
    and m.text is not null and m.deleted_at is null`;
}

/**
 * The part of all messages that says it, when that is too many to read; null when it is rare. By the statistics of the most
 * common words, as if words came independently. (The planner itself does not use those of a partial index, and guesses.)
 */
async function commonShare(query: string): Promise<number | null> {
  const { before, last } = split(query);
  const [row] = await rows<{ total: number; share: number }>(sql`
    with common as (
      select c.word, c.share from pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) c (word, share)
      where s.schemaname = 'public' and s.tablename = 'messages_words' and c.word is not null
    ), asked as (
      select lexeme, false as begins from unnest(to_tsvector('simple', public.plain(${before})))
      union all select lexeme, true from unnest(to_tsvector('simple', public.plain(${last})))
    ), shares as (
      select least(1, coalesce(sum(c.share), 0)) as share from asked a
      left join common c on c.word = a.lexeme or (a.begins and starts_with(c.word, a.lexeme))
      group by a.lexeme, a.begins
    )
    select (select reltuples from pg_class where oid = 'public.messages'::regclass) as total,
           coalesce(exp(sum(ln(nullif(share, 0)))) * bool_and(share > 0)::int, 0) as share
    from shares`);
  return row && row.total * row.share > RARE ? row.share : null;
}

/** Digits of something that looks like a number, in whatever notation; null for anything else. */
function digitsOf(query: string): string | null {
  const digits = query.replace(/\D/g, "");
  return digits.length >= 4 && /^[\d\s+().\-–/]+$/.test(query) ? digits : null;
}

/** The people (`p`) with all words in their name, or with that number. */
function isNamed(query: string): Prisma.Sql {
  const words = wordsOf(query);
  const digits = digitsOf(query);
  if (digits !== null) {
    // Eight digits tell a number apart in whatever country; what comes before them is written in several ways.
    const key = phoneKey(query);
    return sql`(p.phone like ${`%${digits.slice(-8)}%`} ${key === null ? sql`` : sql`or p.phone_key = ${key}`})`;
  }
  const named = allOf(words.map((word) => sql`public.plain(p.name) like ${`%${word}%`}`));
  if (words.some((word) => word.length > 2)) return named;
  return sql`${named} and p.id in (select id from contacts order by id desc limit ${SHORT_WINDOW})`;
}

const handleOf = (query: string): string => query.trim().replace(/^@/, "").toLowerCase();

/** By name, number or handle: their ids. A handle of two letters would be anybody's. */
function peopleMatching(query: string): Prisma.Sql {
  const named = sql`select p.id from contacts p where ${isNamed(query)} and p.merged_into_id is null`;
  const handle = handleOf(query);
  if (handle.length < 3) return named;
  return sql`${named} union select i.contact_id from contact_identities i
    where lower(i.username) like ${`%${escaped(handle)}%`}`;
}

/** Too many messages say it for the list to read them all. */
export const isCommon = async (query: string): Promise<boolean> => (await commonShare(query)) !== null;

/**
 * The condition (on `c`) of the list's own search: who the conversation is with, or what was said in it.
 * @param among only these conversations are looked at
 */
export function conversationMatches(query: string, among?: readonly string[]): Prisma.Sql {
  if (wordsOf(query).length === 0) return sql`false`;
  const withThem = sql`select o.id from conversations o where o.contact_id in (${peopleMatching(query)})`;
  if (!among) {
    return sql`c.id in (select m.conversation_id from messages m where ${says(query)} union all ${withThem})`;
  }
  // As values, not as a subselect: the planner must know how many they are to cut the two indexes with each other.
  return sql`c.id = any(${among}::uuid[]) and c.id in (
    select m.conversation_id from messages m where m.conversation_id = any(${among}::uuid[]) and ${says(query)}
    union all ${withThem})`;
}

/** People and messages, the newest first, of what the viewer may read. */
export async function search(
  viewer: SessionUser,
  { q, limit, cursor }: PageInput & { q: string },
): Promise<SearchResults> {
  if (wordsOf(q).length === 0) return { contacts: [], items: [], nextCursor: null };
  const [contacts, messages] = await Promise.all([
    cursor === undefined ? findContacts(viewer, q) : [],
    findMessages(viewer, q, { limit, cursor }),
  ]);
  return { contacts, ...messages };
}

interface ContactRow {
  id: string;
  name: string | null;
  phone: string | null;
  username: string | null;
  conversationId: string | null;
  platform: string | null;
}

async function findContacts(viewer: SessionUser, query: string): Promise<ContactHit[]> {
  const everybody = scope(viewer, "contact.read").all ? sql`true` : sql`c.id is not null`;
  const found = await rows<ContactRow>(sql`
    select p.id, p.name, p.phone, i.username, c.id as "conversationId", c.platform_id as platform
    from contacts p
    left join lateral (
      select c.id, c.platform_id, c.identity_id, c.last_message_at from conversations c
      where c.contact_id = p.id and ${readable(viewer)} order by c.last_message_at desc limit 1) c on true
    left join contact_identities i on i.id = c.identity_id
    where p.id in (select id from (${peopleMatching(query)}) found order by id desc limit ${MAX_NAMESAKES})
      and ${everybody}
    order by c.last_message_at desc nulls last, p.id desc
    limit ${MAX_CONTACTS}`);
  return found.map(({ id, name, phone, username, conversationId, platform }) => ({
    id,
    conversationId,
    platform,
    name: markedName(name ?? "", query),
    detail: phone ? markedPart(phone, (digitsOf(query) ?? "").slice(-8)) : markedHandle(username, query),
  }));
}

const markedHandle = (username: string | null, query: string) =>
  username ? markedPart(`@${username}`, handleOf(query)) : [];

interface MessageRow extends Omit<MessageHit, "sentAt" | "fragment"> {
  sentAt: Date;
  text: string;
}

const cursorSchema = z.tuple([z.uuid()]);

/** By arrival, which is what ids are made of. */
async function findMessages(viewer: SessionUser, query: string, page: PageInput): Promise<Page<MessageHit>> {
  const [before] = page.cursor ? decodeCursor(page.cursor, cursorSchema) : [];
  const older = before ? sql`m.id < ${before}::uuid` : sql`true`;
  const size = page.limit + 1;
  const share = await commonShare(query);
  if (share !== null) {
    const read = await readMessages(viewer, await newestHits(query, older, share, size), size);
    if (read.length === size) return hitsOf(read, query, page.limit);
  }
  return hitsOf(await readMessages(viewer, hits(query, older), size), query, page.limit);
}

/** Among so many of the newest messages that the page should fill. */
async function newestHits(
  query: string,
  older: Prisma.Sql,
  share: number,
  size: number,
): Promise<Prisma.Sql> {
  const count = Math.ceil((size * HITS_PER_ROW) / share);
  if (share > EVERYWHERE) {
    return sql`found as (
      select m.id, m.conversation_id from (select * from messages m where ${older} order by m.id desc limit ${count}) m
      where ${says(query)})`;
  }
  // As a value, so that the planner knows how few messages there are after it.
  const [start] = await rows<{ id: string }>(
    sql`select m.id from messages m where ${older} order by m.id desc offset ${count} limit 1`,
  );
  return hits(query, start ? sql`${older} and m.id > ${start.id}::uuid` : older);
}

// Materialised: the planner would otherwise read messages in their order, all of them when there are few hits.
const hits = (query: string, where: Prisma.Sql) => sql`found as materialized (
  select m.id, m.conversation_id from messages m where ${says(query)} and ${where})`;

/** @param found names the messages as `found (id, conversation_id)` */
const readMessages = (viewer: SessionUser, found: Prisma.Sql, size: number): Promise<MessageRow[]> =>
  rows<MessageRow>(sql`
    with ${found}, page as (
      select found.id from found join conversations c on c.id = found.conversation_id
      where ${readable(viewer)} order by found.id desc limit ${size})
    select m.id as "messageId", m.conversation_id as "conversationId", c.platform_id as platform,
           json_build_object('id', p.id, 'name', p.name, 'phone', p.phone, 'username', i.username) as contact,
           m.direction, m.sent_at as "sentAt", m.text
    from page join messages m on m.id = page.id
    join conversations c on c.id = m.conversation_id
    join contacts p on p.id = c.contact_id
    join contact_identities i on i.id = c.identity_id
    order by page.id desc`);

const hitsOf = (found: readonly MessageRow[], query: string, limit: number): Page<MessageHit> =>
  pageOf(
    found,
    limit,
    ({ messageId }) => [messageId],
    ({ text, sentAt, ...hit }) => ({
      ...hit,
      sentAt: sentAt.toISOString(),
      fragment: fragmentOf(text, query),
    }),
  );
