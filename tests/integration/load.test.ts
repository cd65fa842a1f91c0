import { pool } from "@/lib/db/pool";
import { listConversations } from "@/lib/inbox/queries";
import { seedBase } from "@/prisma/seed/base";
import { seedLoad } from "@/prisma/seed/load/load";
import { tableNames } from "@/prisma/seed/load/rows";
import { testDatabase } from "../support/database";
import { person } from "../support/people";

const now = new Date("2026-11-24T12:00:00Z");
const MESSAGES = 3_000;

testDatabase(seedBase);

const load = (yes = false) => seedLoad({ messages: MESSAGES, now, yes });

async function one<Row extends object>(text: string): Promise<Row> {
  const { rows } = await pool().query<Row>(text);
  if (!rows[0]) throw new Error(`no row: ${text}`);
  return rows[0];
}

/** A fingerprint of every row of every table of the load. */
async function fingerprints(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of tableNames) {
    const { digest } = await one<{ digest: string }>(
      `select count(*) || ' ' || md5(string_agg(t::text, '|' order by t::text)) as digest from ${table} t`,
    );
    found[table] = digest;
  }
  return found;
}

test("two loads of one moment are the same, row by row", async () => {
  await load();
  const first = await fingerprints();
  expect(first.messages).toMatch(/^3000 /);
  expect(first.conversations).toMatch(/^300 /);
  await pool().query("truncate contacts, conversations, api_configurations cascade");
  await load();
  expect(await fingerprints()).toEqual(first);
});

test("it is refused where there is one already, and nothing is added", async () => {
  await expect(load(true)).rejects.toMatchObject({ key: "errorLoadThere" });
  expect(await one("select count(*)::int as count from messages")).toEqual({ count: MESSAGES });
});

test("what the conversations say of themselves agrees with their messages", async () => {
  const wrong = await one<Record<string, number>>(`
    select count(*) filter (where c.last_message_id <> m.newest or c.last_message_at <> m.at)::int as newest,
           count(*) filter (where c.last_inbound_at is distinct from m.inbound)::int as inbound,
           count(*) filter (where c.last_outbound_at is distinct from m.outbound)::int as outbound,
           count(*) filter (where c.status <> 'resolved' and c.awaiting_reply_since is distinct from m.waiting)::int as waiting,
           count(*) filter (where c.status <> 'resolved' and c.unread_count <> m.unread)::int as unread,
           count(*) filter (where m.at > '${now.toISOString()}')::int as future
    from conversations c cross join lateral (
      select (array_agg(id order by sent_at desc, id desc))[1] as newest, max(sent_at) as at,
             max(sent_at) filter (where direction = 'inbound') as inbound,
             max(sent_at) filter (where direction = 'outbound') as outbound,
             min(sent_at) filter (where direction = 'inbound' and sent_at > coalesce(c.last_outbound_at, '-infinity')) as waiting,
             count(*) filter (where direction = 'inbound' and sent_at > coalesce(c.last_outbound_at, '-infinity')) as unread
      from messages where conversation_id = c.id) m`);
  expect(wrong).toEqual({ newest: 0, inbound: 0, outbound: 0, waiting: 0, unread: 0, future: 0 });
});

test("it is skewed: one conversation is enormous, most are short; few are open, and nothing waits to be sent", async () => {
  const { most, median } = await one<{ most: number; median: number }>(
    `select max(size)::int as most, percentile_disc(0.5) within group (order by size)::int as median
     from (select count(*) as size from messages group by conversation_id) s`,
  );
  expect(most).toBeGreaterThan(300);
  expect(median).toBeLessThan(6);
  const { open } = await one<{ open: number }>(
    "select avg((status = 'open')::int)::float as open from conversations",
  );
  expect(open).toBeGreaterThan(0.01);
  expect(open).toBeLessThan(0.08);
  expect(
    await one("select count(*)::int as count from messages where status in ('queued', 'sending')"),
  ).toEqual({
    count: 0,
  });
  expect(
    await one("select count(*)::int as count from api_configurations where active or not simulated"),
  ).toEqual({
    count: 0,
  });
});

test("the indexes that were set aside are back, and the inbox shows it", async () => {
  const { count } = await one<{ count: number }>(
    "select count(*)::int as count from pg_indexes where indexname in ('messages_words', 'contacts_name_parts')",
  );
  expect(count).toBe(2);
  const page = await listConversations(await person("supervisor"), {}, { limit: 50 });
  expect(page.items).toHaveLength(50);
  expect(page.nextCursor).not.toBeNull();
});

test("where a real account is connected it wants to be asked twice", async () => {
  await pool().query("truncate contacts, conversations cascade");
  await pool().query(
    "update api_configurations set simulated = false, name = 'Ventas' where platform_id = 'telegram'",
  );
  await pool().query("delete from api_configurations where simulated");
  await expect(load()).rejects.toMatchObject({ key: "errorLoadReal" });
});
