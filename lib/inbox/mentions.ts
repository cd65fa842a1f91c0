/** Mentions as they stand in a note: `@[name](user id)`. Pure and client-safe. */

const mention = /@\[([^\]\n]{1,120})\]\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/gi;

type NotePart = { text: string } | { userId: string; name: string };

/** A note in pieces: what was written, and who is named in it. */
export function partsOfNote(text: string): NotePart[] {
  const parts: NotePart[] = [];
  let end = 0;
  for (const found of text.matchAll(mention)) {
    const [whole, name = "", userId = ""] = found;
    if (found.index > end) parts.push({ text: text.slice(end, found.index) });
    parts.push({ userId: userId.toLowerCase(), name });
    end = found.index + whole.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** The ids of everybody named, each once. */
export const mentionedIn = (text: string): string[] => [
  ...new Set(partsOfNote(text).flatMap((part) => ("userId" in part ? [part.userId] : []))),
];

/** Brackets in a name would end the mention early. */
export const mentionOf = ({ id, name }: { id: string; name: string }): string =>
  `@[${name
    .replace(/[[\]\n]/g, " ")
    .trim()
    .slice(0, 120)}](${id})`;
