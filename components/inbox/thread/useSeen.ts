"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { Shown } from "../timeline";

/** Whoever has the conversation in front of them has read it; a tab in the background has not. */
export function useSeen(unreadCount: number, onSeen: () => void): void {
  const look = useEffectEvent(() => {
    if (document.visibilityState === "visible") onSeen();
  });
  useEffect(() => {
    if (unreadCount === 0) return;
    const listener = () => look();
    look();
    document.addEventListener("visibilitychange", listener);
    return () => document.removeEventListener("visibilitychange", listener);
  }, [unreadCount]);
}

/** The first of the customer's messages that was not read when the conversation was opened; it stays marked until one leaves. */
export function useUnreadKey(shown: readonly Shown[] | null, unreadCount: number): string | null {
  const [opened] = useState(unreadCount);
  const [key, setKey] = useState<string | null | undefined>(undefined);
  if (key === undefined && shown !== null && shown.length > 0) {
    const inbound = shown.filter(
      ({ message }) => message.direction === "inbound" && message.kind !== "system",
    );
    setKey(opened > 0 ? (inbound.at(-opened)?.key ?? null) : null);
  }
  return key ?? null;
}
