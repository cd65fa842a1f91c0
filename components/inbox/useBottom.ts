"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";

/** So near the end counts as being there. */
const NEAR_PX = 80;
/** Older messages are asked for before the reader gets to the first one. */
const EARLY_PX = 600;

export interface Bottom {
  /** Must lay out in reverse (`flex-col-reverse`), with one child. */
  frame: RefObject<HTMLDivElement | null>;
  /** Is the reader at the newest message? */
  atBottom: boolean;
  toBottom(): void;
  onScroll(): void;
}

/**
 * Scrolling of a conversation. In a reversed frame the browser counts from the end (0 is the newest message, further up is
 * negative): it opens at the end before any script runs, stays there whatever grows, and older messages coming in above
 * move nothing. What is left to do is to hold a reader further up in place when something comes in below.
 */
export function useBottom(
  firstKey: string | undefined,
  lastKey: string | undefined,
  loadOlder: () => void,
): Bottom {
  const frame = useRef<HTMLDivElement>(null);
  const pinned = useRef(true);
  const before = useRef({ firstKey, lastKey, height: 0 });
  const [atBottom, setAtBottom] = useState(true);

  const toBottom = useCallback(() => frame.current?.scrollTo({ top: 0, behavior: "smooth" }), []);
  const onScroll = useCallback(() => {
    const box = frame.current;
    if (!box) return;
    pinned.current = -box.scrollTop < NEAR_PX;
    setAtBottom(pinned.current);
    if (box.scrollHeight - box.clientHeight + box.scrollTop < EARLY_PX) loadOlder();
  }, [loadOlder]);

  // Before the browser paints.
  useLayoutEffect(() => {
    const box = frame.current;
    if (!box) return;
    const then = before.current;
    const onlyBelow = then.firstKey === firstKey && then.lastKey !== lastKey;
    if (onlyBelow && !pinned.current) box.scrollTop -= box.scrollHeight - then.height;
    before.current = { firstKey, lastKey, height: box.scrollHeight };
  }, [firstKey, lastKey]);

  useEffect(() => {
    const box = frame.current;
    if (!box?.firstElementChild) return;
    const observer = new ResizeObserver(() => (before.current.height = box.scrollHeight));
    observer.observe(box.firstElementChild);
    return () => observer.disconnect();
  }, []);

  return { frame, atBottom, toBottom, onScroll };
}
