/** The fields of a contact that wins a merge: filled from the loser where empty, and restored by the undo. Pure. */
import type { ContactResource } from "./access";
import type { FieldValues } from "./views";

const names = ["name", "phone", "phoneKey", "email", "country", "countrySource", "language"] as const;
type Name = (typeof names)[number];

export type WinnerFields = Record<Name, string | null> & { editedFields: string[]; fields: FieldValues };

export const winnerFields = (contact: WinnerFields): WinnerFields => {
  const own = Object.fromEntries(names.map((name) => [name, contact[name]])) as Record<Name, string | null>;
  return { ...own, editedFields: contact.editedFields, fields: contact.fields };
};

/** What the second one knows where the first has nothing. A number brings its key along, a country its source. */
export function filledFrom(winner: ContactResource, loser: ContactResource): WinnerFields {
  const after = { ...winnerFields(winner), fields: { ...loser.fields, ...winner.fields } };
  const edited = new Set(winner.editedFields);
  for (const name of ["name", "phone", "email", "country", "language"] as const) {
    if (winner[name] !== null || loser[name] === null) continue;
    after[name] = loser[name];
    if (name === "phone") after.phoneKey = loser.phoneKey;
    if (name === "country") after.countrySource = loser.countrySource;
    if (loser.editedFields.includes(name)) edited.add(name);
  }
  after.editedFields = [...edited];
  return after;
}

/** As it was before, except what a person has changed since. A key follows its number, a source its country. */
export function restored(now: WinnerFields, before: WinnerFields, after: WinnerFields): WinnerFields {
  const result = { ...now, fields: { ...now.fields } };
  const back = new Set<string>(names.filter((name) => now[leader(name)] === after[leader(name)]));
  for (const name of names) if (back.has(name)) result[name] = before[name];
  for (const [key, value] of Object.entries(after.fields)) {
    if (!(key in before.fields) && result.fields[key] === value) delete result.fields[key];
  }
  const borrowed = (name: string) => back.has(name) && !before.editedFields.includes(name);
  result.editedFields = now.editedFields.filter((name) => !borrowed(name));
  return result;
}

const leader = (name: Name): Name =>
  name === "phoneKey" ? "phone" : name === "countrySource" ? "country" : name;
