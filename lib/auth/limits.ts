/** How often somebody may do something: buckets that fill again with time, in the memory of this process. */
import { now } from "@/lib/clock";

/** Names kept at once; past it those that are full again are forgotten. */
const MAX_NAMES = 10_000;

interface Bucket {
  tokens: number;
  at: number;
}

export interface Limit {
  /** Takes one for this name. Answers 0, or how many seconds to wait before it is allowed. */
  take(name: string): number;
  /** Gives this name everything back. */
  forgive(name: string): void;
}

/** `burst` at once, then `perSecond`. */
export function createLimit({ burst, perSecond }: { burst: number; perSecond: number }): Limit {
  const buckets = new Map<string, Bucket>();
  const filled = (bucket: Bucket, at: number) =>
    Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * perSecond);

  function prune(at: number): void {
    if (buckets.size < MAX_NAMES) return;
    for (const [name, bucket] of buckets) if (filled(bucket, at) >= burst) buckets.delete(name);
  }

  return {
    take(name) {
      const at = now().getTime();
      prune(at);
      const tokens = filled(buckets.get(name) ?? { tokens: burst, at }, at);
      const allowed = tokens >= 1;
      buckets.set(name, { tokens: allowed ? tokens - 1 : tokens, at });
      return allowed ? 0 : Math.ceil((1 - tokens) / perSecond);
    },
    forgive(name) {
      buckets.delete(name);
    },
  };
}
