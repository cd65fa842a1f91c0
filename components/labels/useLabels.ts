"use client";

import { useEffect, useState } from "react";
import { useLive } from "@/components/live/stream";
import { useCoalesced } from "@/components/live/useCoalesced";
import type { LabelView } from "@/lib/labels/views";
import { fetchLabels } from "./api";

export interface KnownLabels {
  labels: readonly LabelView[];
  mayEdit: boolean;
  phase: "loading" | "ready" | "failed";
  reload(): void;
}

/** All labels there are, up to date while they are on screen. */
export function useLabels(): KnownLabels {
  const [known, setKnown] = useState<Omit<KnownLabels, "reload">>({
    labels: [],
    mayEdit: false,
    phase: "loading",
  });
  const reload = useCoalesced(async () => {
    const answer = await fetchLabels();
    if (answer.ok) setKnown({ labels: answer.value.items, mayEdit: answer.value.mayEdit, phase: "ready" });
    else setKnown((before) => (before.phase === "ready" ? before : { ...before, phase: "failed" }));
  });
  useEffect(reload, [reload]);
  useLive(({ topic, conversationId }) => {
    // A label is no conversation's: the notice of its change names none.
    if (topic === "resync" || (topic === "conversation" && conversationId === null)) reload();
  });
  return { ...known, reload };
}
