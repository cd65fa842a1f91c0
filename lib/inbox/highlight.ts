/** Where in a text the words of a search are: accents and case do not matter. Pure. */
import type { Segment } from "./searchViews";

/** So much of a message stands before its first hit, and so much is shown of it, in characters. */
const BEFORE = 40;
const LENGTH = 160;

/** A word as the search compares it. */
const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The words of a search, folded. */
export const wordsOf = (query: string): string[] => query.match(/[\p{L}\p{N}\p{M}]+/gu)?.map(fold) ?? [];

interface Range {
  from: number;
  to: number;
}

/** Whole words, and the last one also as a beginning: it is still being typed. */
function wordHits(text: string, words: readonly string[]): Range[] {
  const last = words.at(-1);
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap(({ 0: found, index }) => {
    const word = fold(found);
    if (words.includes(word)) return [{ from: index, to: index + found.length }];
    if (last === undefined || !word.startsWith(last)) return [];
    return [{ from: index, to: index + lengthOfStart(found, last.length) }];
  });
}

/** How many characters of a word fold to that many. */
function lengthOfStart(word: string, folded: number): number {
  let length = 0;
  for (const character of word) {
    if (fold(word.slice(0, length)).length >= folded && !/\p{M}/u.test(character)) break;
    length += character.length;
  }
  return length;
}

function segmentsOf(text: string, ranges: readonly Range[]): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  const push = (from: number, to: number, hit: boolean) => {
    if (to > from) segments.push({ text: text.slice(from, to), hit });
  };
  for (const { from, to } of ranges) {
    push(end, from, false);
    push(from, to, true);
    end = to;
  }
  push(end, text.length, false);
  return segments;
}

/** The part of a message around its first hit, in one line. An ellipsis says that there is more. */
export function fragmentOf(text: string, query: string): Segment[] {
  const line = text.replace(/\s+/g, " ").trim();
  const words = wordsOf(query);
  const first = wordHits(line, words)[0]?.from ?? 0;
  // From the start of a word, so that none is cut.
  const start = first <= BEFORE ? 0 : line.indexOf(" ", first - BEFORE - 1) + 1;
  const end = Math.min(line.length, Math.max(start, 0) + LENGTH);
  const part = `${start > 0 ? "… " : ""}${line.slice(start, end)}${end < line.length ? "…" : ""}`;
  return segmentsOf(part, wordHits(part, words));
}

/** A name: its parts that contain a word of the search. */
export function markedName(name: string, query: string): Segment[] {
  const words = wordsOf(query);
  const ranges = [...name.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap(({ 0: found, index }) => {
    const word = words.find((candidate) => fold(found).includes(candidate));
    if (word === undefined) return [];
    const skip = lengthOfStart(found, fold(found).indexOf(word));
    return [{ from: index + skip, to: index + skip + lengthOfStart(found.slice(skip), word.length) }];
  });
  return segmentsOf(name, ranges);
}

/** A number or a handle: where these characters are in it. */
export function markedPart(text: string, part: string): Segment[] {
  const from = part === "" ? -1 : text.toLowerCase().indexOf(part.toLowerCase());
  return segmentsOf(text, from === -1 ? [] : [{ from, to: from + part.length }]);
}
