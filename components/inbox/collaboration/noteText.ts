/** A note as it is typed: "@Ana Ruiz" stands for a mention; who is meant is kept beside it. Pure. */
import { mentionOf, partsOfNote } from "@/lib/inbox/mentions";
import type { PersonView } from "@/lib/inbox/views";

export interface TypedNote {
  text: string;
  /** Chosen while typing; those whose name no longer stands in the text do not count. */
  named: readonly PersonView[];
}

export const emptyNote: TypedNote = { text: "", named: [] };

/** The whole name: "@Ana" does not stand in "@Anabel". */
const standing = (name: string): RegExp =>
  new RegExp(`@${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "gu");

/** As the server wants it. The longest names first: "@Ana María" is not "@Ana". */
export function markupOf({ text, named }: TypedNote): string {
  const people = [...named].sort((a, b) => b.name.length - a.name.length);
  let rest = text;
  const kept: string[] = [];
  for (const person of people) {
    rest = rest.replace(standing(person.name), () => `\u0000${kept.push(mentionOf(person)) - 1}\u0000`);
  }
  // A mark stands between two NULs, which no keyboard types.
  return rest
    .split("\u0000")
    .map((part, index) => (index % 2 === 1 ? (kept[Number(part)] ?? "") : part))
    .join("");
}

/** A stored note, to be typed on. */
export function typedOf(markup: string): TypedNote {
  const named = new Map<string, PersonView>();
  const text = partsOfNote(markup).map((part) => {
    if ("text" in part) return part.text;
    named.set(part.userId, { id: part.userId, name: part.name });
    return `@${part.name}`;
  });
  return { text: text.join(""), named: [...named.values()] };
}

/** What stands after the "@" before the caret; null when there is none. */
export function mentionQuery(text: string, caret: number): string | null {
  return /(?:^|[\s(])@([^\s@]{0,30})$/.exec(text.slice(0, caret))?.[1] ?? null;
}

/** The text with the "@…" before the caret completed, and where the caret is then. */
export function complete(note: TypedNote, caret: number, person: PersonView): TypedNote & { caret: number } {
  const before = note.text.slice(0, caret).replace(/@[^\s@]{0,30}$/, `@${person.name} `);
  return {
    text: before + note.text.slice(caret).replace(/^ /, ""),
    named: [...note.named.filter(({ id }) => id !== person.id), person],
    caret: before.length,
  };
}

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** Whose name, or a part of it, begins so; accents do not matter. */
export const matching = (people: readonly PersonView[], query: string): PersonView[] =>
  people.filter(({ name }) =>
    [name, ...name.split(/\s+/)].some((part) => plain(part).startsWith(plain(query))),
  );
