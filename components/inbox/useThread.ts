"use client";

import { useEffect, useReducer, useRef } from "react";
import { useLive } from "@/components/live/stream";
import { useCoalesced } from "@/components/live/useCoalesced";
import type { MessageView, MessageWindow, Page } from "@/lib/inbox/views";
import { fetchMessages } from "./api";
import { fetchWindow, type Position } from "./thread/api";
import {
  fromPage,
  fromWindow,
  withMessage,
  withNewer,
  withNewest,
  withOlder,
  type ThreadState,
} from "./threadState";

/** Threads that were open before, so that going back to one shows it at once. */
export type ThreadCache = Map<string, ThreadState>;

interface State {
  /** Null until the first page is there. */
  thread: ThreadState | null;
  failed: boolean;
}

type Event =
  | { type: "newest" | "older" | "restart"; page: Page<MessageView> }
  | { type: "window" | "newer"; window: MessageWindow }
  | { type: "message"; message: MessageView }
  | { type: "failed" };

const empty: ThreadState = { messages: [], olderCursor: null, newerCursor: null };

function reduce(state: State, event: Event): State {
  const thread = state.thread ?? empty;
  switch (event.type) {
    case "newest":
      return { failed: false, thread: withNewest(thread, event.page) };
    case "restart":
      return { failed: false, thread: fromPage(event.page) };
    case "older":
      return { failed: false, thread: withOlder(thread, event.page) };
    case "newer":
      return { failed: false, thread: withNewer(thread, event.window) };
    case "window":
      return { failed: false, thread: fromWindow(event.window) };
    case "message":
      return state.thread ? { ...state, thread: withMessage(thread, event.message) } : state;
    case "failed":
      return { ...state, failed: true };
  }
}

/** Fetches a conversation's newest messages before anybody opens it. Nothing when they are there already. */
export async function prefetchThread(cache: ThreadCache, conversationId: string): Promise<void> {
  if (cache.has(conversationId)) return;
  const reply = await fetchMessages(conversationId);
  if (reply.ok && !cache.has(conversationId)) cache.set(conversationId, fromPage(reply.value));
}

export interface Thread extends State {
  loadOlder(): Promise<void>;
  loadNewer(): Promise<void>;
  /** Shows the piece around a message or a moment; null when it is not there. */
  jump(position: Exclude<Position, { after: string }>): Promise<MessageWindow | null>;
  /** Leaves the middle for the end. */
  toNewest(): Promise<void>;
  reload(): void;
  changed(message: MessageView): void;
}

/**
 * The messages of one conversation: mount it anew for another one.
 * @param startAt opens around this message instead of at the end
 */
export function useThread(conversationId: string, cache: ThreadCache, startAt: string | null = null): Thread {
  const [state, dispatch] = useReducer(reduce, undefined, () => ({
    thread: startAt === null ? (cache.get(conversationId) ?? null) : null,
    failed: false,
  }));
  const { thread } = state;
  const refresh = useCoalesced(async () => {
    const reply = await fetchMessages(conversationId);
    dispatch(reply.ok ? { type: "newest", page: reply.value } : { type: "failed" });
  });
  const jump: Thread["jump"] = async (position) => {
    const reply = await fetchWindow(conversationId, position);
    if (reply.ok) dispatch({ type: "window", window: reply.value });
    return reply.ok ? reply.value : null;
  };
  const first = useRef(async () => {
    if (startAt === null || !(await jump({ around: startAt }))) refresh();
  });
  useEffect(() => void first.current(), []);
  useLive((event) => {
    if (event.topic === "presence") return;
    if (event.topic === "resync" || event.conversationId === conversationId) refresh();
  });
  useEffect(() => {
    if (thread && thread.newerCursor === null) cache.set(conversationId, thread);
  }, [cache, conversationId, thread]);

  const once = useOnce();
  return {
    ...state,
    loadOlder: () =>
      once(async () => {
        if (!thread?.olderCursor) return;
        const reply = await fetchMessages(conversationId, thread.olderCursor);
        dispatch(reply.ok ? { type: "older", page: reply.value } : { type: "failed" });
      }),
    loadNewer: () =>
      once(async () => {
        if (!thread?.newerCursor) return;
        const reply = await fetchWindow(conversationId, { after: thread.newerCursor });
        dispatch(reply.ok ? { type: "newer", window: reply.value } : { type: "failed" });
      }),
    jump,
    async toNewest() {
      const reply = await fetchMessages(conversationId);
      dispatch(reply.ok ? { type: "restart", page: reply.value } : { type: "failed" });
    },
    reload: refresh,
    changed: (message) => dispatch({ type: "message", message }),
  };
}

/** Runs one load at a time; what is asked for meanwhile is asked for again by scrolling on. */
function useOnce(): (load: () => Promise<void>) => Promise<void> {
  const loading = useRef(false);
  return async (load) => {
    if (loading.current) return;
    loading.current = true;
    await load();
    loading.current = false;
  };
}
