"use client";

import { useSyncExternalStore } from "react";

const step = 15_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

function tick() {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  // The clock stands still while nobody looks at it; the first to look sets it.
  if (listeners.size === 0) {
    now = Date.now();
    timer = setInterval(tick, step);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/**
 * The current time in milliseconds, the same for every component on the page and moving every 15 seconds with one timer.
 * @param rendered what the server took for now, used until the page is hydrated
 */
export function useClock(rendered: number): number {
  return useSyncExternalStore(
    subscribe,
    () => Math.max(now, rendered),
    () => rendered,
  );
}
