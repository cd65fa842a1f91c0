/** What the bench measures: the inbox's list, its views and counts, the thread, the search, each as its page asks for it. */
import type { SessionUser } from "@/lib/auth/roles";
import type { Page } from "@/lib/db/cursor";
import { pool } from "@/lib/db/pool";
import { countViews } from "@/lib/inbox/counts";
import { listMessages, readWindow } from "@/lib/inbox/messages";
import { countUnread, getConversation, listConversations } from "@/lib/inbox/queries";
import { conversationFilterSchema } from "@/lib/inbox/schema";
import { search } from "@/lib/inbox/search";
import { searchedWords } from "@/prisma/seed/load/words";
import type { BenchCase } from "./case";
import type { Outcome, Relation } from "./report";

/** The view is the same for all that is measured; an agent sees less, a supervisor everything. */
interface People {
  supervisor: SessionUser;
  agent: SessionUser;
}

interface Threads {
  small: string;
  large: string;
}

const SEARCH_MS = 50;
const LIST_MS = 10;
const DEEP_PAGE = 1000;
const PAGE = 50;
const WALK = 100;

export async function isLoaded(): Promise<boolean> {
  const { rows } = await pool().query<{ loaded: boolean }>(
    "select exists(select from messages where external_id like 'load.%') as loaded",
  );
  return rows[0]?.loaded === true;
}

export async function benchCases(): Promise<BenchCase[]> {
  const people = await findPeople();
  const threads = await findThreads();
  return [
    ...(await listCases(people)),
    ...(await threadCases(people, threads)),
    ...(await searchCases(people)),
  ];
}

async function findPeople(): Promise<People> {
  const { rows } = await pool().query<SessionUser>(
    `select id, name, email, role, locale, time_zone as "timeZone" from users where email = 'carga03@example.com'`,
  );
  const [agent] = rows;
  if (!agent) throw new Error("the load has no agents");
  return { agent, supervisor: { ...agent, role: "supervisor" } };
}

/** The conversation with the most messages, and one with about fifty. */
async function findThreads(): Promise<Threads> {
  const { rows } = await pool().query<{ id: string; size: number }>(
    "select conversation_id as id, count(*)::int as size from messages group by 1 order by 2 desc",
  );
  const small = rows.find(({ size }) => size <= PAGE) ?? rows.at(-1);
  if (!rows[0] || !small) throw new Error("the load has no conversations");
  return { large: rows[0].id, small: small.id };
}

const list = (viewer: SessionUser, filter: Record<string, string>, cursor?: string) => (limit: number) =>
  listConversations(viewer, conversationFilterSchema.parse(filter), { limit, ...(cursor && { cursor }) });

/** The views of the list as the page asks for them, and its sorts. */
const views: Record<string, Record<string, string>> = {
  open: { status: "open" },
  unassigned: { status: "open", unassigned: "true" },
  unanswered: { status: "open", unanswered: "true" },
  unread: { status: "open", unread: "true" },
  "closing soon": { status: "open", closing: "true" },
  snoozed: { status: "snoozed" },
  resolved: { status: "resolved" },
  "one platform": { status: "open", platform: "telegram" },
  "one funnel": { status: "open", funnel: "support" },
  "longest waiting": { status: "open", sort: "waiting" },
  "closing first": { status: "open", sort: "closing" },
};

async function listCases({ supervisor, agent }: People): Promise<BenchCase[]> {
  const deep = await cursorAt(DEEP_PAGE * PAGE, (cursor) => list(supervisor, {}, cursor)(WALK));
  const { rows: labels } = await pool().query<{ id: string }>("select id from labels order by name limit 1");
  const all = { ...views, "one label": { status: "open", labelId: labels[0]?.id ?? "" } };
  return [
    { name: "list: first page", run: list(supervisor, {}), p95Ms: LIST_MS },
    { name: "list: deep page", run: list(supervisor, {}, deep), p95Ms: LIST_MS },
    { name: "list: mine", run: list(agent, { status: "open", assigneeId: agent.id }), p95Ms: LIST_MS },
    ...Object.entries(all).flatMap(([name, filter]) => [
      { name: `list: ${name}`, run: list(supervisor, filter), p95Ms: LIST_MS },
      { name: `list: ${name}, agent`, run: list(agent, filter), p95Ms: LIST_MS },
    ]),
    { name: "counts of the views", run: () => countViews(supervisor), p95Ms: LIST_MS },
    { name: "counts of the views, agent", run: () => countViews(agent), p95Ms: LIST_MS },
    { name: "count of unread", run: () => countUnread(agent), p95Ms: LIST_MS },
  ];
}

const thread = (viewer: SessionUser, id: string, cursor?: string) => (limit: number) =>
  listMessages(viewer, id, { limit, ...(cursor && { cursor }) }, asCode);

const asCode = (_platform: string, code: string) => code;

async function threadCases({ supervisor }: People, { small, large }: Threads): Promise<BenchCase[]> {
  const deep = await cursorAt(5_000, (cursor) => thread(supervisor, large, cursor)(WALK));
  const { rows } = await pool().query<{ id: string }>(
    "select id from messages where conversation_id = $1 order by sent_at desc, id desc limit 1 offset 5000",
    [large],
  );
  const around = rows[0]?.id ?? "";
  return [
    { name: "conversation", run: () => getConversation(supervisor, large), p95Ms: LIST_MS },
    { name: "thread: of 50", run: thread(supervisor, small), p95Ms: LIST_MS },
    { name: "thread: of 10,000", run: thread(supervisor, large), p95Ms: LIST_MS },
    { name: "thread: of 10,000, deep", run: thread(supervisor, large, deep), p95Ms: LIST_MS },
    {
      name: "thread: of 10,000, around a message",
      run: (limit) => readWindow(supervisor, large, { around }, limit, asCode),
      p95Ms: LIST_MS,
    },
  ];
}

async function searchCases({ supervisor, agent }: People): Promise<BenchCase[]> {
  const { rows } = await pool().query<{ name: string; phone: string }>(
    "select name, phone from contacts where name is not null and phone is not null order by id limit 1 offset 500",
  );
  const words = { ...searchedWords, name: rows[0]?.name ?? "", phone: rows[0]?.phone.slice(-10) ?? "" };
  return Object.entries(words).flatMap(([kind, q]) => [
    { name: `search: ${kind}`, run: (limit: number) => search(supervisor, { q, limit }), p95Ms: SEARCH_MS },
    { name: `search: ${kind}, agent`, run: (limit: number) => search(agent, { q, limit }), p95Ms: SEARCH_MS },
    { name: `list: search ${kind}`, run: list(supervisor, { q }), p95Ms: SEARCH_MS },
  ]);
}

/** The cursor after about so many rows: by walking there, as a person would who scrolls. */
async function cursorAt(
  wanted: number,
  page: (cursor: string | undefined) => Promise<Page<unknown>>,
): Promise<string> {
  let cursor: string | undefined;
  for (let seen = 0; seen < wanted; seen += WALK) {
    const { nextCursor } = await page(cursor);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return cursor ?? "";
}

const MOST_DEEP = 1.5;
const MOST_LARGE = 1.3;

/** How much a page costs that is far down, in a list and in a thread. */
export function relationsOf(outcomes: readonly Outcome[]): Relation[] {
  const p50 = (name: string) => outcomes.find((outcome) => outcome.name === name)?.ours.p50 ?? Number.NaN;
  const relations = [
    {
      name: "list: deep page / first",
      value: p50("list: deep page") / p50("list: first page"),
      target: MOST_DEEP,
    },
    {
      name: "thread: 10,000 / 50",
      value: p50("thread: of 10,000") / p50("thread: of 50"),
      target: MOST_LARGE,
    },
    {
      name: "thread: deep / newest",
      value: p50("thread: of 10,000, deep") / p50("thread: of 10,000"),
      target: MOST_DEEP,
    },
  ];
  // Not all were measured where only some were asked for.
  return relations.filter(({ value }) => Number.isFinite(value));
}
