/** Turns any number of requests into as few runs as needed: at once, then at most one per window, never two together. */

export interface Coalesced {
  ask(): void;
  /** Forgets what was asked and not begun. */
  stop(): void;
}

/** `run` must not throw. A request during a run leads to another one after it, because it may have come too late for it. */
export function coalesce(run: () => Promise<void>, windowMs = 250): Coalesced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  let startedAt = -Infinity;

  const start = async () => {
    timer = undefined;
    running = true;
    startedAt = performance.now();
    await run();
    running = false;
    if (again) {
      again = false;
      ask();
    }
  };
  const ask = () => {
    if (running) again = true;
    else timer ??= setTimeout(() => void start(), Math.max(0, startedAt + windowMs - performance.now()));
  };
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
    again = false;
  };
  return { ask, stop };
}
