/** The search over people, numbers and everything that was said; and that neither it nor the list reads what it need not. */
import { NextRequest } from "next/server";
import { GET } from "@/app/api/search/route";
import type { SessionUser } from "@/lib/auth/roles";
import { createToken } from "@/lib/auth/tokens";
import { phoneKey } from "@/lib/contacts/phone";
import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import { listConversations } from "@/lib/inbox/queries";
import { search } from "@/lib/inbox/search";
import type { Segment } from "@/lib/inbox/searchViews";
import { seedBase } from "@/prisma/seed/base";
import { testDatabase } from "@/tests/support/database";
import { aConversation, connectAccount, hoursAgo } from "@/tests/support/inbox";
import { person } from "@/tests/support/people";

testDatabase();
jest.setTimeout(60_000);

let agent: SessionUser;
let colleague: SessionUser;
let leader: SessionUser;
const at: Record<string, string> = {};

beforeAll(async () => {
  await seedBase();
  await connectAccount("whatsapp");
  agent = await person("agent");
  colleague = await person("agent");
  leader = await person("supervisor");
  at.lucia = await aConversation({
    name: "Lucía Ibáñez",
    phone: "+525555550142",
    said: ["¿Tienen el sofá Oaxaca en café?", "Mi correo es lucia@example.com"],
  });
  at.bruno = await aConversation({
    name: "Bruno",
    username: "bruno_dev",
    said: ["Busco un SOFÁ cama, 100% algodón"],
  });
  at.theirs = await aConversation({ name: "Lucio", assigneeId: colleague.id, said: ["Un sofa azul"] });
  at.mexican = await aConversation({ name: "Ana", phone: "+5215555550177" });
});

const words = (segments: Segment[]) => segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");
const find = async (viewer: SessionUser, q: string) => {
  const { contacts, items } = await search(viewer, { q, limit: 20 });
  return {
    people: contacts.map(({ name, detail }) => `${words(name)} ${words(detail)}`.trim()),
    messages: items.map(({ fragment }) => words(fragment)),
  };
};

describe("the search", () => {
  it("finds words without accents and case, all of them, the last one by its beginning, newest first", async () => {
    expect((await find(leader, "SOFA")).messages).toEqual([
      "Un [sofa] azul",
      "Busco un [SOFÁ] cama, 100% algodón",
      "¿Tienen el [sofá] Oaxaca en café?",
    ]);
    expect((await find(leader, "café sofa oax")).messages).toEqual(["¿Tienen el [sofá] [Oax]aca en [café]?"]);
    expect((await find(leader, "sofa inexistente")).messages).toEqual([]);
    expect((await find(leader, "lucia@example.com")).messages).toHaveLength(1);
  });

  it("shows only what the viewer may read, and hits carry where they are", async () => {
    const seen = await search(agent, { q: "sofa", limit: 20 });
    expect(seen.items.map(({ conversationId }) => conversationId)).toEqual([at.bruno, at.lucia]);
    expect((await find(agent, "luc")).people).toEqual(["[Luc]ía Ibáñez +525555550142"]);
    expect((await find(leader, "luc")).people).toHaveLength(2);
    const { items } = await listConversations(agent, { q: "sofa" }, { limit: 50 });
    expect(items.map(({ id }) => id).sort()).toEqual([at.bruno, at.lucia].sort());
  });

  it("knows people by parts of their name, their handle, and their number in any notation", async () => {
    expect((await find(leader, "iban luc")).people).toEqual(["[Luc]ía [Ibáñ]ez +525555550142"]);
    expect((await find(leader, "@Bruno_")).people).toEqual(["[Bruno] @[bruno_]dev"]);
    expect((await find(leader, "br")).people).toHaveLength(1);
    for (const notation of ["55 5555-0142", "+52 (55) 5555 0142", "+52 1 55 5555 0142", "0142"])
      expect((await find(leader, notation)).people).toHaveLength(1);
    await db().contact.updateMany({
      where: { phone: "+5215555550177" },
      data: { phoneKey: phoneKey("+5215555550177") },
    });
    expect((await find(leader, "+52 55 5555 0177")).people).toHaveLength(1);
    const { items } = await listConversations(leader, { q: "55 5555 0142" }, { limit: 50 });
    expect(items.map(({ id }) => id)).toEqual([at.lucia]);
  });

  it("takes whatever people type for words, never for a query", async () => {
    for (const q of ["'", "l’eau 'x", "a & b | !c:*", "\\", "%", "100%", "(", ":*", "…", "«sofá»", "¿?"])
      await expect(search(leader, { q, limit: 20 })).resolves.toBeDefined();
    expect((await find(leader, "«sofá»")).messages).toHaveLength(3);
    expect((await find(leader, "100%")).messages).toHaveLength(1);
    expect((await find(leader, "%")).people).toEqual([]);
  });

  it("does not find what was deleted", async () => {
    await aConversation({ said: ["una palabra irrepetible"] });
    expect((await find(leader, "irrepetible")).messages).toHaveLength(1);
    await db().message.updateMany({
      where: { text: { contains: "irrepetible" } },
      data: { deletedAt: new Date() },
    });
    expect((await find(leader, "irrepetible")).messages).toEqual([]);
  });

  it("answers over REST, by pages, people with the first", async () => {
    const token = await createToken(db(), leader, "prueba");
    const get = async (query: string) => {
      const request = new NextRequest(`http://localhost/api/search?${query}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const response = await GET(request, { params: Promise.resolve({}) });
      return (await response.json()) as Awaited<ReturnType<typeof search>>;
    };
    const first = await get("q=sofa&limit=2");
    const second = await get(`q=sofa&limit=2&cursor=${first.nextCursor}`);
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
    expect(second.items[0]?.conversationId).toBe(at.lucia);
    expect((await get("q=luc&limit=1")).contacts[0]?.conversationId).toBe(at.theirs);
  });
});

/** A history: 20,000 people, one conversation each, of which one in twenty is open, and two messages in each. */
async function longHistory(): Promise<void> {
  const { id: configurationId } = await db().apiConfiguration.findFirstOrThrow();
  await pool().query(
    `with n as (select n, gen_random_uuid() as id from generate_series(1, 20000) n),
     p as (insert into contacts (id, name) select id, 'Persona ' || n from n returning id),
     i as (insert into contact_identities (id, contact_id, configuration_id, external_id, address)
           select id, id, $1, id::text, id::text from n returning id)
     insert into conversations (id, identity_id, contact_id, configuration_id, platform_id, status, assignee_id, last_message_at)
     select id, id, id, $1, 'whatsapp', (case when n % 20 = 0 then 'open' else 'resolved' end)::conversation_status,
            case when n % 2 = 0 then $2::uuid end, $3::timestamptz - n * interval '1 minute' from n`,
    [configurationId, colleague.id, hoursAgo(24)],
  );
  await pool().query(
    `insert into messages (id, conversation_id, configuration_id, direction, kind, status, text, external_id, sent_at)
     select uuidv7_at(c.last_message_at - k * interval '1 second'), c.id, c.configuration_id, 'inbound', 'text', 'received',
            'hola mensaje ' || k || ' de ' || md5(c.id::text || k), c.id::text || k, c.last_message_at - k * interval '1 second'
     from conversations c, generate_series(1, 2) k where c.contact_id = c.identity_id`,
  );
  await pool().query("analyze");
}

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  Plans?: PlanNode[];
}

/** The plan of each statement that `work` ran, and all of its nodes. */
async function plansOf(work: () => Promise<unknown>): Promise<PlanNode[]> {
  const asked = jest.spyOn(pool(), "query");
  await work();
  const statements = asked.mock.calls.map(
    ([statement]) => statement as unknown as { text: string; values: unknown[] },
  );
  asked.mockRestore();
  const nodes: PlanNode[] = [];
  const collect = (node: PlanNode) => {
    nodes.push(node);
    node.Plans?.forEach(collect);
  };
  for (const { text, values } of statements.filter(({ text }) => !text.startsWith("explain"))) {
    const { rows } = await pool().query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>({
      text: `explain (analyze, format json) ${text}`,
      values,
    });
    rows.forEach((row) => collect(row["QUERY PLAN"][0].Plan));
  }
  return nodes;
}

const readRows = (nodes: PlanNode[], table: string) =>
  nodes
    .filter((node) => node["Relation Name"] === table)
    .reduce((sum, node) => sum + node["Actual Rows"] * node["Actual Loops"], 0);

describe("a long history", () => {
  beforeAll(async () => {
    await pool().query(
      `create function uuidv7_at(at timestamptz) returns uuid language sql as $$
         select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3)
                 || '8' || substr(md5(random()::text), 1, 15))::uuid $$`,
    );
    await longHistory();
  });

  it("is not read for a page of the list, whoever looks at whichever view", async () => {
    const filters = [
      { status: "open" as const },
      { status: "resolved" as const },
      { unassigned: true, status: "open" as const },
      { assigneeId: "", status: "open" as const },
      {},
    ];
    for (const viewer of [agent, leader]) {
      for (const filter of filters) {
        const mine = "assigneeId" in filter ? { ...filter, assigneeId: viewer.id } : filter;
        const nodes = await plansOf(() => listConversations(viewer, mine, { limit: 50 }));
        expect(
          nodes.filter(
            (node) => node["Node Type"] === "Seq Scan" && node["Relation Name"] === "conversations",
          ),
        ).toEqual([]);
        expect(readRows(nodes, "conversations")).toBeLessThan(400);
      }
    }
  });

  it("is searched through the index of words for a rare word, and from the newest on for a common one", async () => {
    const rare = await plansOf(() => search(leader, { q: "irrepetible", limit: 20 }));
    expect(rare.map((node) => node["Index Name"])).toContain("messages_words");
    const common = await plansOf(() => search(leader, { q: "hola", limit: 20 }));
    expect(readRows(common, "messages")).toBeLessThan(200);
    expect((await search(leader, { q: "hola", limit: 20 })).items).toHaveLength(20);
  });
});
