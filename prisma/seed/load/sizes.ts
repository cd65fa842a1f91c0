/** How many messages each conversation of a load has: a few are enormous, most are short (Zipf's law). Pure. */
import type { Random } from "../demo/random";

/** On average; the load has a tenth as many conversations as messages. */
const MESSAGES_PER_CONVERSATION = 10;

/**
 * One size per conversation, in no order, at least 1 each, `messages` together: that of rank r is in proportion to 1/r.
 */
export function sizesOf(messages: number, random: Random): number[] {
  const count = Math.max(1, Math.floor(messages / MESSAGES_PER_CONVERSATION));
  const weights = Array.from({ length: count }, (_, index) => 1 / (index + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sizes = weights.map((weight) => 1 + Math.floor(((messages - count) * weight) / total));
  // What rounding down left over.
  let rest = messages - sizes.reduce((sum, size) => sum + size, 0);
  for (let rank = 0; rest > 0; rank = (rank + 1) % count, rest--) sizes[rank] = (sizes[rank] ?? 0) + 1;
  return shuffle(sizes, random);
}

function shuffle<T>(items: T[], random: Random): T[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other] as T, items[last] as T];
  }
  return items;
}
