"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { indexOfMessage, type TimelineItem } from "../timeline";

/** Where the reader wants to go. Going to the same place again is another turn. */
export interface Target {
  messageId: string;
  turn: number;
}

/** As long as it lights up. */
const LIT_MS = 1_500;

/** Scrolls to a message as soon as it is there, with the keyboard on it; answers which one is lit up. */
export function useTarget(
  target: Target | null,
  items: readonly TimelineItem[],
  scrollTo: (index: number) => void,
): string | null {
  const reached = useRef<Target | null>(null);
  const [lit, setLit] = useState<string | null>(null);
  const scroll = useEffectEvent(scrollTo);
  useEffect(() => {
    if (target === null || target === reached.current) return;
    const index = indexOfMessage(items, target.messageId);
    if (index === -1) return;
    reached.current = target;
    scroll(index);
    // The row is in the page after the next drawing.
    requestAnimationFrame(() => {
      setLit(target.messageId);
      document.getElementById(`message-${target.messageId}`)?.focus({ preventScroll: true });
    });
  }, [target, items]);
  useEffect(() => {
    if (lit === null) return;
    const timer = setTimeout(() => setLit(null), LIT_MS);
    return () => clearTimeout(timer);
  }, [lit]);
  return lit;
}
