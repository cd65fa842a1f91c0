/** Notes, who they let in, and the lines between the messages. */
import type { SessionUser } from "@/lib/auth/roles";
import { execute } from "@/lib/command";
import { db } from "@/lib/db/client";
import {
  assignConversation,
  markConversationRead,
  resolveConversation,
  snoozeConversation,
  takeConversation,
} from "@/lib/inbox/commands";
import { mentionOf } from "@/lib/inbox/mentions";
import { createNote, deleteNote, editNote } from "@/lib/inbox/notes";
import { listPresent, notePresence } from "@/lib/inbox/presence";
import { getConversation } from "@/lib/inbox/queries";
import { sendMessage } from "@/lib/inbox/send";
import { listMentions, listTimeline } from "@/lib/inbox/timeline";
import { hub } from "@/lib/realtime/hub";
import { eventStream } from "@/lib/realtime/stream";
import { newId } from "@/lib/ids";
import { conversation, oneAccount } from "@/tests/support/conversations";
import { testDatabase } from "@/tests/support/database";
import { person } from "@/tests/support/people";
import { eventually, query } from "@/tests/support/pipeline";

let account: string;
let [ana, luis, eva]: SessionUser[] = [];
let boss: SessionUser;

afterAll(() => hub().stop());
testDatabase();
beforeAll(async () => {
  account = await oneAccount();
  [ana, luis, eva] = await Promise.all(
    ["Ana", "Luis", "Eva"].map((name) => person("agent", { name: `${name} Prueba` })),
  );
  boss = await person("supervisor", { name: "Sara Prueba" });
});

const span = { limit: 200 };
const noteOn = async (actor: SessionUser, conversationId: string, text: string) =>
  (await execute(createNote, actor, { conversationId, text })).noteId;

test("who is named in a note may read the conversation and add notes, and nothing else; a deleted note takes it back", async () => {
  const id = await conversation(account, { assigneeId: ana!.id });
  await expect(getConversation(luis!, id)).rejects.toThrow("not_found");
  const noteId = await noteOn(ana!, id, `¿Lo ves, ${mentionOf(luis!)}?`);

  expect((await getConversation(luis!, id)).id).toBe(id);
  await noteOn(luis!, id, "Sí.");
  await expect(execute(resolveConversation, luis!, { conversationId: id })).rejects.toThrow("forbidden");
  const message = { conversationId: id, text: "Hola", clientKey: newId() };
  await expect(execute(sendMessage, luis!, message)).rejects.toThrow("forbidden");
  await expect(getConversation(eva!, id)).rejects.toThrow("not_found");
  await expect(execute(createNote, eva!, { conversationId: id, text: "Yo" })).rejects.toThrow("not_found");

  await execute(deleteNote, ana!, { noteId });
  await expect(getConversation(luis!, id)).rejects.toThrow("not_found");
});

test("a note is its author's: others are told 403 where they may read it and 404 where they may not", async () => {
  const id = await conversation(account);
  const noteId = await noteOn(ana!, id, "Revisar el pedido");
  const change = { noteId, text: "Otra cosa" };
  await expect(execute(editNote, luis!, change)).rejects.toThrow("forbidden");
  await expect(execute(deleteNote, boss, { noteId })).rejects.toThrow("forbidden");
  await execute(editNote, ana!, change);
  await execute(takeConversation, ana!, { conversationId: id });
  await expect(execute(deleteNote, luis!, { noteId })).rejects.toThrow("not_found");
  const { items } = await listTimeline(ana!, id, span);
  expect(items[0]).toMatchObject({ type: "note", text: "Otra cosa", editedAt: expect.any(String) as string });
  const logged = await db().activityLog.findMany({ where: { subjectId: noteId } });
  expect(logged.map(({ action }) => action)).toEqual(["note.create", "note.edit"]);
});

test("only people who work here can be named", async () => {
  const id = await conversation(account);
  const gone = await person("agent", { active: false });
  for (const userId of [gone.id, newId()]) {
    const text = `@[Alguien](${userId}) mira`;
    await expect(execute(createNote, ana!, { conversationId: id, text })).rejects.toMatchObject({
      details: { fields: { text: "unknown" } },
    });
  }
});

test("a mention waits until its conversation is opened; reading for the one who answers is not its business", async () => {
  const id = await conversation(account, { assigneeId: ana!.id });
  await query("update conversations set unread_count = 3 where id = $1", [id]);
  await noteOn(ana!, id, `${mentionOf(eva!)} y ${mentionOf(ana!)}`);
  expect(await listMentions(ana!)).toEqual({ items: [], count: 0 });
  expect(await listMentions(eva!)).toMatchObject({ count: 1, items: [{ conversationId: id }] });
  await execute(markConversationRead, eva!, { conversationId: id });
  expect((await listMentions(eva!)).count).toBe(0);
  expect((await getConversation(ana!, id)).unreadCount).toBe(3);
});

test("what was done stands between the messages, with names, for whoever may read", async () => {
  const id = await conversation(account);
  await execute(takeConversation, ana!, { conversationId: id });
  await execute(assignConversation, boss, { conversationId: id, assigneeId: luis!.id });
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await execute(snoozeConversation, luis!, { conversationId: id, snoozedUntil: until });
  await execute(resolveConversation, luis!, { conversationId: id });
  const { items } = await listTimeline(luis!, id, span);
  expect(items).toMatchObject([
    { deed: "taken", actor: { name: "Ana Prueba" }, former: null },
    {
      deed: "assigned",
      actor: { name: "Sara Prueba" },
      assignee: { name: "Luis Prueba" },
      former: { name: "Ana Prueba" },
    },
    { deed: "snoozed", until },
    { deed: "resolved", actor: { name: "Luis Prueba" } },
  ]);
  await expect(listTimeline(ana!, id, span)).rejects.toThrow("not_found");
  const after = new Date(items[2]!.at);
  expect((await listTimeline(luis!, id, { ...span, from: after })).items).toHaveLength(2);
});

test("a snooze ends in the future, or when the customer writes", async () => {
  const id = await conversation(account);
  const snooze = (snoozedUntil: string | null) =>
    execute(snoozeConversation, ana!, { conversationId: id, snoozedUntil });
  await expect(snooze("2020-01-01T00:00:00Z")).rejects.toMatchObject({
    details: { fields: { snoozedUntil: "past" } },
  });
  await snooze(null);
  expect(await getConversation(ana!, id)).toMatchObject({ status: "snoozed", snoozedUntil: null });
});

test("others see who looks and who writes, until the tab leaves", async () => {
  const id = await conversation(account, { assigneeId: ana!.id });
  const here = { tabId: crypto.randomUUID(), typing: true, leaving: false };
  await expect(notePresence(luis!, { ...here, conversationId: id })).rejects.toThrow("not_found");
  await notePresence(ana!, { ...here, conversationId: id });
  expect((await listPresent(boss, id)).items).toEqual([
    { user: { id: ana!.id, name: "Ana Prueba" }, typingUntil: expect.any(String) as string },
  ]);
  expect((await listPresent(ana!, id)).items).toEqual([]);
  await expect(listPresent(luis!, id)).rejects.toThrow("not_found");
  await notePresence(ana!, { ...here, conversationId: null, leaving: true });
  expect((await listPresent(boss, id)).items).toEqual([]);
});

test("whoever is named hears what changes, and a stranger does not", async () => {
  const id = await conversation(account, { assigneeId: ana!.id });
  await hub().start();
  const heard = [luis!, eva!].map(listen);
  await noteOn(ana!, id, `Hola ${mentionOf(luis!)}`);
  await eventually(() => Promise.resolve(heard[0]!.text().includes(id)), "the named one hears");
  expect(heard[1]!.text()).not.toContain(id);
  for (const { stop } of heard) stop();
});

function listen(viewer: SessionUser) {
  const ending = new AbortController();
  let text = "";
  const read = async () => {
    for await (const chunk of eventStream(
      viewer,
      null,
      ending.signal,
    ) as unknown as AsyncIterable<Uint8Array>)
      text += Buffer.from(chunk).toString();
  };
  void read();
  return { text: () => text, stop: () => ending.abort() };
}
