"use client";

import { useRef, type MouseEvent, type PointerEvent } from "react";

/** So long a finger rests on a row to choose it. */
const LONG_MS = 450;

interface RowPress {
  /** Some rows are chosen already: a finger chooses more. */
  choosing: boolean;
  onOpen: () => void;
  onChoose: () => void;
}

/** A press opens; a long one chooses. With a key held down a row is a link like any other: a new tab. */
export function useRowPress({ choosing, onOpen, onChoose }: RowPress) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const finger = useRef(false);
  const held = useRef(false);
  const stop = () => clearTimeout(timer.current);
  return {
    onPointerDown({ pointerType }: PointerEvent) {
      finger.current = pointerType === "touch";
      held.current = false;
      if (!finger.current) return;
      timer.current = setTimeout(() => {
        held.current = true;
        onChoose();
      }, LONG_MS);
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    /** The browser's own menu of a link, after a long press. */
    onContextMenu(event: MouseEvent) {
      if (finger.current) event.preventDefault();
    },
    onClick(event: MouseEvent) {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      // Choosing has happened already, while the finger rested.
      if (held.current) return;
      if (choosing && finger.current) onChoose();
      else onOpen();
    },
  };
}
