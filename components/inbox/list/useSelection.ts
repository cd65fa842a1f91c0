"use client";

import { useCallback, useState } from "react";

export interface Selection {
  ids: ReadonlySet<string>;
  toggle(id: string): void;
  set(ids: readonly string[]): void;
  clear(): void;
}

const MOST = 100;

/** Which rows a change of many is for: at most as many as one change takes. */
export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (id: string) =>
      setIds((before) => {
        const after = new Set(before);
        if (!after.delete(id) && after.size < MOST) after.add(id);
        return after;
      }),
    [],
  );
  const set = useCallback((wanted: readonly string[]) => setIds(new Set(wanted.slice(0, MOST))), []);
  const clear = useCallback(() => setIds(new Set()), []);
  return { ids, toggle, set, clear };
}
