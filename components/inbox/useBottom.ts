"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";

/** So near the end counts as being there. */
const NEAR_PX = 80;
/** Older messages are asked for before the reader gets to the first one. */
const EARLY_PX = 600;

export interface Bottom {
  frame: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  /** Is the reader at the newest message? */
  atBottom: boolean;
  toBottom(smooth?: boolean): void;
  onScroll(): void;
}

/**
 * Scrolling of a conversation. Whoever is at the newest message stays there, whatever arrives, grows or loads; whoever
 * reads further up stays where they read, also when older messages come in above.
 * @param firstKey the oldest message on screen, by which it is known that older ones came in
 */
export function useBottom(firstKey: string | undefined, loadOlder: () => void): Bottom {
  const frame = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const pinned = useRef(true);
  const height = useRef(0);
  const [atBottom, setAtBottom] = useState(true);

  const toBottom = useCallback((smooth = false) => {
    const box = frame.current;
    if (!box) return;
    pinned.current = true;
    box.scrollTo({ top: box.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }, []);

  const onScroll = useCallback(() => {
    const box = frame.current;
    if (!box) return;
    const near = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    pinned.current = near;
    setAtBottom(near);
    if (box.scrollTop < EARLY_PX) loadOlder();
  }, [loadOlder]);

  // Before the browser paints: what came in above pushes nothing.
  const first = useRef(firstKey);
  useLayoutEffect(() => {
    const box = frame.current;
    if (!box) return;
    const grewAbove = first.current !== undefined && first.current !== firstKey;
    if (grewAbove && !pinned.current) box.scrollTop += box.scrollHeight - height.current;
    first.current = firstKey;
  }, [firstKey]);

  // After every change of the content, and when a picture or the keyboard changes its room.
  useEffect(() => {
    const [box, inner] = [frame.current, content.current];
    if (!box || !inner) return;
    const observer = new ResizeObserver(() => {
      height.current = box.scrollHeight;
      if (pinned.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(inner);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => toBottom(), [toBottom]);

  return { frame, content, atBottom, toBottom, onScroll };
}
