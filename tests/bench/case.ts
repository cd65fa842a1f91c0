/** One thing that a screen asks for, and what it may cost. */
import { compare } from "./measure";
import type { Outcome } from "./report";
import { explain, recordStatements, runBare } from "./statements";

export interface BenchCase {
  name: string;
  /** As the page asks, with so many rows. */
  run: (limit: number) => Promise<unknown>;
  /** Milliseconds at the 95th percentile, where a person would notice more. */
  p95Ms?: number;
}

const PAGE = 50;
const FEW = 5;
/** A query may ask a second way when the first did not fill the page; it may not ask per row. */
const FALLBACK = 1;
/** Of a query function over its own statements. */
const MOST_TIMES_BARE = 2;

interface Terms {
  blockMs: number;
  plans: boolean;
  say: (line: string) => void;
}

export async function runCase(
  { name, run, p95Ms }: BenchCase,
  { blockMs, plans, say }: Terms,
): Promise<Outcome> {
  const statements = await recordStatements(() => run(PAGE));
  const few = await recordStatements(() => run(FEW));
  const comparison = await compare(
    () => run(PAGE),
    () => runBare(statements),
    blockMs,
  );
  const missed: string[] = [];
  if (comparison.ratio.median > MOST_TIMES_BARE)
    missed.push(`more than ${MOST_TIMES_BARE} times its bare SQL`);
  if (statements.length > few.length + FALLBACK) {
    missed.push(`${few.length} statements for ${FEW} rows, ${statements.length} for ${PAGE}`);
  }
  const slow = p95Ms !== undefined && comparison.ours.p95 > p95Ms ? `p95 above ${p95Ms} ms` : null;
  say(
    `${name}: p95 ${comparison.ours.p95.toFixed(1)} ms, ${comparison.ratio.median.toFixed(2)} times its bare SQL`,
  );
  if (plans || missed.length > 0) say(`\n-- ${name}\n${await explain(statements)}\n`);
  return { name, statements: statements.length, missed, slow, ...comparison };
}
