"use client";

import { usePresenceBeat } from "./useTyping";

/** In the frame around every page: keeps its user online. Draws nothing. */
export function PresenceBeat() {
  usePresenceBeat();
  return null;
}
