"use client";

import { useEffect, useEffectEvent } from "react";

interface PickerKeys {
  onMove: (step: 1 | -1) => void;
  /** Null: there is nothing to choose, and the keys for it are left to the field. */
  onChoose: (() => void) | null;
  onClose: () => void;
}

/**
 * The keys of a picker that is open beside the text one is writing: they are taken before the text field sees them, because
 * the keyboard stays there.
 */
export function usePickerKeys({ onMove, onChoose, onClose }: PickerKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing) return;
    const acts: Partial<Record<string, (() => void) | null>> = {
      ArrowDown: () => onMove(1),
      ArrowUp: () => onMove(-1),
      Enter: onChoose,
      Tab: onChoose,
      Escape: onClose,
    };
    const act = acts[event.key];
    const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    // A menu or a button has its own use for these keys; Escape closes from anywhere.
    const typing = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
    const tabbing = event.key === "Tab" && !(event.target instanceof HTMLTextAreaElement);
    if (!act || !plain || tabbing || (!typing && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen, true);
    return () => document.removeEventListener("keydown", listen, true);
  }, []);
}
