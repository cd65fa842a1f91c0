/** New conversations in turn to who is online, back when they go, and snoozed ones when their time has come. */
import type { SessionUser } from "@/lib/auth/roles";
import { execute } from "@/lib/command";
import { assignNext, returnUnanswered } from "@/lib/inbox/assignment";
import { resolveConversation, snoozeConversation } from "@/lib/inbox/commands";
import { getConversation } from "@/lib/inbox/queries";
import { wakeDue } from "@/lib/inbox/snooze";
import { listTimeline } from "@/lib/inbox/timeline";
import type { RunningService } from "@/lib/pipeline/service";
import { setAvailable } from "@/lib/users/availability";
import { conversation } from "@/tests/support/conversations";
import { testDatabase } from "@/tests/support/database";
import { person } from "@/tests/support/people";
import {
  connectAccounts,
  deliver,
  eventually,
  query,
  settled,
  startPipeline,
  waBody,
  waChange,
  waText,
  type Harness,
} from "@/tests/support/pipeline";

let harness: Harness;
let service: RunningService;
let agents: SessionUser[];
let account: string;

afterAll(async () => {
  await service.stop();
  await harness.close();
});
testDatabase();
beforeAll(async () => {
  harness = await connectAccounts();
  account = harness.configurations.whatsapp ?? "";
  await query("update api_configurations set auto_assign = true where id = $1", [account]);
  agents = await Promise.all([person("agent"), person("agent"), person("agent")]);
  service = await startPipeline();
});
beforeEach(async () => {
  await query("delete from presences");
  for (const agent of agents) await seen(agent, "now()");
});

const seen = (user: SessionUser, at: string) =>
  query(`insert into presences (id, user_id, seen_at) values (gen_random_uuid(), $1, ${at})`, [user.id]);
const arrive = (from: string) => deliver("whatsapp", waBody(waChange({ messages: [waText(from, "Hola")] })));
const conversationOf = async (address: string) => (await conversationsOf(address))[0]!.id;
const conversationsOf = (prefix: string) =>
  query<{ id: string; assigneeId: string | null }>(
    `select c.id, c.assignee_id as "assigneeId" from conversations c join contact_identities i on i.id = c.identity_id
     where i.external_id like $1 || '%'`,
    [prefix],
  );
const assigneeOf = async (id: string) =>
  (await query<{ a: string | null }>("select assignee_id as a from conversations where id = $1", [id]))[0]?.a;
const logOf = (id: string, action: string) =>
  query("select 1 from activity_log where subject_id = $1 and action = $2 and actor_id is null", [
    id,
    action,
  ]);
const idle = () =>
  eventually(
    async () =>
      (await query("select 1 from graphile_worker.jobs where task_identifier = 'assign'")).length === 0,
    "every conversation given out",
  );

test("50 new conversations at once among 3 who are online: 16 or 17 each, each given once", async () => {
  await person("agent");
  const away = await person("agent");
  await seen(away, "now() - interval '3 minutes'");
  const busy = await person("agent");
  await seen(busy, "now()");
  await execute(setAvailable, busy, { available: false });
  await seen(await person("supervisor"), "now()");

  await Promise.all(Array.from({ length: 50 }, (_, n) => arrive(`5255555503${String(n).padStart(2, "0")}`)));
  await settled();
  await idle();
  const given = await conversationsOf("5255555503");
  expect(given).toHaveLength(50);
  const counts = agents.map(({ id }) => given.filter(({ assigneeId }) => assigneeId === id).length).sort();
  expect(counts).toEqual([16, 17, 17]);
  const { id } = given[0]!;
  await assignNext(id);
  expect(await logOf(id, "conversation.assign")).toHaveLength(1);
});

test("with nobody online a conversation stays for whoever takes it; one that comes back goes to the next", async () => {
  await query("delete from presences");
  const from = "525555550401";
  await arrive(from);
  await settled();
  await idle();
  const id = await conversationOf(from);
  expect(await assigneeOf(id)).toBeNull();

  await execute(resolveConversation, await person("admin"), { conversationId: id });
  await seen(agents[0]!, "now()");
  await arrive(from);
  await settled();
  await idle();
  expect(await assigneeOf(id)).toBe(agents[0]!.id);
  expect(await logOf(id, "conversation.reopen")).toHaveLength(1);
});

test("what an agent who went away has not answered goes to the next; what they answered stays theirs", async () => {
  await query("update api_configurations set return_after_minutes = 10 where id = $1", [account]);
  await query("update workers set started_at = now() - interval '1 hour'");
  const [gone, here] = agents as [SessionUser, SessionUser];
  await query("delete from presences where user_id <> $1", [here.id]);
  await seen(gone, "now() - interval '11 minutes'");
  const long = new Date(Date.now() - 11 * 60_000);
  const unanswered = await conversation(account, { assigneeId: gone.id, awaitingReplySince: long });
  const kept = [
    await conversation(account, { assigneeId: gone.id }),
    await conversation(account, { assigneeId: gone.id, awaitingReplySince: new Date() }),
    await conversation(account, { assigneeId: here.id, awaitingReplySince: long }),
  ];
  const before = await Promise.all(kept.map(assigneeOf));
  await Promise.all([returnUnanswered(), returnUnanswered()]);
  await idle();
  expect(await assigneeOf(unanswered)).toBe(here.id);
  expect(await Promise.all(kept.map(assigneeOf))).toEqual(before);
  expect(await logOf(unanswered, "conversation.release")).toHaveLength(1);
  const { items } = await listTimeline(here, unanswered, { limit: 10 });
  expect(items).toMatchObject([{ deed: "returned", actor: null }, { deed: "assigned" }]);
});

test("nobody is taken for offline right after the service was down", async () => {
  await query("update api_configurations set return_after_minutes = 10 where id = $1", [account]);
  await query("update workers set started_at = now()");
  const [gone] = agents as [SessionUser];
  await query("delete from presences");
  const id = await conversation(account, {
    assigneeId: gone.id,
    awaitingReplySince: new Date(Date.now() - 3_600_000),
  });
  await returnUnanswered();
  expect(await assigneeOf(id)).toBe(gone.id);
});

test("what is due is woken once, also when its time passed while nothing ran; the rest sleeps on", async () => {
  const [agent] = agents as [SessionUser];
  const snoozed = (snoozedUntil: Date | null) =>
    conversation(account, { assigneeId: agent.id, status: "snoozed", snoozedUntil });
  const due = await snoozed(new Date(Date.now() - 3 * 3_600_000));
  const later = await snoozed(new Date(Date.now() + 3_600_000));
  const untilReply = await snoozed(null);
  await Promise.all([wakeDue(), wakeDue(), wakeDue()]);
  expect(await getConversation(agent, due)).toMatchObject({
    status: "open",
    snoozedUntil: null,
    unreadCount: 1,
  });
  expect(await logOf(due, "conversation.wake")).toHaveLength(1);
  for (const id of [later, untilReply])
    expect(await getConversation(agent, id)).toMatchObject({ status: "snoozed", unreadCount: 0 });
});

test("a customer's message wakes what was snoozed until they write, and the thread says so", async () => {
  const from = "525555550402";
  await arrive(from);
  await settled();
  await idle();
  const id = await conversationOf(from);
  const admin = await person("admin");
  await execute(snoozeConversation, admin, { conversationId: id, snoozedUntil: null });
  await arrive(from);
  await settled();
  expect(await getConversation(admin, id)).toMatchObject({ status: "open" });
  const { items } = await listTimeline(admin, id, { limit: 10 });
  expect(items.at(-1)).toMatchObject({ deed: "woken", reason: "replied", actor: null });
});
