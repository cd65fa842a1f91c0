"use client";

import { useSyncExternalStore } from "react";

function subscribe(listener: () => void): () => void {
  const viewport = window.visualViewport;
  viewport?.addEventListener("resize", listener);
  viewport?.addEventListener("scroll", listener);
  return () => {
    viewport?.removeEventListener("resize", listener);
    viewport?.removeEventListener("scroll", listener);
  };
}

/** A zoomed page also shows less of itself than there is; that is no keyboard. */
function covered(): number {
  const viewport = window.visualViewport;
  if (!viewport || viewport.scale !== 1) return 0;
  return Math.max(0, Math.round(window.innerHeight - viewport.height - viewport.offsetTop));
}

/** Pixels of the page under the keyboard, in browsers that lay it over the page instead of making that shorter (iOS). */
export const useKeyboardInset = (): number => useSyncExternalStore(subscribe, covered, () => 0);
