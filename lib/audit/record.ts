/** The activity log: who did what, written in the transaction that did it. */
import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/ids";

/** Ids, codes and names of fields, never a person's data: a name, a number or a text has no place here. */
export type Details = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface Entry {
  /** Null: Hilo itself. */
  actorId: string | null;
  /** "noun.verb", a name of the policy where a person acted. */
  action: string;
  subjectType: string;
  subjectId: string;
  details: Details;
}

/** An id, a code or the name of a field. A person's name has a space, an address an "@", a number a "+". */
const word = /^[\w.:-]{1,128}$/;

function assertWords(details: Details): void {
  const texts = Object.values(details)
    .flat()
    .filter((value) => typeof value === "string");
  const wrong = texts.find((value) => !word.test(value));
  if (wrong !== undefined) throw new Error("activity details hold ids and names of fields only");
}

/** Adds one entry. @throws Error when the details hold anything but ids and codes. */
export async function record(tx: Pick<Tx, "activityLog">, entry: Entry): Promise<void> {
  assertWords(entry.details);
  await tx.activityLog.create({ data: { id: newId(), ...entry, details: { ...entry.details } } });
}

/** Adds several entries with one statement. @throws Error as above. */
export async function recordAll(tx: Pick<Tx, "activityLog">, entries: readonly Entry[]): Promise<void> {
  for (const entry of entries) assertWords(entry.details);
  if (entries.length === 0) return;
  await tx.activityLog.createMany({
    data: entries.map((entry) => ({ id: newId(), ...entry, details: { ...entry.details } })),
  });
}
