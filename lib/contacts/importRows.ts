/** What the lines of an imported file say: columns recognised, each line checked by itself. Pure. */
import { fieldValue } from "./fields";
import { countryOfPhone, phoneKey, toE164 } from "./phone";
import { importTargets } from "./schema";
import type { FieldValues, FieldView, ImportProblem, ImportReason } from "./views";

type Target = (typeof importTargets)[number];
type Definition = Pick<FieldView, "key" | "label" | "kind" | "choices">;

/** How columns are called, without accents and in lower case. */
const headings: Record<Target, RegExp> = {
  name: /^(nombre( completo)?|name|full ?name|contacto?|cliente|customer)$/,
  phone: /^(telefono.*|tel\.?|celular|movil|whats ?app|phone.*|mobile.*|cell.*|numero)$/,
  email: /^(correo.*|e-?mail.*|mail)$/,
  country: /^(pais|country.*)$/,
  language: /^(idioma|lengua|language|locale)$/,
};

const plain = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("_", " ").trim().toLowerCase();

/** What each column seems to be: each target once, the first column that fits. */
export function guessMapping(
  columns: readonly string[],
  definitions: readonly Definition[],
): (string | null)[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    const title = plain(column);
    const field = definitions.find(({ key, label }) => plain(label) === title || plain(key) === title);
    const target = field ? `field:${field.key}` : importTargets.find((name) => headings[name].test(title));
    if (!target || taken.has(target)) return null;
    taken.add(target);
    return target;
  });
}

/** One person as a line has them. Null: the line says nothing about it. */
export interface ImportRow {
  line: number;
  name: string | null;
  phone: string | null;
  phoneKey: string | null;
  email: string | null;
  country: string | null;
  /** The number names it; nobody wrote it. */
  countryFromPhone: boolean;
  language: string | null;
  fields: FieldValues;
}

export interface RowContext {
  columns: readonly string[];
  mapping: readonly (string | null)[];
  definitions: readonly Definition[];
  /** For numbers without a calling code. */
  country: string | undefined;
}

/** The person, or what is wrong with the line. `index` counts the lines below the head from 0. */
export function readRow(
  cells: readonly string[],
  index: number,
  context: RowContext,
): ImportRow | ImportProblem {
  const line = index + 2;
  const { columns, mapping, definitions } = context;
  const problem = (reason: ImportReason, target?: string): ImportProblem => ({
    line,
    reason,
    column: target === undefined ? null : (columns[mapping.indexOf(target)] ?? null),
  });
  const cell = (target: string): string | null => cells[mapping.indexOf(target)] || null;
  if (cells.length > columns.length) return problem("columns");

  const name = cell("name");
  if (name && name.length > 200) return problem("tooLong", "name");
  const email = cell("email");
  if (email && !isEmail(email)) return problem("email", "email");
  const country = cell("country")?.toUpperCase() ?? null;
  if (country && !/^[A-Z]{2}$/.test(country)) return problem("country", "country");
  const language = cell("language");
  if (language && !/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$/.test(language))
    return problem("language", "language");
  const number = cell("phone");
  const phone = number && toE164(number, country ?? context.country);
  if (number && !phone) return problem("phone", "phone");
  if (!name && !phone && !email) return problem("empty");

  const fields: FieldValues = {};
  for (const definition of definitions) {
    const target = `field:${definition.key}`;
    const given = cell(target);
    const value = given === null ? null : fieldValue(definition, given);
    if (value === undefined) return problem("field", target);
    if (value !== null) fields[definition.key] = value;
  }
  const named = country === null && phone ? countryOfPhone(phone) : null;
  return {
    line,
    name,
    phone,
    phoneKey: phoneKey(phone),
    email,
    country: country ?? named,
    countryFromPhone: named !== null,
    language,
    fields,
  };
}

/** Good enough to find typing mistakes; whether it exists nobody can tell. */
const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>"']+@[^\s@]+\.[^\s@.]{2,}$/.test(text);

export const isProblem = (row: ImportRow | ImportProblem): row is ImportProblem => "reason" in row;
