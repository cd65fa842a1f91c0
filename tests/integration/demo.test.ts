/** The demonstration's data: complete, the same each time, and as consistent as if it had come through the pipeline. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { setEnvironment } from "@/lib/config";
import { insertConfiguration } from "@/lib/configurations/store";
import { db, transaction } from "@/lib/db/client";
import { attachmentKinds, messageKinds } from "@/lib/platforms/contract";
import { manifests } from "@/lib/platforms/manifest";
import { demoAccounts } from "@/lib/simulator/accounts";
import { firstCustomers } from "@/lib/simulator/customers";
import { sniff } from "@/lib/storage/sniff";
import { seedBase } from "@/prisma/seed/base";
import { seedDemo } from "@/prisma/seed/demo";
import { compose } from "@/prisma/seed/demo/compose";
import { conversations } from "@/prisma/seed/demo/dialogues/all";
import { channels } from "@/prisma/seed/demo/people";
import { seeded } from "@/prisma/seed/demo/random";
import { noRows, type Rows, type Setting } from "@/prisma/seed/demo/rows";
import { testDatabase } from "../support/database";
import { query } from "../support/pipeline";

const database = testDatabase();

async function connectDemoAccounts(): Promise<void> {
  for (const { platform, name, secrets } of demoAccounts("for the demonstration")) {
    const simulated = { baseUrl: "http://127.0.0.1:9" };
    await transaction((tx) =>
      insertConfiguration(tx, { platform, name, active: true, secrets: { ...secrets }, simulated }),
    );
  }
}

const storedFiles = () =>
  readdirSync(path.join(database.dataDir, "media"), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  );

beforeAll(async () => {
  setEnvironment({ DEMO: "on" });
  await seedBase();
  await expect(seedDemo()).rejects.toThrow("has no sales, support, page, bot");
  expect([await db().contact.count(), storedFiles().length]).toEqual([0, 0]);
  await connectDemoAccounts();
  await seedDemo();
});

/** The rows that break a rule, told by a query that knows nothing of how they were made. */
const expectNone = async (sql: string) => expect(await query(sql)).toEqual([]);
const values = async (sql: string) => (await query<{ value: string }>(sql)).map(({ value }) => value);

test("forty-four conversations of ninety days, some of them from today", async () => {
  const [counts] = await query(`
    select (select count(*)::int from conversations) as conversations,
           (select count(*)::int from messages) as messages,
           (select count(*)::int from attachments where status = 'stored') as files,
           (select count(*)::int from response_times) as replies,
           (select count(*)::int from stage_moves) as moves,
           (select count(*)::int from leads) as leads,
           (select count(*)::int from reminders) as reminders,
           (select count(*)::int from notes) as notes,
           (select count(*)::int from templates) as "savedReplies",
           (select count(*)::int from webhook_events) as received`);
  expect(counts).toMatchInlineSnapshot(`
   {
     "conversations": 44,
     "files": 13,
     "leads": 44,
     "messages": 258,
     "moves": 95,
     "notes": 5,
     "received": 0,
     "reminders": 13,
     "replies": 97,
     "savedReplies": 9,
   }
  `);
  const [times] = await query<{ days: number; recent: number }>(`
    select extract(day from now() - min(sent_at))::int as days,
           count(*) filter (where sent_at > now() - interval '30 minutes')::int as recent
    from messages`);
  expect(times?.days).toBeGreaterThanOrEqual(87);
  expect(times?.days).toBeLessThanOrEqual(90);
  expect(times?.recent).toBeGreaterThan(5);
});

test("a conversation says of its messages what they say themselves", async () => {
  const hours = Object.values(manifests).map(
    ({ id, replyWindowHours }) => `('${id}', ${replyWindowHours ?? "null"}::int)`,
  );
  await expectNone(`
    with window_of (platform_id, hours) as (values ${hours.join(", ")}),
    said as (
      select c.id,
        (select m.id from messages m where m.conversation_id = c.id order by m.sent_at desc, m.id desc limit 1) as last_id,
        max(m.sent_at) as last_at,
        greatest(
          max(m.sent_at) filter (where m.direction = 'inbound' and m.kind <> 'system'),
          case when w.hours is not null then (
            select max(r.at) from reactions r join messages t on t.id = r.message_id
            where t.conversation_id = c.id and r.direction = 'inbound') end) as inbound_at,
        max(m.sent_at) filter (where m.accepted_at is not null) as outbound_at,
        w.hours
      from conversations c
      join window_of w using (platform_id)
      join messages m on m.conversation_id = c.id
      group by c.id, w.hours),
    waiting as (
      select said.*,
        min(m.sent_at) filter (where m.kind <> 'system') as since,
        count(m.id)::int as unanswered
      from said
      left join messages m on m.conversation_id = said.id and m.direction = 'inbound'
        and m.sent_at > coalesce(said.outbound_at, '-infinity')
      group by said.id, last_id, last_at, inbound_at, outbound_at, hours)
    select c.id, p.name from waiting w
    join conversations c using (id)
    join contacts p on p.id = c.contact_id
    where (c.last_message_id, c.last_message_at) is distinct from (w.last_id, w.last_at)
      or c.last_inbound_at is distinct from w.inbound_at
      or c.last_outbound_at is distinct from w.outbound_at
      or c.window_expires_at is distinct from w.inbound_at + make_interval(hours => w.hours)
      or c.awaiting_reply_since is distinct from case when c.status <> 'resolved' then w.since end
      or c.unread_count <> case when c.status = 'resolved' or p.name = 'Antonia Fuenzalida' then 0 else w.unanswered end
      or (c.status = 'resolved') <> (c.resolved_at is not null)`);
});

test("everything happens in its order, and nothing tomorrow", async () => {
  await expectNone(`
    select m.id from messages m join conversations c on c.id = m.conversation_id
    where m.sent_at < c.created_at or m.received_at > now() or m.delivered_at < m.accepted_at
      or m.read_at < m.delivered_at or m.read_at > now() or m.edited_at not between m.sent_at and now()
      or m.deleted_at not between m.sent_at and now()`);
  await expectNone(
    "select 1 from reactions r join messages m on m.id = r.message_id where r.at not between m.sent_at and now()",
  );
  await expectNone("select id from stage_moves where moved_at > now()");
  await expectNone(`
    select id from reminders
    where created_at >= due_at or created_at > now() or done_at > now() or canceled_at > now()`);
  await expectNone(
    "select id from leads where closed_at not between created_at and now() or updated_at > now()",
  );
  await expectNone("select id from notes where created_at > now()");
  await expectNone(`
    select q.id from messages m join messages q on q.id = m.reply_to_id
    where q.sent_at >= m.sent_at or q.conversation_id <> m.conversation_id or q.external_id <> m.reply_to_external_id`);
});

test("a free text was never accepted while the window was closed, and receipts are those the platform gives", async () => {
  await expectNone(`
    select m.id from messages m join conversations c on c.id = m.conversation_id
    where m.direction = 'outbound' and m.accepted_at is not null and m.kind <> 'template' and not m.human_agent
      and c.window_expires_at is not null
      and not exists (
        select 1 from messages asked
        where asked.conversation_id = c.id and asked.direction = 'inbound' and asked.kind <> 'system'
          and asked.sent_at between m.sent_at - interval '24 hours' and m.sent_at)`);
  const without = Object.values(manifests).filter(({ receipts }) => !receipts.read);
  expect(without).not.toEqual([]);
  for (const { id } of without) {
    await expectNone(`
      select m.id from messages m join conversations c on c.id = m.conversation_id
      where c.platform_id = '${id}' and m.status in ('delivered', 'read')`);
  }
});

test("response times are what the messages show", async () => {
  await expectNone(`
    with replies as (
      select m.id, m.conversation_id, m.sent_at, m.accepted_at, m.author_id,
        (select min(q.sent_at) from messages q
         where q.conversation_id = m.conversation_id and q.direction = 'inbound' and q.kind <> 'system' and q.sent_at < m.sent_at
           and q.sent_at > coalesce((
             select max(b.sent_at) from messages b
             where b.conversation_id = m.conversation_id and b.accepted_at is not null and b.sent_at < m.sent_at), '-infinity')) as asked
      from messages m where m.accepted_at is not null and m.author_id is not null),
    expected as (
      select *, row_number() over (partition by conversation_id order by sent_at) = 1 as first from replies where asked is not null)
    select coalesce(e.id, r.message_id) as id from expected e
    full join response_times r on r.message_id = e.id
    where (e.asked, e.accepted_at, e.author_id, e.first) is distinct from (r.asked_at, r.replied_at, r.user_id, r.first)
      or r.seconds <> extract(epoch from r.replied_at - r.asked_at)`);
});

test("the way through a funnel ends where the conversation is", async () => {
  await expectNone(`
    with way as (
      select s.*, lag(to_stage_id) over w as came_from, lead(id) over w as next
      from stage_moves s window w as (partition by conversation_id order by moved_at, id))
    select c.id from conversations c join way on way.conversation_id = c.id
    where way.from_stage_id is distinct from way.came_from or (way.next is null and way.to_stage_id <> c.stage_id)`);
  await expectNone(`
    select c.id from conversations c
    where (c.stage_id is not null) <> exists (select 1 from stage_moves s where s.conversation_id = c.id)`);
  expect(
    await values(
      "select distinct funnel_id as value from stages s join conversations c on c.stage_id = s.id order by 1",
    ),
  ).toEqual(["sales", "support"]);
});

test("every kind, status, platform and state that a page can show is there", async () => {
  const distinct = (expression: string, from: string) =>
    values(`select distinct ${expression} as value from ${from} where ${expression} is not null order by 1`);
  expect(await distinct("kind::text", "messages")).toEqual([...messageKinds].sort());
  expect(await distinct("status::text", "messages")).toEqual([
    "delivered",
    "failed",
    "read",
    "received",
    "sent",
    "unconfirmed",
  ]);
  expect(await distinct("error_code", "messages")).toEqual(["131026", "131047", "timeout"]);
  expect(await distinct("status::text", "conversations")).toEqual(["open", "resolved", "snoozed"]);
  expect(await distinct("type::text", "leads")).toEqual([
    "future_contact",
    "not_interested",
    "recovery",
    "sale",
    "support",
  ]);
  expect(await distinct("status::text", "leads")).toEqual([
    "in_progress",
    "lost",
    "negotiation",
    "new",
    "won",
  ]);
  expect(await distinct("currency", "leads")).toEqual(["ARS", "CLP", "COP", "MXN", "PEN", "USD"]);
  expect((await distinct("country", "contacts")).length).toBeGreaterThanOrEqual(10);
  expect(
    await query(
      "select platform_id as platform, count(*)::int as count from conversations group by 1 order by 1",
    ),
  ).toEqual([
    { platform: "messenger", count: 10 },
    { platform: "telegram", count: 10 },
    { platform: "whatsapp", count: 24 },
  ]);
  const [edges] = await query(`
    select bool_or(length(p.name) = 60) as "longName", bool_or(p.name is null) as "noName",
      bool_or(c.window_expires_at between now() and now() + interval '2 hours') as "closingWindow",
      bool_or(c.window_expires_at < now() and c.awaiting_reply_since is not null) as "closedAndWaiting",
      bool_or(c.awaiting_reply_since > now() - interval '15 minutes') as "justNow",
      bool_or(c.assignee_id is null) as "unassigned",
      (select max(length(text)) between 3400 and 3600 from messages) as "longMessage",
      (select count(*) > 0 from reminders where due_at < now() and done_at is null and canceled_at is null) as overdue,
      (select count(*) > 0 from reminders where due_at between now() and now() + interval '4 hours') as soon,
      (select count(*) > 0 from reminders where done_at is not null) as done
    from conversations c join contacts p on p.id = c.contact_id`);
  expect(Object.entries(edges ?? {}).filter(([, there]) => there !== true)).toEqual([]);
});

test("nobody's real number or address", async () => {
  await expectNone("select id from contacts where phone !~ '55501[0-9]{2}$' or email !~ '@example[.]com$'");
  await expectNone(
    String.raw`select id from messages where text ~ '\+?[0-9][0-9 -]{8,}' or text ~ '@[a-z]+[.](com|mx|co)'`,
  );
  const shared = await values(
    `select jsonb_path_query(content, '$.contacts[*].phones[*]')#>>'{}' as value from messages
     union all select jsonb_path_query(content, '$.contacts[*].emails[*]')#>>'{}' from messages`,
  );
  expect(shared.filter((value) => !/^\+\d+55501\d\d$|@example\.com$/.test(value))).toEqual([]);
});

test("stored files are what they are said to be, of their size, and small", async () => {
  const files = await db().attachment.findMany({ where: { status: "stored" } });
  expect(storedFiles().length).toBe(files.length);
  for (const { storageKey, mimeType, size, kind } of files) {
    expect(await sniff(storageKey ?? "", mimeType ?? undefined)).toBe(mimeType);
    expect(size).toBeLessThan(60_000);
    expect(attachmentKinds).toContain(kind);
  }
});

test("the simulator knows the same accounts and people", async () => {
  expect(Object.values(channels)).toEqual(
    demoAccounts("x").map(({ platform, accountId }) => ({ platform, accountId })),
  );
  for (const customer of firstCustomers) {
    const ids = [customer.bsuid, customer.phone, customer.waId, customer.id].filter(
      (id, index, all) => id !== undefined && all.indexOf(id) === index,
    );
    const [found] = await query<{ ids: string[]; name: string; username: string | null; open: boolean }>(
      `select array(select value from identity_addresses where identity_id = i.id) as ids, p.name, i.username,
              coalesce(c.window_expires_at > now(), true) as open
       from contact_identities i
       join contacts p on p.id = i.contact_id
       join conversations c on c.identity_id = i.id and c.platform_id = $1
       where i.address = $2`,
      [customer.platform, customer.phone ?? customer.id],
    );
    expect(found).toMatchObject({ name: customer.name, username: customer.username ?? null });
    expect(found?.ids.sort()).toEqual(ids.sort());
  }
});

test("a second time nothing happens, nor where somebody has written already", async () => {
  const before = [await db().message.count(), await db().template.count(), storedFiles().length];
  await seedDemo();
  expect([await db().message.count(), await db().template.count(), storedFiles().length]).toEqual(before);
});

describe("composed at any time of the day", () => {
  const setting = (now: Date): Setting => ({
    now,
    random: seeded(1),
    users: { admin: "a", supervisor: "s", agente: "g" },
    stages: { sales: ["1", "2", "3", "4"], support: ["5", "6", "7"] },
    configurations: { sales: "w1", support: "w2", page: "m", bot: "t" },
    files: new Map(),
  });
  const at = (now: Date): Rows => {
    const rows = noRows();
    const given = setting(now);
    for (const conversation of conversations) compose(conversation, given, rows);
    return rows;
  };

  test("the same moment gives the same rows", () => {
    const now = new Date("2026-03-01T09:30:00Z");
    expect(at(now)).toEqual(at(now));
  });

  test.each([0, 3, 8, 14, 15.5, 21.9, 23.99])(
    "at %p h nothing is in the future, and windows are as open as ever",
    (hour) => {
      const now = new Date(Date.parse("2026-03-01T00:00:00Z") + hour * 3_600_000);
      const { messages, reminders, conversations: made } = at(now);
      expect(messages.filter(({ sentAt }) => new Date(sentAt) >= now)).toEqual([]);
      expect(reminders.filter(({ createdAt, dueAt }) => new Date(createdAt ?? 0) >= new Date(dueAt))).toEqual(
        [],
      );
      const closing = made.filter(({ windowExpiresAt }) => {
        const left = windowExpiresAt ? new Date(windowExpiresAt).getTime() - now.getTime() : 0;
        return left > 0 && left < 2 * 3_600_000;
      });
      expect(closing.length).toBe(2);
    },
  );
});
