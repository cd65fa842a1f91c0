"use client";

import { useCallback, useRef } from "react";
import type { PlatformManifest } from "@/lib/platforms/contract";
import { postTyping } from "../api";

/** The platforms show it for some seconds; asking more often would only cost. */
const EVERY_MS = 5_000;

/** To be called at each keystroke: lets the customer see that somebody is writing, where their platform shows it. */
export function useCustomerTyping(
  conversationId: string,
  { typing }: Pick<PlatformManifest, "typing">,
): () => void {
  const last = useRef(0);
  return useCallback(() => {
    if (!typing || Date.now() - last.current < EVERY_MS) return;
    last.current = Date.now();
    void postTyping(conversationId);
  }, [conversationId, typing]);
}
