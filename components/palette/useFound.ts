"use client";

import { useEffect, useState } from "react";
import type { SearchResults } from "@/lib/inbox/searchViews";

/** How long the person must have stopped typing. */
const PAUSE_MS = 180;
/** One letter finds everybody. */
const LEAST = 2;

export type Found =
  | { state: "idle" }
  | { state: "searching"; results: SearchResults | null }
  | { state: "done"; results: SearchResults }
  | { state: "failed" };

/** People and messages for what is typed; what was found before stays until there is something newer. */
export function useFound(query: string): Found {
  const wanted = query.trim();
  const [found, setFound] = useState<{ query: string; results: SearchResults | null } | null>(null);
  useEffect(() => {
    if (wanted.length < LEAST) return;
    const leaving = new AbortController();
    const timer = setTimeout(async () => {
      const results = await search(wanted, leaving.signal);
      if (!leaving.signal.aborted) setFound({ query: wanted, results });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [wanted]);
  if (wanted.length < LEAST) return { state: "idle" };
  if (found?.query !== wanted) return { state: "searching", results: found?.results ?? null };
  return found.results ? { state: "done", results: found.results } : { state: "failed" };
}

/** Null when there was no answer. */
async function search(query: string, signal: AbortSignal): Promise<SearchResults | null> {
  try {
    const answer = await fetch(`/api/search?${new URLSearchParams({ q: query, limit: "6" })}`, { signal });
    return answer.ok ? ((await answer.json()) as SearchResults) : null;
  } catch {
    return null;
  }
}
