"use client";

import { useCallback, useEffect, useRef, useState, type RefObject } from "react";

/** So near the end counts as being there. */
const NEAR_PX = 80;

interface Newest {
  frame: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  /** Is the newest message in view? */
  atNewest: boolean;
  toNewest(): void;
  onScroll(): void;
}

/** Keeps the newest message in view, whatever arrives or loads, until somebody reads further up. */
export function useNewest(): Newest {
  const frame = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const pinned = useRef(true);
  const [atNewest, setAtNewest] = useState(true);

  const onScroll = useCallback(() => {
    const box = frame.current;
    if (!box) return;
    pinned.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    setAtNewest(pinned.current);
  }, []);
  const toNewest = useCallback(() => {
    frame.current?.scrollTo({ top: frame.current.scrollHeight, behavior: "smooth" });
  }, []);

  useEffect(() => {
    const [box, inner] = [frame.current, content.current];
    if (!box || !inner) return;
    const observer = new ResizeObserver(() => {
      if (pinned.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(inner);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return { frame, content, atNewest, toNewest, onScroll };
}
