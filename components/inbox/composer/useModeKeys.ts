"use client";

import { useEffect, useEffectEvent, type RefObject } from "react";

export type Mode = "reply" | "note";

const elsewhere = (target: EventTarget | null): boolean =>
  (target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"))) ||
  document.querySelector("[role=dialog], [role=menu], [role=listbox]") !== null;

/** `n` begins a note and `r` an answer, wherever the keyboard is, unless somebody is typing. */
export function useModeKeys(
  mode: Mode,
  setMode: (mode: Mode) => void,
  input: RefObject<HTMLTextAreaElement | null>,
): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    if (event.defaultPrevented || ctrlKey || metaKey || altKey || elsewhere(target)) return;
    if (key === "n") {
      event.preventDefault();
      setMode("note");
    } else if (key === "r" && mode === "note") {
      event.preventDefault();
      setMode("reply");
      // The field is there with the next drawing.
      requestAnimationFrame(() => input.current?.focus());
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}
