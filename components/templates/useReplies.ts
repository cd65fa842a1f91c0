"use client";

import { useEffect, useState } from "react";
import type { Category, TemplateView } from "@/lib/templates/views";
import { fetchTemplates, type TemplatePage } from "./api";
import { matching } from "./matching";

/** As many as a person looks through; where there are more, the server searches. */
const MOST = "100";
const PAUSE_MS = 150;

interface Replies {
  /** Null while they are on their way. */
  replies: readonly TemplateView[] | null;
  failed: boolean;
  /** Is there any at all for this platform? */
  none: boolean;
}

/** The saved replies for a platform, last and most used first, narrowed by what was typed. */
export function useReplies(platform: string, query: string, category: Category | null): Replies {
  const [first, setFirst] = useState<TemplatePage | null>(null);
  const [searched, setSearched] = useState<{ query: string; items: TemplateView[] } | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let current = true;
    void fetchTemplates({ platform, sort: "recent", limit: MOST }).then((page) => {
      if (!current) return;
      setFailed(page === null);
      setFirst(page);
    });
    return () => {
      current = false;
    };
  }, [platform]);

  const wanted = query.trim();
  const remote = first?.nextCursor !== undefined && first?.nextCursor !== null && wanted !== "";
  useEffect(() => {
    if (!remote) return;
    let current = true;
    const timer = setTimeout(() => {
      void fetchTemplates({ platform, sort: "recent", limit: MOST, q: wanted }).then((page) => {
        if (current && page) setSearched({ query: wanted, items: page.items });
      });
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [platform, remote, wanted]);

  const known = remote && searched?.query === wanted ? searched.items : first?.items;
  return {
    replies: known ? matching(known, query, category) : null,
    failed,
    none: first?.items.length === 0,
  };
}
