/** Contacts: who sees which, what a person writes stays, and what may be one person is found. */
import { execute } from "@/lib/command";
import { distinguishContacts, editContact, labelContact } from "@/lib/contacts/commands";
import { getContact } from "@/lib/contacts/details";
import { listDuplicates } from "@/lib/contacts/duplicates";
import { editContactField, listFields } from "@/lib/contacts/fields";
import { createContactNote, deleteContactNote } from "@/lib/contacts/notes";
import { listContacts } from "@/lib/contacts/queries";
import { contactFilterSchema } from "@/lib/contacts/schema";
import { listTimeline } from "@/lib/contacts/timeline";
import type { SessionUser } from "@/lib/auth/roles";
import { db, transaction } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { identify } from "@/lib/inbox/identity";
import { contactRow, conversationRow } from "@/tests/support/contacts";
import { testDatabase } from "@/tests/support/database";
import { person } from "@/tests/support/people";
import { connectAccounts, type Harness } from "@/tests/support/pipeline";

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

const list = async (viewer: SessionUser, query: Record<string, string>, limit = 100) => {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listContacts(viewer, contactFilterSchema.parse(query), { limit, cursor });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return ids;
};

test("an agent sees contacts with a conversation they may read, and those without any", async () => {
  const [mine, theirs, free, silent] = await Promise.all(
    ["Mía", "Ajena", "Libre", "Callada"].map((name) => contactRow({ name: `Visible ${name}` })),
  );
  await conversationRow(mine!, account(), { assigneeId: agent.id, lastMessageAt: new Date(3000) });
  await conversationRow(theirs!, account(), { assigneeId: colleague.id });
  await conversationRow(free!, account(), { lastMessageAt: new Date(2000) });
  for (const sort of ["activity", "name", "created"]) {
    const seen = await list(agent, { q: "visible", sort });
    expect(new Set(seen)).toEqual(new Set([mine, free, silent]));
  }
  expect(await list(agent, { q: "visible" }, 1)).toEqual([mine, free, silent]);
  expect(await list(leader, { q: "visible" })).toContain(theirs);
  for (const refuse of [
    () => getContact(agent, theirs!),
    () => listTimeline(agent, theirs!, { limit: 10 }),
    () => listDuplicates(agent, theirs!),
    () => execute(editContact, agent, { contactId: theirs, name: "x" }),
    () => execute(labelContact, agent, { contactId: theirs, labelIds: [] }),
    () => execute(createContactNote, agent, { contactId: theirs, text: "x" }),
    () => execute(distinguishContacts, agent, { contactId: mine, otherId: theirs }),
  ]) {
    await expect(refuse()).rejects.toMatchObject({ code: "not_found" });
  }
});

test("found by name without accents, by number in any notation, by e-mail; pages by key in each order", async () => {
  const id = await contactRow({
    name: "Íñigo Muñoz",
    phone: "+5215555550121",
    email: "Inigo@Example.com",
    country: "MX",
  });
  for (const q of ["inigo mun", "55 5555 0121", "+52 55 5555-0121", "inigo@example"]) {
    expect(await list(leader, { q })).toEqual([id]);
  }
  expect(await list(leader, { q: "inigo", country: "AR" })).toEqual([]);
  await contactRow();
  for (const sort of ["activity", "name", "created"]) {
    const whole = await list(leader, { sort });
    expect(await list(leader, { sort }, 2)).toEqual(whole);
    expect(new Set(whole).size).toBe(whole.length);
  }
});

test("what a person wrote, or took away, no platform changes", async () => {
  const name = { ids: ["525555550122"], address: "525555550122", name: "Perfil", phone: "+525555550122" };
  const { contactId } = await transaction((tx) =>
    identify(tx, account(), { ...name, country: "MX", countrySource: "phone" }),
  );
  expect(await db().contact.findUnique({ where: { id: contactId } })).toMatchObject({
    phoneKey: "+525555550122",
  });
  await execute(editContact, leader, { contactId, name: "", phone: "+52 1 55 5555 0123", country: "ar" });
  await transaction((tx) => identify(tx, account(), { ...name, language: "es" }));
  expect(await getContact(leader, contactId)).toMatchObject({
    name: null,
    phone: "+5215555550123",
    country: "AR",
    countrySource: "manual",
    language: "es",
  });
  await expect(execute(editContact, leader, { contactId, phone: "mañana" })).rejects.toMatchObject({
    details: { fields: { phone: "phone" } },
  });
  const entry = await db().activityLog.findFirstOrThrow({
    where: { subjectId: contactId, action: "contact.edit" },
  });
  expect(entry.details).toEqual({ fields: ["name", "country", "phone"] });
});

test("custom fields are made by leaders, and hold only what fits them", async () => {
  const number = { label: "Número de cliente", kind: "number" };
  await expect(execute(editContactField, agent, number)).rejects.toMatchObject({ code: "forbidden" });
  await execute(editContactField, leader, number);
  await execute(editContactField, leader, { label: "Plan", kind: "choice", choices: ["Básico", "Pro"] });
  expect((await listFields(agent)).map(({ key }) => key)).toEqual(["numero_de_cliente", "plan"]);
  const contactId = await contactRow({ name: "Con campos" });
  const fill = (fields: Record<string, string | null>) => execute(editContact, leader, { contactId, fields });
  await fill({ numero_de_cliente: "4,5", plan: "pro" });
  expect((await getContact(leader, contactId)).fields).toEqual({ numero_de_cliente: 4.5, plan: "Pro" });
  await expect(fill({ plan: "Oro" })).rejects.toMatchObject({
    details: { fields: { "fields.plan": "invalid" } },
  });
  await expect(fill({ nada: "x" })).rejects.toMatchObject({
    details: { fields: { "fields.nada": "unknown" } },
  });
  expect(await list(leader, { field: "plan", value: "Pro" })).toEqual([contactId]);
  await fill({ plan: null });
  expect((await getContact(leader, contactId)).fields).toEqual({ numero_de_cliente: 4.5 });
});

test("numbers in national variants, equal e-mails and similar names are suggested until told apart", async () => {
  const self = await contactRow({
    name: "María Fernanda López",
    phone: "+5491155550131",
    email: "mafe@example.com",
    country: "AR",
  });
  const byPhone = await contactRow({ phone: "+541155550131", email: "MAFE@example.com" });
  const byName = await contactRow({ name: "Maria Fernanda Lopes", country: "AR" });
  await contactRow({ name: "María Fernanda López", country: "MX" });
  const reasons = async () =>
    Object.fromEntries(
      (await listDuplicates(leader, self)).map(({ contact, reasons }) => [contact.id, reasons.sort()]),
    );
  expect(await reasons()).toEqual({ [byPhone]: ["email", "phone"], [byName]: ["name"] });
  await execute(distinguishContacts, leader, { contactId: byName, otherId: self });
  expect(Object.keys(await reasons())).toEqual([byPhone]);
});

test("one timeline over all conversations that the viewer may read, in pages", async () => {
  const contactId = await contactRow({ name: "Con historia" });
  const mine = await conversationRow(contactId, account(), { assigneeId: agent.id });
  const theirs = await conversationRow(contactId, harness.configurations.telegram!, {
    assigneeId: colleague.id,
  });
  for (const [conversationId, text, at] of [
    [mine, "primero", 1],
    [theirs, "segundo", 2],
    [mine, "tercero", 3],
  ] as const) {
    const { configurationId } = await db().conversation.findUniqueOrThrow({ where: { id: conversationId } });
    const sentAt = new Date(at * 60_000);
    await db().message.create({
      data: {
        id: newId(),
        conversationId,
        configurationId,
        direction: "inbound",
        kind: "text",
        status: "received",
        text,
        sentAt,
        externalId: text,
      },
    });
  }
  const { id: noteId } = await execute(createContactNote, agent, { contactId, text: "Nota" });
  await execute(editContact, leader, { contactId, language: "es" });
  const texts = async (viewer: SessionUser) => {
    const found: (string | null)[] = [];
    let cursor: string | undefined;
    do {
      const page = await listTimeline(viewer, contactId, { limit: 2, cursor });
      found.push(...page.items.map((item) => (item.type === "activity" ? item.action : item.text)));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return found;
  };
  expect(await texts(leader)).toEqual(["contact.edit", "Nota", "tercero", "segundo", "primero"]);
  expect(await texts(agent)).toEqual(["contact.edit", "Nota", "tercero", "primero"]);
  await expect(execute(deleteContactNote, leader, { noteId })).rejects.toMatchObject({ code: "forbidden" });
  await execute(deleteContactNote, agent, { noteId });
  expect(await texts(agent)).not.toContain("Nota");
});
