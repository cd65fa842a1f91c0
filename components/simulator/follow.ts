"use client";

/** Follows what happens on the phones. */
import type { PlatformId } from "@/lib/platforms/manifest";

export interface SimulatorEvent {
  type: "message" | "customer" | "typing" | "callback" | "faults" | "settings";
  platform?: PlatformId;
  accountId?: string;
  customerId?: string;
}

interface Follower {
  onEvents(events: readonly SimulatorEvent[]): void;
  /** What happened since the last event is unknown: everything on screen may be old. */
  onGap(): void;
  onReach(reached: boolean): void;
}

const RETRY_MS = 3_000;

/** @returns how to stop. */
export function follow(since: number, { onEvents, onGap, onReach }: Follower): () => void {
  let position = since;
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lost = false;

  const connect = () => {
    const opened = new EventSource(`/api/simulator/events?since=${position}`);
    source = opened;
    opened.onmessage = ({ data }: MessageEvent<string>) => {
      const page = JSON.parse(data) as { events: SimulatorEvent[]; seq: number; reset: boolean };
      position = page.seq;
      onReach(true);
      if (page.reset || lost) onGap();
      else if (page.events.length > 0) onEvents(page.events);
      lost = false;
    };
    // The browser comes back by itself after a broken connection, but not after an answer such as 503.
    opened.onerror = () => {
      if (opened.readyState !== EventSource.CLOSED) return;
      lost = true;
      onReach(false);
      timer = setTimeout(connect, RETRY_MS);
    };
  };
  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
