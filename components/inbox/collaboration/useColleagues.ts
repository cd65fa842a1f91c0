"use client";

import { useEffect, useState } from "react";
import type { PersonView } from "@/lib/inbox/views";
import { fetchColleagues } from "./api";

let known: readonly PersonView[] | null = null;

/** Everybody who can be named in a note: what was known before at once, then as it is now. */
export function useColleagues(): readonly PersonView[] {
  const [people, setPeople] = useState<readonly PersonView[]>(known ?? []);
  useEffect(() => {
    let gone = false;
    void fetchColleagues().then((reply) => {
      if (!reply.ok) return;
      known = reply.value.items;
      if (!gone) setPeople(known);
    });
    return () => {
      gone = true;
    };
  }, []);
  return people;
}
