/** Two contacts become one and two again, whatever happens meanwhile. */
import { execute } from "@/lib/command";
import { editContact } from "@/lib/contacts/commands";
import { getContact } from "@/lib/contacts/details";
import { mergeContacts, unmergeContacts } from "@/lib/contacts/merge";
import { createContactNote } from "@/lib/contacts/notes";
import type { SessionUser } from "@/lib/auth/roles";
import { db, transaction } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { identify } from "@/lib/inbox/identity";
import { conversationFor } from "@/lib/inbox/conversation";
import { contactRow, conversationRow } from "@/tests/support/contacts";
import { testDatabase } from "@/tests/support/database";
import { person } from "@/tests/support/people";
import { connectAccounts, query, type Harness } from "@/tests/support/pipeline";

testDatabase();

let harness: Harness;
let leader: SessionUser;
let agent: SessionUser;
let colleague: SessionUser;
const account = () => harness.configurations.whatsapp!;

beforeAll(async () => {
  harness = await connectAccounts();
  leader = await person("supervisor");
  agent = await person("agent");
  colleague = await person("agent");
});
afterAll(() => harness.close());

/** Every row that has to do with contacts, without the time of its last change. */
const everything = async () => {
  const tables = [
    "contacts",
    "contact_identities",
    "conversations",
    "leads",
    "reminders",
    "notes",
    "contact_labels",
  ];
  const parts = await Promise.all(
    tables.map((table) => query(`select to_jsonb(t) - 'updated_at' as row from ${table} t order by 1`)),
  );
  return JSON.stringify(parts);
};

const merge = (winnerId: string, loserId: string, actor = leader) =>
  execute(mergeContacts, actor, { winnerId, loserId });
const unmerge = (mergeId: string, actor = leader) => execute(unmergeContacts, actor, { mergeId });

async function fullContact(name: string | null, phone: string | null) {
  const contactId = await contactRow({ name, phone });
  const conversationId = await conversationRow(contactId, account());
  const labelId = newId();
  await db().label.create({ data: { id: labelId, name: `Etiqueta ${labelId}`, color: "info", position: 1 } });
  await db().contactLabel.create({ data: { contactId, labelId } });
  await db().lead.create({ data: { id: newId(), contactId, conversationId } });
  await db().reminder.create({
    data: {
      id: newId(),
      title: "Llamar",
      dueAt: new Date(),
      userId: leader.id,
      createdById: leader.id,
      contactId,
    },
  });
  await execute(createContactNote, leader, { contactId, text: "Prefiere las tardes" });
  return { contactId, conversationId, labelId };
}

test("all rows go to the winner, and the undo restores every one", async () => {
  const winner = await fullContact(null, null);
  const loser = await fullContact("Elena Prado", "+525555550111");
  await execute(editContact, leader, {
    contactId: loser.contactId,
    email: "elena@example.com",
    country: "MX",
  });
  const before = await everything();

  const { mergeId } = await merge(winner.contactId, loser.contactId);
  const whole = await getContact(leader, winner.contactId);
  expect(whole).toMatchObject({
    name: "Elena Prado",
    phone: "+525555550111",
    email: "elena@example.com",
    country: "MX",
    countrySource: "manual",
  });
  expect(
    [whole.identities, whole.conversations, whole.leads, whole.notes, whole.labels].map((l) => l.length),
  ).toEqual([2, 2, 2, 2, 2]);
  expect((await getContact(leader, loser.contactId)).id).toBe(winner.contactId);

  await unmerge(mergeId);
  expect(await everything()).toBe(before);
  await expect(unmerge(mergeId)).rejects.toMatchObject({ code: "conflict" });
});

test("what a person changed after the merge survives the undo", async () => {
  const winner = await contactRow();
  const loser = await contactRow({ name: "Iván Soto", phone: "+525555550112" });
  const { mergeId } = await merge(winner, loser);
  await execute(editContact, leader, { contactId: winner, name: "Iván de la Tienda" });
  await unmerge(mergeId);
  expect(await getContact(leader, winner)).toMatchObject({ name: "Iván de la Tienda", phone: null });
  expect(await db().contact.findUnique({ where: { id: winner } })).toMatchObject({
    editedFields: ["name"],
    phoneKey: null,
  });
});

test("what comes in for the loser reaches the winner, and follows its identity back", async () => {
  const winner = await contactRow({ name: "Ana" });
  const loser = await contactRow({ name: "Ana M." });
  const conversationId = await conversationRow(loser, account());
  const { identityId } = await db().conversation.findUniqueOrThrow({ where: { id: conversationId } });
  const { externalId } = await db().contactIdentity.findUniqueOrThrow({ where: { id: identityId } });
  const { mergeId } = await merge(winner, loser);
  const known = await transaction((tx) =>
    identify(tx, account(), { ids: [externalId], address: externalId }),
  );
  expect(known.contactId).toBe(winner);
  // A new chapter that began while they were one, and its lead.
  const since = newId();
  await db().conversation.create({
    data: {
      id: since,
      contactId: winner,
      identityId,
      configurationId: account(),
      platformId: "whatsapp",
      lastMessageAt: new Date(),
      status: "resolved",
    },
  });
  const leadId = newId();
  await db().lead.create({ data: { id: leadId, contactId: winner, conversationId: since } });
  await unmerge(mergeId);
  expect((await db().conversation.findUniqueOrThrow({ where: { id: since } })).contactId).toBe(loser);
  expect((await db().lead.findUniqueOrThrow({ where: { id: leadId } })).contactId).toBe(loser);
});

test("a message that arrives during the merge ends up with the winner", async () => {
  for (let round = 0; round < 8; round += 1) {
    const [winner, loser] = [await contactRow({ name: "Uno" }), await contactRow({ phone: "+525555550113" })];
    await conversationRow(loser, account());
    const { externalId } = await db().contactIdentity.findFirstOrThrow({ where: { contactId: loser } });
    await db().conversation.deleteMany({ where: { contactId: loser } });
    const arrival = transaction(async (tx) => {
      const identity = await identify(tx, account(), {
        ids: [externalId],
        address: externalId,
        name: "Otra",
      });
      const source = { configurationId: account(), platformId: "whatsapp", replyWindowHours: 24 };
      return conversationFor(tx, source, identity, new Date());
    });
    const [{ conversationId }] = await Promise.all([arrival, merge(winner, loser)]);
    expect((await db().conversation.findUniqueOrThrow({ where: { id: conversationId } })).contactId).toBe(
      winner,
    );
  }
});

test("three contacts: undone in either order, each has its own again", async () => {
  for (const order of [
    [0, 1],
    [1, 0],
  ] as const) {
    const [a, b, c] = [
      await fullContact("Sofía", null),
      await fullContact(null, "+525555550114"),
      await fullContact("C", null),
    ];
    const before = await everything();
    const merges = [
      (await merge(a.contactId, b.contactId)).mergeId,
      (await merge(c.contactId, a.contactId)).mergeId,
    ];
    expect((await getContact(leader, b.contactId)).identities).toHaveLength(3);
    for (const index of order) await unmerge(merges[index]!);
    for (const { contactId, conversationId } of [a, b, c]) {
      expect((await db().conversation.findUniqueOrThrow({ where: { id: conversationId } })).contactId).toBe(
        contactId,
      );
      expect((await getContact(leader, contactId)).leads).toHaveLength(1);
    }
    if (order[0] === 1) expect(await everything()).toBe(before);
  }
});

test("two merges of the same contact at once: one is done, the other refused", async () => {
  const [a, b, c] = [
    await fullContact("A", null),
    await fullContact("B", null),
    await fullContact("C", null),
  ];
  const outcomes = await Promise.allSettled([
    merge(a.contactId, b.contactId),
    merge(c.contactId, b.contactId),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [refused] = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(refused?.reason).toMatchObject({ code: "conflict" });
});

test("an agent merges and separates only what they may read", async () => {
  const [mine, theirs] = [await contactRow({ name: "Mía" }), await contactRow({ name: "Ajena" })];
  await conversationRow(mine, account(), { assigneeId: agent.id });
  await conversationRow(theirs, account(), { assigneeId: colleague.id });
  await expect(merge(mine, theirs, agent)).rejects.toMatchObject({ code: "not_found" });
  await expect(merge(theirs, mine, agent)).rejects.toMatchObject({ code: "not_found" });
  const { mergeId } = await merge(theirs, await contactRow({ name: "Otra" }));
  await expect(unmerge(mergeId, agent)).rejects.toMatchObject({ code: "not_found" });
  await expect(merge(mine, mine, agent)).rejects.toMatchObject({ code: "invalid" });
});
