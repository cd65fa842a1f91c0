"use client";

import { useNow } from "next-intl";
import { useEffect, useState } from "react";
import { useClock } from "@/components/ui/clock";
import type { ConversationView } from "@/lib/inbox/views";
import { windowOf, type WindowView } from "../window";

/** The reply window, which also changes at the very moment it ends and not with the next tick of the page's clock. */
export function useWindow(conversation: Pick<ConversationView, "platform" | "windowExpiresAt">): WindowView {
  const [moment, setMoment] = useState(0);
  const now = Math.max(useClock(useNow().getTime()), moment);
  const window = windowOf(conversation, now);
  const end = window.leftMs === null ? null : now + window.leftMs;
  useEffect(() => {
    if (end === null) return;
    const timer = setTimeout(() => setMoment(end), Math.max(end - Date.now(), 0));
    return () => clearTimeout(timer);
  }, [end]);
  return window;
}
