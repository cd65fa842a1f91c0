/** Finds the web addresses in a text. Pure. */
export interface Piece {
  text: string;
  /** Only for addresses, and only http or https. */
  href?: string;
}

const address = /\bhttps?:\/\/[^\s<>"']+/giu;
/** Closes the sentence, not the address. */
const trailing = /[.,;:!?¿¡…)\]}»”’]+$/u;

export function linksIn(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    const found = withoutTrailing(match[0]);
    if (!URL.canParse(found)) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ text: found, href: found });
    end = match.index + found.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** A closing bracket stays when the address opened it. */
function withoutTrailing(found: string): string {
  const cut = found.replace(trailing, "");
  return found[cut.length] === ")" && cut.includes("(") ? `${cut})` : cut;
}
