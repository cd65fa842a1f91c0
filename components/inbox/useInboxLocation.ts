"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { inboxPath, readFilter, type InboxFilter } from "./filter";

export interface InboxLocation {
  openId: string | null;
  filter: InboxFilter;
  /** Null closes what is open. With a message, the thread goes there. */
  open(conversationId: string | null, messageId?: string): void;
  setFilter(change: Partial<InboxFilter>): void;
}

/**
 * What is open and what is listed are the address of the page, so that a reload, a link and the back button are right.
 * Moving from one conversation to the next asks no page of the server: the messages are fetched as data.
 */
export function useInboxLocation(): InboxLocation {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const filter = useMemo(() => readFilter(new URLSearchParams(search)), [search]);
  const openId = /^\/inbox\/([^/]+)/.exec(pathname)?.[1] ?? null;
  return {
    openId,
    filter,
    open: (id, messageId) => {
      if (id !== openId || messageId) window.history.pushState(null, "", inboxPath(id, filter, messageId));
    },
    setFilter: (change) => window.history.replaceState(null, "", inboxPath(openId, { ...filter, ...change })),
  };
}
