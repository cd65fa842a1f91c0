"use client";

import { useRef } from "react";

/**
 * For what opens without a trigger of its own, by a key or from elsewhere: the keyboard goes back to where it was. Radix
 * gives it back to a trigger only.
 */
export function useFocusBack() {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      const element = before.current;
      if (!(element instanceof HTMLElement) || !element.isConnected || element === document.body) return;
      event.preventDefault();
      element.focus();
    },
  };
}
