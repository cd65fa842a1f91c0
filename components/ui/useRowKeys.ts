"use client";

import { useState, type KeyboardEvent } from "react";

export interface RowFocus {
  tabIndex: 0 | -1;
  onFocus: () => void;
}

interface RowKeys {
  /** For the element around the rows. */
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** For the row at this place. */
  of: (index: number) => RowFocus;
}

/** One stop of the Tab key for all rows; the arrows, Home and End move between them. */
export function useRowKeys(count: number): RowKeys {
  const [wanted, setWanted] = useState(0);
  const current = Math.min(wanted, Math.max(0, count - 1));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const steps: Partial<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      Home: 0,
      End: count - 1,
    };
    const next = steps[event.key];
    // Keys inside a control of the row are that control's.
    if (next === undefined || !(event.target instanceof HTMLTableRowElement)) return;
    event.preventDefault();
    const row = event.currentTarget.children[Math.max(0, Math.min(next, count - 1))];
    if (row instanceof HTMLElement) row.focus();
  };
  return {
    onKeyDown,
    of: (index) => ({ tabIndex: index === current ? 0 : -1, onFocus: () => setWanted(index) }),
  };
}
