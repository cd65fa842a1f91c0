"use client";

import { useEffect, useState } from "react";
import { useLive } from "@/components/live/stream";
import { useCoalesced } from "@/components/live/useCoalesced";
import { fetchTimeline } from "../collaboration/api";
import type { ThreadState } from "../threadState";
import type { Aside } from "../timeline";

const none: readonly Aside[] = [];

/** Notes and what was done, of the part of the conversation that is loaded. What cannot be read now comes with the next notice. */
export function useAsides(conversationId: string, thread: ThreadState | null): readonly Aside[] {
  const [asides, setAsides] = useState(none);
  const from = thread?.olderCursor ? thread.messages[0]?.sentAt : undefined;
  const to = thread?.newerCursor ? thread.messages.at(-1)?.sentAt : undefined;
  const isLoaded = thread !== null;
  const refresh = useCoalesced(async () => {
    const reply = await fetchTimeline(conversationId, { ...(from && { from }), ...(to && { to }) });
    if (reply.ok) setAsides(reply.value.items);
  });
  useEffect(() => {
    if (isLoaded) refresh();
  }, [isLoaded, from, to, refresh]);
  useLive((event) => {
    if (event.topic === "presence") return;
    if (event.topic === "resync" || event.conversationId === conversationId) refresh();
  });
  return asides;
}
