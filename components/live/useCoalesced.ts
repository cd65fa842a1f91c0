"use client";

import { useCallback, useEffect, useEffectEvent, useRef } from "react";
import { coalesce, type Coalesced } from "./coalesce";

/** Answers a function that asks for `run`: at once, then at most once per window, with what is known by then. */
export function useCoalesced(run: () => Promise<void>, windowMs?: number): () => void {
  const latest = useEffectEvent(run);
  const job = useRef<Coalesced | null>(null);
  useEffect(() => {
    const made = coalesce(() => latest(), windowMs);
    job.current = made;
    return made.stop;
  }, [windowMs]);
  return useCallback(() => job.current?.ask(), []);
}
