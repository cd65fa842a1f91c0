/** Formatted text as platforms write it: with a mark on both sides. Pure. */
import { textStyles, type Formatting, type TextStyle } from "@/lib/platforms/contract";

/** A piece of text that looks the same from its start to its end. The marks themselves are gone. */
export interface Span {
  text: string;
  styles: readonly TextStyle[];
}

const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);
const isSpace = (char: string | undefined): boolean => char === undefined || /\s/u.test(char);

/** Where the piece that opens at `start` closes, or -1: a mark inside a word, beside a space or without a partner is a character. */
function closing(text: string, start: number, mark: string, style: TextStyle): number {
  if (!text.startsWith(mark, start) || isWord(text[start - 1]) || text[start - 1] === mark) return -1;
  const from = start + mark.length;
  if (style !== "mono" && isSpace(text[from])) return -1;
  for (let end = text.indexOf(mark, from + 1); end !== -1; end = text.indexOf(mark, end + 1)) {
    // Only code goes on over the end of a line.
    if (style !== "mono" && text.slice(from, end).includes("\n")) return -1;
    if (style === "mono") return text.slice(from, end).trim() ? end : -1;
    if (!isSpace(text[end - 1]) && !isWord(text[end + mark.length])) return end;
  }
  return -1;
}

/** How the customer sees it. Without any formatting it is one piece, as it was typed. */
export function spansOf(
  text: string,
  formatting: Formatting | null,
  outer: readonly TextStyle[] = [],
): readonly Span[] {
  if (!formatting) return text ? [{ text, styles: outer }] : [];
  const spans: Span[] = [];
  let plain = 0;
  const flush = (end: number) => {
    if (end > plain) spans.push({ text: text.slice(plain, end), styles: outer });
  };
  for (let at = 0; at < text.length; at++) {
    const style = textStyles.find((one) => !outer.includes(one) && text.startsWith(formatting[one], at));
    if (!style) continue;
    const mark = formatting[style];
    const end = closing(text, at, mark, style);
    if (end === -1) {
      at += mark.length - 1;
      continue;
    }
    flush(at);
    const inside = text.slice(at + mark.length, end);
    const styles = [...outer, style];
    // What is in code is left as it is.
    spans.push(...(style === "mono" ? [{ text: inside, styles }] : spansOf(inside, formatting, styles)));
    plain = end + mark.length;
    at = plain - 1;
  }
  flush(text.length);
  return spans;
}

export const isFormatted = (text: string, formatting: Formatting | null): boolean =>
  formatting !== null && spansOf(text, formatting).some(({ styles }) => styles.length > 0);

export interface Selected {
  text: string;
  start: number;
  end: number;
}

/** Puts the mark around the selection, or takes it away; spaces at its edges stay outside, where a mark would mean nothing. */
export function toggleMark({ text, start, end }: Selected, mark: string): Selected {
  const chosen = text.slice(start, end);
  const lead = chosen.length - chosen.trimStart().length;
  const from = chosen.trim() ? start + lead : start;
  const to = chosen.trim() ? start + chosen.trimEnd().length : end;
  const size = mark.length;
  const inner = text.slice(from, to);
  if (text.slice(from - size, from) === mark && text.startsWith(mark, to) && from >= size) {
    return {
      text: text.slice(0, from - size) + inner + text.slice(to + size),
      start: from - size,
      end: to - size,
    };
  }
  if (inner.length > 2 * size && inner.startsWith(mark) && inner.endsWith(mark)) {
    const bare = inner.slice(size, -size);
    return { text: text.slice(0, from) + bare + text.slice(to), start: from, end: from + bare.length };
  }
  return {
    text: text.slice(0, from) + mark + inner + mark + text.slice(to),
    start: from + size,
    end: to + size,
  };
}
