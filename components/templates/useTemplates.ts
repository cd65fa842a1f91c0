"use client";

import { useEffect, useRef, useState } from "react";
import { fetchTemplates, type TemplatePage } from "./api";
import { filterQuery, type TemplateListFilter } from "./filter";

type Progress = "idle" | "loading" | "failed" | "loadingMore" | "moreFailed";

interface Templates {
  filter: TemplateListFilter;
  items: TemplatePage["items"];
  progress: Progress;
  /** Changes the filter; the address follows. */
  show: (change: Partial<TemplateListFilter>) => void;
  reload: () => void;
  /** The next page; null at the end. */
  more: (() => void) | null;
}

/** The first page comes with the page; from then on the list asks for itself. The last question asked is the one answered. */
export function useTemplates(initial: { filter: TemplateListFilter; page: TemplatePage }): Templates {
  const [filter, setFilter] = useState(initial.filter);
  const [page, setPage] = useState(initial.page);
  const [progress, setProgress] = useState<Progress>("idle");
  const turn = useRef(0);
  useEffect(() => () => void (turn.current = -1), []);

  const load = async (wanted: TemplateListFilter, cursor: string | null) => {
    const mine = ++turn.current;
    setProgress(cursor ? "loadingMore" : "loading");
    const answer = await fetchTemplates({ ...filterQuery(wanted), ...(cursor && { cursor }) });
    if (mine !== turn.current) return;
    if (!answer) return setProgress(cursor ? "moreFailed" : "failed");
    setPage((known) => (cursor ? { ...answer, items: [...known.items, ...answer.items] } : answer));
    setProgress("idle");
  };
  const show = (change: Partial<TemplateListFilter>) => {
    const next = { ...filter, ...change };
    setFilter(next);
    window.history.replaceState(null, "", `/templates?${new URLSearchParams(filterQuery(next)).toString()}`);
    void load(next, null);
  };
  const { nextCursor } = page;
  return {
    filter,
    items: page.items,
    progress,
    show,
    reload: () => void load(filter, null),
    more: nextCursor === null ? null : () => void load(filter, nextCursor),
  };
}
