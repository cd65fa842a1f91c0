/** What changed, in order, for pages that follow by long polling. */
import type { SimulatorEvent } from "./model";

const kept = 1000;

export interface EventPage {
  events: SimulatorEvent[];
  /** Ask for what comes after this next time. */
  seq: number;
  /** The asker's position is unknown here (a restart, or too long away): read the state anew. */
  reset: boolean;
}

export class EventLog {
  private seq: number;
  private readonly events: SimulatorEvent[] = [];
  private readonly waiting = new Set<() => void>();

  /** Positions start at the time of the start, so that one from an earlier run is never taken for one of this run. */
  constructor(startedAt: number) {
    this.seq = startedAt;
  }

  emit(event: Omit<SimulatorEvent, "seq">): void {
    this.events.push({ seq: ++this.seq, ...event });
    if (this.events.length > kept) this.events.shift();
    this.wake();
  }

  /** Where the log stands now. */
  position(): number {
    return this.seq;
  }

  /** Answers at once when there is something after `since`, otherwise when something happens or `waitMs` have passed. */
  async since(since: number, waitMs: number): Promise<EventPage> {
    const first = (this.events[0]?.seq ?? this.seq + 1) - 1;
    if (since < first || since > this.seq) return { events: [], seq: this.seq, reset: true };
    if (since === this.seq && waitMs > 0) await this.next(waitMs);
    return { events: this.events.filter((event) => event.seq > since), seq: this.seq, reset: false };
  }

  /** Lets all who wait go, for the end. */
  wake(): void {
    for (const resume of this.waiting) resume();
  }

  private next(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const resume = () => {
        clearTimeout(timer);
        this.waiting.delete(resume);
        resolve();
      };
      const timer = setTimeout(resume, waitMs);
      this.waiting.add(resume);
    });
  }
}
