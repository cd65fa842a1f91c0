/** Everything that waits, so that the end of the simulator ends it all. */
export class Timers {
  private readonly running = new Set<NodeJS.Timeout>();
  private stopped = false;

  /** Resolves after so many milliseconds; never once stopped. */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.stopped) return;
      const timer = setTimeout(() => {
        this.running.delete(timer);
        resolve();
      }, ms);
      this.running.add(timer);
    });
  }

  stop(): void {
    this.stopped = true;
    for (const timer of this.running) clearTimeout(timer);
    this.running.clear();
  }
}
