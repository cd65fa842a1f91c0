"use client";

import { useRef, type TouchEvent } from "react";

/** Where the finger must begin, how far it must go, and how straight, in pixels. */
const EDGE = 36;
const FAR = 72;
const SLOPE = 0.5;

/**
 * A swipe from the left edge goes back, as phones do it. Nothing is dragged along, so nothing moves for those who want no
 * motion. The handlers go on the screen that is left.
 */
export function useSwipeBack(onBack: () => void) {
  const start = useRef<{ x: number; y: number } | null>(null);
  return {
    onTouchStart({ touches }: TouchEvent) {
      const [touch, second] = [touches[0], touches[1]];
      const fromEdge = touch !== undefined && second === undefined && touch.clientX <= EDGE;
      start.current = fromEdge ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchEnd({ changedTouches }: TouchEvent) {
      const touch = changedTouches[0];
      const from = start.current;
      start.current = null;
      if (!from || !touch) return;
      const across = touch.clientX - from.x;
      if (across >= FAR && Math.abs(touch.clientY - from.y) <= across * SLOPE) onBack();
    },
  };
}
