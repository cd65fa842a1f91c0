/** How many tints `[data-hue]` has in the stylesheet. */
const hues = 8;

/** The same name always has the same tint. FNV-1a, 32 bits. */
export function hueOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const unit of name.normalize("NFC").toLowerCase()) {
    hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0) % hues;
}

const letter = /\p{L}/u;

/** Up to two letters: of the first and the last word that begin with one. Empty for a phone number or an emoji. */
export function initialsOf(name: string): string {
  const words = name
    .normalize("NFC")
    .split(/\s+/u)
    .map((word) => [...word].find((character) => letter.test(character)))
    .filter((character): character is string => character !== undefined);
  const [first = "", last = ""] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return (first + last).toLocaleUpperCase();
}
