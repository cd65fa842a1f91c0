"use client";

import { useEffect, useReducer, useRef } from "react";
import { useLive } from "@/components/live/stream";
import { useCoalesced } from "@/components/live/useCoalesced";
import type { MessageView, Page } from "@/lib/inbox/views";
import { fetchMessages } from "./api";
import { withMessage, withNewest, withOlder, type ThreadState } from "./threadState";

/** Threads that were open before, so that going back to one shows it at once. */
export type ThreadCache = Map<string, ThreadState>;

interface State {
  /** Null until the first page is there. */
  thread: ThreadState | null;
  failed: boolean;
}

type Event =
  | { type: "newest" | "older"; page: Page<MessageView> }
  | { type: "message"; message: MessageView }
  | { type: "failed" };

const empty: ThreadState = { messages: [], olderCursor: null };

function reduce(state: State, event: Event): State {
  const thread = state.thread ?? empty;
  switch (event.type) {
    case "newest":
      return { failed: false, thread: withNewest(thread, event.page) };
    case "older":
      return { failed: false, thread: withOlder(thread, event.page) };
    case "message":
      return state.thread ? { ...state, thread: withMessage(thread, event.message) } : state;
    case "failed":
      return { ...state, failed: true };
  }
}

export interface Thread extends State {
  loadOlder(): Promise<void>;
  reload(): void;
  changed(message: MessageView): void;
}

/** The messages of one conversation: mount it anew for another one. */
export function useThread(conversationId: string, cache: ThreadCache): Thread {
  const [state, dispatch] = useReducer(reduce, undefined, () => ({
    thread: cache.get(conversationId) ?? null,
    failed: false,
  }));
  const refresh = useCoalesced(async () => {
    const reply = await fetchMessages(conversationId);
    dispatch(reply.ok ? { type: "newest", page: reply.value } : { type: "failed" });
  });
  useEffect(refresh, [refresh]);
  useLive((event) => {
    if (event.topic === "resync" || event.conversationId === conversationId) refresh();
  });
  const { thread } = state;
  useEffect(() => {
    if (thread) cache.set(conversationId, thread);
  }, [cache, conversationId, thread]);

  const loading = useRef(false);
  return {
    ...state,
    async loadOlder() {
      if (loading.current || !thread?.olderCursor) return;
      loading.current = true;
      const reply = await fetchMessages(conversationId, thread.olderCursor);
      loading.current = false;
      dispatch(reply.ok ? { type: "older", page: reply.value } : { type: "failed" });
    },
    reload: refresh,
    changed: (message) => dispatch({ type: "message", message }),
  };
}
