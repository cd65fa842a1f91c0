/** Two ways to the same thing, measured in turns in one process: noise of the machine meets both alike. */

export interface Spread {
  median: number;
  least: number;
  most: number;
}

export interface Figures {
  /** Milliseconds. */
  p50: number;
  p95: number;
}

export interface Comparison {
  ours: Figures;
  bare: Figures;
  /** Of the p95 of each pair of blocks: ours over bare. */
  ratio: Spread;
  /** How far the p50 of our blocks lie apart, as a part of their median: above 0.25 the machine was busy with other things. */
  noise: number;
  /** CPU of this process per call of ours, in microseconds. */
  cpu: number;
}

const PAIRS = 5;
const LEAST_CALLS = 15;
/** What takes seconds is slow enough to be known after a few calls. */
const MOST_MS = 2_000;

/** `blockMs` is how long each of the ten blocks lasts. */
export async function compare(
  ours: () => Promise<unknown>,
  bare: () => Promise<unknown>,
  blockMs: number,
): Promise<Comparison> {
  // A pair that is not counted: until then the compiler is still at work on what runs here for the first time.
  for (const cold of [ours, bare]) await block(cold, blockMs);
  const pairs = [];
  for (let pair = 0; pair < PAIRS; pair++)
    pairs.push({ ours: await block(ours, blockMs), bare: await block(bare, blockMs) });
  const p50s = pairs.map((pair) => quantile(pair.ours.times, 0.5));
  return {
    ours: figures(pairs.flatMap((pair) => pair.ours.times)),
    bare: figures(pairs.flatMap((pair) => pair.bare.times)),
    ratio: spread(pairs.map((pair) => quantile(pair.ours.times, 0.95) / quantile(pair.bare.times, 0.95))),
    noise: (Math.max(...p50s) - Math.min(...p50s)) / quantile(p50s, 0.5),
    cpu: quantile(
      pairs.map((pair) => pair.ours.cpu / pair.ours.times.length),
      0.5,
    ),
  };
}

async function block(
  work: () => Promise<unknown>,
  lasting: number,
): Promise<{ times: number[]; cpu: number }> {
  const times: number[] = [];
  const before = process.cpuUsage();
  const began = performance.now();
  const elapsed = () => performance.now() - began;
  while (elapsed() < lasting || (times.length < LEAST_CALLS && elapsed() < MOST_MS)) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(before);
  return { times, cpu: user + system };
}

const figures = (times: readonly number[]): Figures => ({
  p50: quantile(times, 0.5),
  p95: quantile(times, 0.95),
});

/** The value at this part of the way through the sorted values. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

const spread = (values: readonly number[]): Spread => ({
  median: quantile(values, 0.5),
  least: Math.min(...values),
  most: Math.max(...values),
});
