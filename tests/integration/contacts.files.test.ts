/** Contacts in and out as CSV. */
import { execute } from "@/lib/command";
import { getContact } from "@/lib/contacts/details";
import { exportContacts } from "@/lib/contacts/export";
import { editContactField } from "@/lib/contacts/fields";
import { previewImport, runImport } from "@/lib/contacts/import";
import { contactFilterSchema, importOptionsSchema } from "@/lib/contacts/schema";
import type { ImportReport } from "@/lib/contacts/views";
import type { SessionUser } from "@/lib/auth/roles";
import { db } from "@/lib/db/client";
import { messages } from "@/lib/i18n/messages";
import { contactRow } from "@/tests/support/contacts";
import { testDatabase } from "@/tests/support/database";
import { person } from "@/tests/support/people";

testDatabase();

let leader: SessionUser;
let agent: SessionUser;
beforeAll(async () => {
  leader = await person("supervisor");
  agent = await person("agent");
});

const options = (given: Record<string, string> = {}) => importOptionsSchema.parse(given);
const bytes = (text: string) => new TextEncoder().encode(text);

async function importAll(text: string, given: Record<string, string> = {}): Promise<ImportReport> {
  let last: ImportReport | undefined;
  for await (const report of runImport(leader, bytes(text), options(given))) last = report;
  return last!;
}

test("the preview knows the encoding, the delimiter and the columns, and names the lines that will be left out", async () => {
  await execute(editContactField, leader, { label: "Plan", kind: "choice", choices: ["Pro"] });
  const text =
    "Nombre;Teléfono;Correo electrónico;Plan;Otra\nBegoña;55 5555 0141;b@example.com;pro;x\nMal;123;;;\n;;;;\n;;;Pro;\n";
  const latin = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const preview = await previewImport(leader, latin, options({ country: "MX" }));
  expect(preview).toMatchObject({
    encoding: "Windows-1252",
    delimiter: ";",
    mapping: ["name", "phone", "email", "field:plan", null],
    total: 3,
    problems: [
      { line: 3, reason: "phone", column: "Teléfono" },
      { line: 4, reason: "empty", column: null },
    ],
  });
  expect(preview.rows[0]).toEqual(["Begoña", "55 5555 0141", "b@example.com", "pro", "x"]);
});

test("known people are found by number variants and e-mail: gaps are filled, nobody is doubled", async () => {
  const known = await contactRow({ name: "Conocida", phone: "+5215555550142" });
  const other = await contactRow({ email: "otra@example.com" });
  const text = [
    "name,phone,email",
    "Otro nombre,+52 55 5555 0142,conocida@example.com",
    "Nueva,+52 55 5555 0143,",
    "Nueva otra vez,5555550143,",
    "Dos personas,+52 55 5555 0142,OTRA@example.com",
    "'=2+3,+52 55 5555 0144,",
    "Sin nada más,,no es un correo",
  ].join("\n");
  const report = await importAll(text, { country: "MX" });
  expect(report).toMatchObject({ total: 6, done: 6, created: 2, updated: 1, unchanged: 1 });
  expect(report.skipped).toEqual([
    { line: 5, reason: "ambiguous", column: null },
    { line: 7, reason: "email", column: "email" },
  ]);
  expect(await getContact(leader, known)).toMatchObject({ name: "Conocida", email: "conocida@example.com" });
  expect(await getContact(leader, other)).toMatchObject({ name: null });
  expect(await db().contact.count({ where: { name: "=2+3", country: "MX", countrySource: "phone" } })).toBe(
    1,
  );

  expect(await importAll(text, { country: "MX" })).toMatchObject({ created: 0, updated: 0 });
  await importAll(text.split("\n").slice(0, 2).join("\n"), { overwrite: "true" });
  expect(await getContact(leader, known)).toMatchObject({ name: "Otro nombre" });
});

test("ten thousand lines", async () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => `Persona ${index},p${index}@example.com`);
  const report = await importAll(["Nombre,E-mail", ...lines].join("\r\n"));
  expect(report).toMatchObject({ total: 10_000, done: 10_000, created: 10_000, skipped: [] });
});

test("the export has what the filter shows, safe for a spreadsheet, and is logged", async () => {
  await contactRow({ name: '=HYPERLINK("http://example.com")', phone: "+525555550151", country: "CL" });
  await contactRow({ name: "Fuera del filtro", country: "PE" });
  const { file: _, ...headings } = messages.es.contacts.export;
  const stream = await exportContacts(leader, contactFilterSchema.parse({ country: "CL" }), headings);
  const text = await new Response(stream).text();
  const lines = text.trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain(headings.name);
  expect(lines[1]).toMatch(/^"'=HYPERLINK\(""http:\/\/example\.com""\)",\+525555550151,,CL,/);
  const entry = await db().activityLog.findFirstOrThrow({ where: { action: "contact.export" } });
  expect(entry).toMatchObject({ actorId: leader.id, details: { filters: ["country", "sort"] } });
});

test("agents neither import nor export", async () => {
  const { file: _, ...headings } = messages.es.contacts.export;
  const refused = { code: "forbidden" };
  await expect(exportContacts(agent, contactFilterSchema.parse({}), headings)).rejects.toMatchObject(refused);
  await expect(previewImport(agent, bytes("a\nb"), options())).rejects.toMatchObject(refused);
  await expect(runImport(agent, bytes("a\nb"), options()).next()).rejects.toMatchObject(refused);
});
