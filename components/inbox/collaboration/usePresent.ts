"use client";

import { useEffect, useState } from "react";
import { useLive } from "@/components/live/stream";
import { useCoalesced } from "@/components/live/useCoalesced";
import type { PresentView } from "@/lib/inbox/presenceViews";
import { fetchPresent } from "./api";

/** Somebody whose computer was switched off says nothing: so often it is asked whether they are still there. */
const LOOK_MS = 30_000;

/** Who else looks at this conversation or writes in it. */
export function usePresent(conversationId: string): readonly PresentView[] {
  const [found, setFound] = useState<{ id: string; items: readonly PresentView[] }>({ id: "", items: [] });
  const look = useCoalesced(async () => {
    const reply = await fetchPresent(conversationId);
    if (reply.ok) setFound({ id: conversationId, items: reply.value.items });
  });
  useEffect(look, [look, conversationId]);
  useLive((event) => {
    if (event.topic === "resync" || (event.topic === "presence" && event.conversationId === conversationId))
      look();
  });
  const items = found.id === conversationId ? found.items : none;
  useEffect(() => {
    if (items.length === 0) return;
    // Whoever stops typing without a word does so at a known time.
    const ends = items.flatMap(({ typingUntil }) =>
      typingUntil ? [Date.parse(typingUntil) - Date.now()] : [],
    );
    const timer = setTimeout(look, Math.max(500, Math.min(LOOK_MS, ...ends)));
    return () => clearTimeout(timer);
  }, [items, look]);
  return items;
}

const none: readonly PresentView[] = [];
