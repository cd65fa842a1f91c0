/** Variables of saved replies: `{{contacto.nombre}}`, or with a fallback `{{contacto.nombre|cliente}}`. Pure, client-safe. */
import type { Gap } from "./views";

/** Each in Spanish, under which it is known here, and in English. */
const names = {
  "contacto.nombre": "contact.name",
  "contacto.primer_nombre": "contact.first_name",
  "contacto.telefono": "contact.phone",
  "contacto.pais": "contact.country",
  "agente.nombre": "agent.name",
  "agente.primer_nombre": "agent.first_name",
  "canal.nombre": "channel.name",
  "fecha.hoy": "date.today",
} as const;

export type VariableName = keyof typeof names;
export const variableNames = Object.keys(names) as VariableName[];

const canonical = new Map<string, string>(
  Object.entries(names).map(([spanish, english]) => [english, spanish]),
);

/** The field of the contact that a name stands for; null for a name of another kind. */
const fieldOf = (name: string): string | null => /^(?:contacto|contact)\.([\w-]+)$/.exec(name)?.[1] ?? null;

/** The name under which values are known: Spanish, and `contacto.` before the key of a custom field. */
function canonicalName(written: string): string {
  const known = canonical.get(written) ?? written;
  const field = fieldOf(known);
  return field === null ? known : `contacto.${field}`;
}

/** Name and fallback, in that order. */
const token = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g;

export const variable = (name: string): string => `{{${name}}}`;

/**
 * The first thing between braces that is no variable, as it was written; null when all are. `fields` are the keys of the
 * contacts' custom fields. Braces that stand alone are named themselves: they would reach the customer.
 */
export function unknownVariable(body: string, fields: readonly string[]): string | null {
  const known = new Set<string>([...variableNames, ...fields.map((key) => `contacto.${key}`)]);
  for (const [, written = ""] of body.matchAll(token)) {
    const name = written.trim();
    if (!known.has(canonicalName(name))) return name || variable("");
  }
  const alone = /\{\{[^\s{}]*|\}\}/.exec(body.replace(token, ""))?.[0];
  return alone ?? null;
}

/** A piece of a text: as written, a value that was put in, or a gap where there was none. */
export interface Piece {
  text: string;
  kind: "written" | "value" | "gap";
  /** Of the variable, where it is not `written`. */
  name: string;
}

/** Values by their Spanish names; what is empty counts as missing. */
export type Values = Readonly<Record<string, string | null | undefined>>;

/** A body with its values. What a value holds is never read as a variable. */
export function resolve(body: string, values: Values): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of body.matchAll(token)) {
    const [whole, written = "", fallback = ""] = match;
    if (match.index > end) pieces.push({ text: body.slice(end, match.index), kind: "written", name: "" });
    const name = written.trim();
    const value = values[canonicalName(name)]?.trim() || fallback.trim();
    pieces.push(value ? { text: value, kind: "value", name } : { text: gapText(name), kind: "gap", name });
    end = match.index + whole.length;
  }
  if (end < body.length) pieces.push({ text: body.slice(end), kind: "written", name: "" });
  return pieces;
}

/** "[primer nombre]": to be seen and filled in, and harmless if it is not. */
const gapText = (name: string): string => `[${(name.split(".").at(-1) ?? name).replace(/_/g, " ")}]`;

/** The whole text, and where its gaps are. */
export function textOf(pieces: readonly Piece[]): { text: string; gaps: Gap[] } {
  const gaps: Gap[] = [];
  let text = "";
  for (const piece of pieces) {
    const start = text.length;
    text += piece.text;
    if (piece.kind === "gap") gaps.push({ start, end: text.length, name: piece.name });
  }
  return { text, gaps };
}

/** What people are called by. */
export const firstName = (name: string | null): string | null => name?.trim().split(/\s+/)[0] || null;
