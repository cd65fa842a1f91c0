"use client";

import { useState } from "react";
import { useLive } from "@/components/live/stream";
import { useCoalesced } from "@/components/live/useCoalesced";
import type { ViewCounts } from "@/lib/inbox/views";
import { fetchCounts } from "../api";

/** They may lag a little: every tab asks for them, at every message. */
const WINDOW_MS = 1_000;

/** How many conversations each view has, kept up to date. */
export function useCounts(initial: ViewCounts): ViewCounts {
  const [counts, setCounts] = useState(initial);
  const countAgain = useCoalesced(async () => {
    const reply = await fetchCounts();
    // Without a connection the old numbers stay; the next notice asks again.
    if (reply.ok) setCounts(reply.value);
  }, WINDOW_MS);
  useLive(({ topic }) => {
    if (topic === "message" || topic === "conversation" || topic === "resync") countAgain();
  });
  return counts;
}
