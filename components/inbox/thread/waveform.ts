/** Loudness of a sound over time: what a voice note looks like. */

/** Bars in a drawing. */
export const BARS = 40;
/** Unpacking a long recording would take the page's breath away. */
const MAX_BYTES = 4 * 1024 * 1024;

/** The loudest moment of each of `count` equal parts, 0-100, the loudest of all being 100. Pure. */
export function peaksOf(samples: ArrayLike<number>, count: number): number[] {
  const peaks = Array.from({ length: count }, (_, part) => {
    let peak = 0;
    const end = Math.floor(((part + 1) * samples.length) / count);
    for (let at = Math.floor((part * samples.length) / count); at < end; at++)
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    return peak;
  });
  const loudest = Math.max(...peaks);
  return peaks.map((peak) => (loudest > 0 ? Math.round((peak / loudest) * 100) : 0));
}

const known = new Map<string, Promise<number[]>>();

/** Computed once per file and page; empty where the browser cannot (its size, its format). */
export function loadPeaks(url: string): Promise<number[]> {
  const started = known.get(url) ?? decode(url).catch(() => []);
  known.set(url, started);
  return started;
}

async function decode(url: string): Promise<number[]> {
  const response = await fetch(url);
  if (!response.ok || Number(response.headers.get("content-length")) > MAX_BYTES) return [];
  const context = new OfflineAudioContext(1, 1, 16_000);
  const sound = await context.decodeAudioData(await response.arrayBuffer());
  return peaksOf(sound.getChannelData(0), BARS);
}
