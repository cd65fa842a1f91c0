"use client";

import { useEffect, useRef, useState } from "react";
import type { SearchResults } from "@/lib/inbox/searchViews";
import { fetchSearch } from "../api";

export interface Search {
  /** What was found last; while something newer is looked for, it stays. Null before the first answer. */
  results: SearchResults | null;
  phase: "searching" | "ready" | "failed";
  loadMore(): void;
  retry(): void;
}

interface Found {
  q: string;
  results: SearchResults | null;
}

/** People and messages for `q`, by pages. */
export function useSearch(q: string): Search {
  const [found, setFound] = useState<Found | null>(null);
  const [attempt, setAttempt] = useState(0);
  const more = useRef<AbortController | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    void fetchSearch(q, leaving.signal).then((reply) => {
      if (!leaving.signal.aborted) setFound({ q, results: reply.ok ? reply.value : null });
    });
    return () => {
      leaving.abort();
      more.current?.abort();
      more.current = null;
    };
  }, [q, attempt]);

  const results = found?.results ?? null;
  return {
    results,
    phase: found?.q !== q ? "searching" : results ? "ready" : "failed",
    loadMore() {
      if (more.current || found?.q !== q || !results?.nextCursor) return;
      const loading = new AbortController();
      more.current = loading;
      void fetchSearch(q, loading.signal, results.nextCursor).then((reply) => {
        if (loading.signal.aborted) return;
        more.current = null;
        if (!reply.ok) return;
        const items = [...results.items, ...reply.value.items];
        setFound({ q, results: { ...results, items, nextCursor: reply.value.nextCursor } });
      });
    },
    retry() {
      setFound(null);
      setAttempt((before) => before + 1);
    },
  };
}
