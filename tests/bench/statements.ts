/** What a query function asks of the database: recorded once, so that the bare statements can be run beside it. */
import { pool } from "@/lib/db/pool";

export interface Statement {
  text: string;
  values: unknown[];
}

type Query = (given: string | Statement, values?: unknown[], ...rest: unknown[]) => unknown;

/** Runs `work` and answers every statement that it put to the pool, in order. */
export async function recordStatements(work: () => Promise<unknown>): Promise<Statement[]> {
  const target = pool() as unknown as { query: Query };
  const original = target.query;
  const found: Statement[] = [];
  target.query = function query(this: unknown, given, values, ...rest) {
    if (typeof given === "string") found.push({ text: given, values: values ?? [] });
    else found.push({ text: given.text, values: given.values ?? values ?? [] });
    return original.call(this, given, values, ...rest);
  };
  try {
    await work();
  } finally {
    target.query = original;
  }
  return found;
}

/** The same statements and nothing around them. */
export async function runBare(statements: readonly Statement[]): Promise<void> {
  for (const { text, values } of statements) await pool().query({ text, values });
}

/** The plans of a case that missed its target, for whoever repairs it. */
export async function explain(statements: readonly Statement[]): Promise<string> {
  const plans: string[] = [];
  // A query that asks the planner first has no plan of its own.
  for (const { text, values } of statements.filter((one) => !/^\s*explain/i.test(one.text))) {
    const { rows } = await pool().query<{ "QUERY PLAN": string }>({
      text: `explain (analyze, buffers) ${text}`,
      values,
    });
    plans.push([text.trim(), ...rows.map((row) => row["QUERY PLAN"])].join("\n"));
  }
  return plans.join("\n\n");
}
