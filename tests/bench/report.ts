/** What the bench found, as a table for people and as JSON for machines. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Comparison } from "./measure";

export interface Outcome extends Comparison {
  name: string;
  /** SQL statements per call. */
  statements: number;
  /** What was missed, in words; empty when all is well. */
  missed: string[];
  /** A person would notice how long it takes; which also depends on the machine. */
  slow: string | null;
}

/** One figure measured against another of the same run. */
export interface Relation {
  name: string;
  value: number;
  target: number;
}

const ms = (value: number) => value.toFixed(2).padStart(9);
const times = (value: number) => value.toFixed(2).padStart(6);

export function table(outcomes: readonly Outcome[], relations: readonly Relation[]): string {
  const width = Math.max(
    ...outcomes.map(({ name }) => name.length),
    ...relations.map(({ name }) => name.length),
  );
  const head = `${"".padEnd(width)}   p50 ms    p95 ms  bare p50  bare p95   ratio (min-max)      noise  cpu us  SQL`;
  const lines = outcomes.map(({ name, ours, bare, ratio, noise, cpu, statements, missed, slow }) =>
    [
      name.padEnd(width),
      ...[ours.p50, ours.p95, bare.p50, bare.p95].map(ms),
      `  ${times(ratio.median)} (${ratio.least.toFixed(2)}-${ratio.most.toFixed(2)})`.padEnd(23),
      `${Math.round(noise * 100)} %`.padStart(6),
      cpu.toFixed(0).padStart(7),
      String(statements).padStart(4),
      slow ? `  ${slow}` : "",
      missed.length > 0 ? `  MISSED: ${missed.join("; ")}` : "",
    ].join(""),
  );
  const related = relations.map(
    ({ name, value, target }) =>
      `${name.padEnd(width)}${times(value)} (target <= ${target})${value > target ? "  MISSED" : ""}`,
  );
  return [head, ...lines, "", ...related].join("\n");
}

/** Answers the file's path. */
export function writeReport(content: object): string {
  const folder = path.resolve("bench-results");
  fs.mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString();
  const file = path.join(folder, `bench-${at.replace(/[:.]/g, "-")}.json`);
  const machine = { cpus: os.cpus().length, node: process.version, platform: process.platform };
  fs.writeFileSync(file, `${JSON.stringify({ at, machine, ...content }, null, 2)}\n`);
  return file;
}
