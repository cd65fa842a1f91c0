/** The list of conversations: its views, filters and orders, by pages; what is counted; labels; changes of many at once. */
import { NextRequest } from "next/server";
import { PATCH as setLabels } from "@/app/api/conversations/[id]/labels/route";
import { GET as list } from "@/app/api/conversations/route";
import { PATCH as editLabel } from "@/app/api/labels/[id]/route";
import { GET as labels, POST as createLabel } from "@/app/api/labels/route";
import type { SessionUser } from "@/lib/auth/roles";
import { createToken } from "@/lib/auth/tokens";
import { execute } from "@/lib/command";
import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import { newId } from "@/lib/ids";
import { changeConversations } from "@/lib/inbox/bulk";
import { countViews } from "@/lib/inbox/counts";
import { listConversations } from "@/lib/inbox/queries";
import { conversationFilterSchema } from "@/lib/inbox/schema";
import { archiveLabel, createLabel as createLabelCommand, labelConversation } from "@/lib/labels/commands";
import { seedBase } from "@/prisma/seed/base";
import { testDatabase } from "@/tests/support/database";
import { person } from "@/tests/support/people";
import { aConversation, connectAccount, hoursAgo } from "@/tests/support/inbox";

testDatabase();
jest.setTimeout(60_000);

let agent: SessionUser;
let colleague: SessionUser;
let leader: SessionUser;

beforeAll(async () => {
  await seedBase();
  await connectAccount("whatsapp");
  await connectAccount("telegram");
  agent = await person("agent");
  colleague = await person("agent", { name: "Colega de prueba" });
  leader = await person("supervisor");
});
beforeEach(async () => {
  await pool().query("truncate conversations, labels cascade");
});

const ids = async (viewer: SessionUser, filter: object = {}, limit = 50) => {
  const query = Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, String(value)]));
  const parsed = conversationFilterSchema.parse(query);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listConversations(viewer, parsed, { limit, cursor });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return seen;
};

describe("the list", () => {
  it("shows an agent their own, nobody's, and where they are named, each once and in one order", async () => {
    const own = await aConversation({ assigneeId: agent.id, lastMessageAt: hoursAgo(3) });
    const free = await aConversation({ lastMessageAt: hoursAgo(2) });
    const theirs = await aConversation({ assigneeId: colleague.id, lastMessageAt: hoursAgo(1) });
    const named = await aConversation({ assigneeId: colleague.id, lastMessageAt: hoursAgo(4) });
    for (const conversationId of [own, named]) {
      const note = { id: newId(), conversationId, authorId: colleague.id, text: "mira" };
      const mentions = { create: { userId: agent.id, conversationId } };
      await db().note.create({ data: { ...note, mentions } });
    }
    for (const limit of [50, 1]) expect(await ids(agent, {}, limit)).toEqual([free, own, named]);
    expect(await ids(leader, {}, 3)).toEqual([theirs, free, own, named]);
  });

  it("puts who has waited longest first, then those who wait for nothing, across pages", async () => {
    const quiet = await aConversation({ lastMessageAt: hoursAgo(1) });
    const older = await aConversation({ lastMessageAt: hoursAgo(9) });
    const long = await aConversation({ awaitingReplySince: hoursAgo(5), lastMessageAt: hoursAgo(2) });
    const short = await aConversation({ awaitingReplySince: hoursAgo(1), assigneeId: agent.id });
    for (const limit of [50, 2, 1])
      expect(await ids(agent, { sort: "waiting" }, limit)).toEqual([long, short, quiet, older]);
  });

  it("filters by window, account, stage, label and the rest, and orders by what closes first", async () => {
    const stage = await db().stage.findFirstOrThrow({ where: { funnelId: "sales" } });
    const late = await aConversation({ windowExpiresAt: hoursAgo(-1.5) });
    const soon = await aConversation({ windowExpiresAt: hoursAgo(-0.5) });
    const closed = await aConversation({ windowExpiresAt: hoursAgo(1) });
    const other = await aConversation({ platform: "telegram", status: "resolved", stageId: stage.id });
    expect(await ids(leader, { closing: true, sort: "closing" }, 1)).toEqual([soon, late]);
    expect(await ids(leader, { platform: "telegram" })).toEqual([other]);
    expect(await ids(leader, { stageId: stage.id })).toEqual([other]);
    expect(await ids(leader, { funnel: "sales" })).toEqual([other]);
    expect(await ids(leader, { status: "resolved" })).toEqual([other]);
    const label = await execute(createLabelCommand, leader, { name: "Urgente" });
    await execute(labelConversation, leader, { conversationId: closed, labelIds: [label.id] });
    expect(await ids(leader, { labelId: label.id })).toEqual([closed]);
    const { configurationId } = await db().conversation.findUniqueOrThrow({ where: { id: other } });
    expect(await ids(leader, { configurationId })).toEqual([other]);
  });

  it("counts each view for whoever looks, and the counts are what the views list", async () => {
    await aConversation({
      assigneeId: agent.id,
      awaitingReplySince: hoursAgo(1),
      windowExpiresAt: hoursAgo(-1),
    });
    await aConversation({ status: "snoozed" });
    await aConversation({ assigneeId: colleague.id });
    await aConversation({ assigneeId: colleague.id, status: "resolved" });
    await aConversation({});
    expect(await countViews(agent)).toEqual({
      all: 2,
      mine: 1,
      unassigned: 1,
      unanswered: 1,
      closing: 1,
      snoozed: 1,
      resolved: 0,
    });
    expect(await countViews(leader)).toMatchObject({ all: 3, mine: 0, resolved: 1 });
  });

  it("carries the labels and the viewer's own draft, in one query a page", async () => {
    const conversationId = await aConversation({ assigneeId: agent.id });
    const label = await execute(createLabelCommand, leader, { name: "VIP", color: "violet" });
    await execute(labelConversation, agent, { conversationId, labelIds: [label.id] });
    const draft = { conversationId, updatedAt: new Date() };
    await db().draft.createMany({
      data: [
        { ...draft, userId: agent.id, text: "Te cuento ".repeat(20) },
        { ...draft, userId: leader.id, text: "" },
      ],
    });
    const asked = jest.spyOn(pool(), "query");
    const page = await listConversations(agent, {}, { limit: 50 });
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
    expect(page.items[0]).toMatchObject({ labels: [{ id: label.id, name: "VIP", color: "violet" }] });
    expect(page.items[0]?.draft).toHaveLength(80);
    expect((await listConversations(leader, {}, { limit: 50 })).items[0]?.draft).toBeNull();
  });
});

const call = async (
  handler: (request: NextRequest, context: { params: Promise<{ id?: string }> }) => Promise<Response>,
  who: SessionUser,
  method: string,
  body?: object,
  id?: string,
) => {
  const token = await createToken(db(), who, "prueba");
  const request = new NextRequest("http://localhost/api/x", {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body && { body: JSON.stringify(body) }),
  });
  const response = await handler(request, { params: Promise.resolve(id === undefined ? {} : { id }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe("labels", () => {
  it("are made by leaders, of one name each, and put on conversations by whoever may read them", async () => {
    expect((await call(createLabel, agent, "POST", { name: "Urgente" })).status).toBe(403);
    const made = await call(createLabel, leader, "POST", { name: "Urgente", color: "red" });
    expect(made).toMatchObject({ status: 201, body: { name: "Urgente", color: "red" } });
    expect(await call(createLabel, leader, "POST", { name: "urgente" })).toMatchObject({
      status: 422,
      body: { error: { fields: { name: "Ya hay una etiqueta con este nombre." } } },
    });
    const labelId = String(made.body.id);
    expect((await call(editLabel, agent, "PATCH", { color: "blue" }, labelId)).status).toBe(403);
    await expect(execute(archiveLabel, agent, { id: labelId })).rejects.toMatchObject({ code: "forbidden" });

    const theirs = await aConversation({ assigneeId: colleague.id });
    const free = await aConversation({});
    expect((await call(setLabels, agent, "PATCH", { labelIds: [labelId] }, theirs)).status).toBe(404);
    expect((await call(setLabels, agent, "PATCH", { labelIds: [newId()] }, free)).status).toBe(422);
    expect(await call(setLabels, agent, "PATCH", { labelIds: [labelId] }, free)).toMatchObject({
      status: 200,
      body: { labels: [{ id: labelId, name: "Urgente" }] },
    });
    const entry = await db().activityLog.findFirst({
      where: { action: "conversation.label", subjectId: free },
    });
    expect(entry?.details).toEqual({ added: [labelId], removed: [] });
  });

  it("are gone from every list once put away, and their name is free again", async () => {
    const { id } = await execute(createLabelCommand, leader, { name: "Promo" });
    const conversationId = await aConversation({});
    await execute(labelConversation, leader, { conversationId, add: [id] });
    await execute(archiveLabel, leader, { id });
    const listed = await call(labels, agent, "GET");
    expect(listed.body).toEqual({ items: [], nextCursor: null, mayEdit: false });
    const shown = await call(list, leader, "GET");
    expect(shown.body.items).toMatchObject([{ id: conversationId, labels: [] }]);
    await execute(createLabelCommand, leader, { name: "Promo" });
  });
});

describe("a change of many", () => {
  it("answers for each: done, or refused and why; none holds back the others", async () => {
    const [free, theirs] = [await aConversation({}), await aConversation({ assigneeId: colleague.id })];
    const missing = newId();
    const outcomes = await changeConversations(
      agent,
      { conversationIds: [theirs, missing, free], change: { status: "resolved" } },
      "es",
    );
    expect(outcomes.map(({ conversationId, error }) => [conversationId, error === null])).toEqual([
      [theirs, false],
      [missing, false],
      [free, true],
    ]);
    expect(await ids(leader, { status: "resolved" })).toEqual([free]);
  });

  it("assigns, snoozes until the next reply, labels and marks as read, by the same commands", async () => {
    const label = await execute(createLabelCommand, leader, { name: "Ola" });
    const both = [await aConversation({ unreadCount: 2 }), await aConversation({})];
    const change = {
      read: true as const,
      assigneeId: agent.id,
      status: "snoozed" as const,
      snoozedUntil: null,
      addLabels: [label.id],
    };
    const outcomes = await changeConversations(leader, { conversationIds: both, change }, "es");
    expect(outcomes.every(({ error }) => error === null)).toBe(true);
    const { items } = await listConversations(leader, {}, { limit: 50 });
    for (const item of items)
      expect(item).toMatchObject({
        status: "snoozed",
        assignee: { id: agent.id },
        unreadCount: 0,
        labels: [{ id: label.id }],
      });
    await expect(
      changeConversations(leader, { conversationIds: [], change: {} }, "es"),
    ).rejects.toMatchObject({
      code: "invalid",
    });
  });
});
