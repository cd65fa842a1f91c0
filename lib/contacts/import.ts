/**
 * Contacts from a file. It is read in chunks of lines, each one command and one transaction, so that a long import holds no
 * locks and shows how far it is; repeating one after a lost connection adds nobody twice.
 */
import { z } from "zod";
import type { SessionUser } from "@/lib/auth/roles";
import { authorize } from "@/lib/auth/policy";
import { defineCommand, execute } from "@/lib/command";
import { db, type Tx } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { allContacts } from "./access";
import { activeFields } from "./fields";
import { readCsv, type Csv } from "./csv";
import { guessMapping, isProblem, readRow, type ImportRow, type RowContext } from "./importRows";
import type { ImportOptions } from "./schema";
import type { FieldValues, ImportPreview, ImportProblem, ImportReport } from "./views";

const CHUNK = 250;
const PREVIEW_ROWS = 8;
const PREVIEW_PROBLEMS = 100;
/** Any number that nothing else locks: two imports at once would not see each other's new contacts. */
const IMPORT_LOCK = 731_007;

/** What the file seems to hold, and which lines will not be taken. @throws AppError for a file that cannot be read. */
export async function previewImport(
  viewer: SessionUser,
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<ImportPreview> {
  authorize(viewer, "contact.import", allContacts);
  const csv = readCsv(bytes);
  const context = await contextOf(csv, options);
  const problems = csv.lines.map((cells, index) => readRow(cells, index, context)).filter(isProblem);
  return {
    encoding: csv.encoding,
    delimiter: csv.delimiter,
    columns: csv.columns,
    mapping: [...context.mapping],
    rows: csv.lines.slice(0, PREVIEW_ROWS),
    total: csv.lines.length,
    problems: problems.slice(0, PREVIEW_PROBLEMS),
    problemCount: problems.length,
  };
}

async function contextOf({ columns }: Csv, { mapping, country }: ImportOptions): Promise<RowContext> {
  const definitions = await activeFields(db());
  const chosen = mapping && columns.map((_, index) => mapping[index] ?? null);
  return { columns, mapping: chosen ?? guessMapping(columns, definitions), definitions, country };
}

/** Takes every line that can be taken, and says after each chunk how far it is. The last one is the whole report. */
export async function* runImport(
  viewer: SessionUser,
  bytes: Uint8Array,
  options: ImportOptions,
): AsyncGenerator<ImportReport> {
  authorize(viewer, "contact.import", allContacts);
  const csv = readCsv(bytes);
  const context = await contextOf(csv, options);
  const importId = newId();
  const report: ImportReport = {
    total: csv.lines.length,
    done: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    skipped: [],
  };
  for (let start = 0; start < csv.lines.length; start += CHUNK) {
    const read = csv.lines
      .slice(start, start + CHUNK)
      .map((cells, at) => readRow(cells, start + at, context));
    const rows = read.filter((row) => !isProblem(row)) as ImportRow[];
    const outcome = await execute(importChunk, viewer, { importId, rows, overwrite: options.overwrite });
    report.skipped.push(...[...read.filter(isProblem), ...outcome.skipped].sort((a, b) => a.line - b.line));
    report.created += outcome.created;
    report.updated += outcome.updated;
    report.unchanged += outcome.unchanged;
    report.done = Math.min(start + CHUNK, report.total);
    yield report;
  }
}

interface Known {
  id: string;
  name: string | null;
  phone: string | null;
  phoneKey: string | null;
  email: string | null;
  country: string | null;
  countrySource: string | null;
  language: string | null;
  editedFields: string[];
  fields: FieldValues;
}

/** The rows come from `readRow`, which has checked them. */
const chunkSchema = z.object({
  importId: z.uuid(),
  rows: z.custom<ImportRow[]>(Array.isArray),
  overwrite: z.boolean(),
});

const importChunk = defineCommand({
  name: "contact.import",
  input: chunkSchema,
  load: () => Promise.resolve(allContacts),
  async run({ tx, input, record }) {
    await tx.$executeRaw`select pg_advisory_xact_lock(${IMPORT_LOCK})`;
    const people = new People(await knownPeople(tx, input.rows));
    const skipped: ImportProblem[] = [];
    const touched = new Map<string, Known>();
    const added = new Map<string, Known>();
    let unchanged = 0;
    for (const row of input.rows) {
      const found = people.find(row);
      if (found.length > 1) skipped.push({ line: row.line, reason: "ambiguous", column: null });
      else if (found[0]) {
        if (!apply(found[0], row, input.overwrite)) unchanged += 1;
        else if (!added.has(found[0].id)) touched.set(found[0].id, found[0]);
        people.add(found[0]);
      } else {
        const made = { ...nobody, id: newId(), editedFields: [], fields: {} };
        apply(made, row, true);
        added.set(made.id, made);
        people.add(made);
      }
    }
    await tx.contact.createMany({ data: [...added.values()] });
    await updateAll(tx, [...touched.values()]);
    record({ created: added.size, updated: touched.size, skipped: skipped.length }, input.importId);
    return { created: added.size, updated: touched.size, unchanged, skipped };
  },
});

const nobody = {
  name: null,
  phone: null,
  phoneKey: null,
  email: null,
  country: null,
  countrySource: null,
  language: null,
};

/** Who is known already, by number and by e-mail, with those that this chunk adds. */
class People {
  private readonly byPhone = new Map<string, Known>();
  private readonly byEmail = new Map<string, Known>();

  constructor(known: readonly Known[]) {
    for (const person of known) this.add(person);
  }

  add(person: Known): void {
    if (person.phoneKey && !this.byPhone.has(person.phoneKey)) this.byPhone.set(person.phoneKey, person);
    const email = person.email?.toLowerCase();
    if (email && !this.byEmail.has(email)) this.byEmail.set(email, person);
  }

  /** Two when the number is one person's and the e-mail another's. */
  find(row: ImportRow): Known[] {
    const found = [
      row.phoneKey ? this.byPhone.get(row.phoneKey) : undefined,
      row.email ? this.byEmail.get(row.email.toLowerCase()) : undefined,
    ];
    return [...new Set(found.filter((person) => person !== undefined))];
  }
}

/** Locked in the order of their ids, like every other work on several contacts. */
async function knownPeople(tx: Tx, rows: readonly ImportRow[]): Promise<Known[]> {
  const keys = rows.map(({ phoneKey }) => phoneKey).filter((key) => key !== null);
  const emails = rows.map(({ email }) => email?.toLowerCase()).filter((email) => email !== undefined);
  return tx.$queryRaw<Known[]>`
    select id, name, phone, phone_key as "phoneKey", email, country, country_source as "countrySource", language,
           edited_fields as "editedFields", fields
    from contacts
    where merged_into_id is null
      and id in (select id from contacts where phone_key = any(${keys}::text[])
                 union select id from contacts where lower(email) = any(${emails}::text[]))
    order by id for no key update`;
}

/** Puts in what the line adds; answers whether that was anything. */
function apply(person: Known, row: ImportRow, overwrite: boolean): boolean {
  const before = JSON.stringify(person);
  for (const name of ["name", "phone", "email", "language"] as const) {
    const value = row[name];
    if (value === null || (person[name] !== null && !overwrite) || person[name] === value) continue;
    person[name] = value;
    if (name === "phone") person.phoneKey = row.phoneKey;
    person.editedFields = [...new Set([...person.editedFields, name])];
  }
  applyCountry(person, row, overwrite);
  for (const [key, value] of Object.entries(row.fields)) {
    if (overwrite || !(key in person.fields)) person.fields = { ...person.fields, [key]: value };
  }
  return JSON.stringify(person) !== before;
}

/** What a number says about the country is less than what somebody wrote. */
function applyCountry(person: Known, row: ImportRow, overwrite: boolean): void {
  if (row.country === null || row.country === person.country) return;
  if (person.country !== null && (!overwrite || row.countryFromPhone)) return;
  person.country = row.country;
  person.countrySource = row.countryFromPhone ? "phone" : "manual";
  if (!row.countryFromPhone) person.editedFields = [...new Set([...person.editedFields, "country"])];
}

async function updateAll(tx: Tx, people: readonly Known[]): Promise<void> {
  if (people.length === 0) return;
  await tx.$executeRaw`
    update contacts c
    set name = n.name, phone = n.phone, phone_key = n."phoneKey", email = n.email, country = n.country,
        country_source = n."countrySource", language = n.language, edited_fields = n."editedFields", fields = n.fields,
        updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      as n(id uuid, name text, phone text, "phoneKey" text, email text, country text, "countrySource" text,
           language text, "editedFields" text[], fields jsonb)
    where c.id = n.id`;
}
