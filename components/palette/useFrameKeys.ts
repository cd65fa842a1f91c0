"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { covered, typing } from "./keys";

interface FrameKeys {
  /** Ctrl-K, or Cmd-K. */
  palette(): void;
  /** "?" */
  help(): void;
  /** G and then a letter; answers whether the letter means a place. */
  goTo(letter: string): boolean;
}

/** A sequence that is not finished by then was none. */
const SEQUENCE_MS = 1_200;

/** The keys of the frame. What a page has taken for itself is left to it. */
export function useFrameKeys(keys: FrameKeys): void {
  const gAt = useRef(-Infinity);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const { key, altKey, ctrlKey, metaKey } = event;
    if (key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey) {
      event.preventDefault();
      return keys.palette();
    }
    if (altKey || ctrlKey || metaKey || typing(event.target) || covered()) return;
    const second = performance.now() - gAt.current < SEQUENCE_MS;
    gAt.current = key === "g" && !second ? performance.now() : -Infinity;
    if (second ? keys.goTo(key) : key === "?") event.preventDefault();
    if (!second && key === "?") keys.help();
  });
  useEffect(() => {
    // Before the page's own keys: the letter after a G is not a command of the page.
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener("keydown", listen, { capture: true });
    return () => window.removeEventListener("keydown", listen, { capture: true });
  }, []);
}
