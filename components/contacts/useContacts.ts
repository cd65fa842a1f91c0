"use client";

import { useState } from "react";
import type { ContactFilter } from "@/lib/contacts/schema";
import type { ContactView } from "@/lib/contacts/views";
import type { Page } from "@/lib/inbox/views";
import { fetchContacts } from "./api";
import { filterQuery } from "./filter";

interface Contacts {
  contacts: readonly ContactView[];
  /** Fetches the next page; null at the end. */
  more: { load: () => void; loading: boolean; failed: boolean } | null;
}

/** The first page comes from the server with the page itself; the next ones are fetched by key. */
export function useContacts(first: Page<ContactView>, filter: ContactFilter): Contacts {
  const [shown, setShown] = useState({ first, items: first.items, nextCursor: first.nextCursor });
  const [loading, setLoading] = useState(false);
  const [failed, setFailed] = useState(false);
  // The server has drawn the page again: what it says now counts.
  if (shown.first !== first) setShown({ first, items: first.items, nextCursor: first.nextCursor });

  const load = async (cursor: string) => {
    setLoading(true);
    const page = await fetchContacts({ ...filterQuery(filter), cursor });
    setLoading(false);
    setFailed(!page.ok);
    if (!page.ok) return;
    setShown((known) =>
      known.nextCursor === cursor
        ? { ...known, items: [...known.items, ...page.value.items], nextCursor: page.value.nextCursor }
        : known,
    );
  };
  const { items, nextCursor } = shown;
  return {
    contacts: items,
    more: nextCursor === null ? null : { load: () => void load(nextCursor), loading, failed },
  };
}
