"use client";

import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { coalesce } from "@/components/live/coalesce";
import { useLive } from "@/components/live/stream";
import type { MentionView } from "@/lib/inbox/timelineViews";
import { fetchMentions } from "./api";

interface Mentions {
  items: readonly MentionView[];
  /** Also those that are not listed. */
  count: number;
}

const none: Mentions = { items: [], count: 0 };
const listeners = new Set<() => void>();
let known = none;

function know(mentions: Mentions): void {
  known = mentions;
  for (const listener of listeners) listener();
}

/** One question for however many components want to know. */
const asking = coalesce(async () => {
  const reply = await fetchMentions();
  if (reply.ok) know(reply.value);
}, 1_000);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where colleagues named this person, until they open the conversation. */
export function useMentions(): Mentions {
  const mentions = useSyncExternalStore(
    subscribe,
    () => known,
    () => none,
  );
  useEffect(() => asking.ask(), []);
  useLive(({ topic }) => {
    if (topic === "conversation" || topic === "resync") asking.ask();
  });
  return mentions;
}

/** Tells the server that the notes of this conversation have been seen, once for each that names the person. */
export function useSeenMentions(conversationId: string, markRead: () => void): void {
  const { items } = useMentions();
  const waiting = items.filter((mention) => mention.conversationId === conversationId).length;
  const mark = useEffectEvent(markRead);
  useEffect(() => {
    if (waiting === 0) return;
    const look = () => document.visibilityState === "visible" && mark();
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [conversationId, waiting]);
}
