"use client";

import { useCallback, useEffect, useState } from "react";
import type { ApprovedTemplates } from "@/lib/approved/views";
import type { ApiFailure } from "../api";
import { fetchApproved, requestSync } from "./api";

/** How long a platform usually takes to list them. */
const SYNC_MS = 2_500;

interface Approved {
  /** Null until they are there. */
  found: ApprovedTemplates | null;
  failure: ApiFailure | null;
  again: () => void;
  sync: () => Promise<void>;
  syncing: boolean;
}

/** The approved templates of a conversation's account. */
export function useApproved(conversationId: string): Approved {
  const [state, setState] = useState<Pick<Approved, "found" | "failure">>({ found: null, failure: null });
  const [syncing, setSyncing] = useState(false);
  const load = useCallback(async () => {
    const reply = await fetchApproved(conversationId);
    setState(reply.ok ? { found: reply.value, failure: null } : { found: null, failure: reply.error });
  }, [conversationId]);
  useEffect(() => {
    let wanted = true;
    void fetchApproved(conversationId).then((reply) => {
      if (!wanted) return;
      setState(reply.ok ? { found: reply.value, failure: null } : { found: null, failure: reply.error });
    });
    return () => {
      wanted = false;
    };
  }, [conversationId]);
  const sync = async () => {
    if (!state.found) return;
    setSyncing(true);
    const reply = await requestSync(state.found.configurationId);
    if (reply.ok) {
      await new Promise((resolve) => setTimeout(resolve, SYNC_MS));
      await load();
    } else setState({ found: null, failure: reply.error });
    setSyncing(false);
  };
  return { ...state, again: () => void load(), sync, syncing };
}
