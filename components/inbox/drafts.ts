"use client";

/** What was typed and not sent, per conversation, for as long as the tab lives. */
import { useCallback, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
const keyOf = (conversationId: string) => `hilo-draft:${conversationId}`;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const read = (conversationId: string): string => sessionStorage.getItem(keyOf(conversationId)) ?? "";

function write(conversationId: string, text: string): void {
  if (text) sessionStorage.setItem(keyOf(conversationId), text);
  else sessionStorage.removeItem(keyOf(conversationId));
  for (const listener of listeners) listener();
}

export function useDraft(conversationId: string): [draft: string, setDraft: (text: string) => void] {
  const draft = useSyncExternalStore(
    subscribe,
    () => read(conversationId),
    () => "",
  );
  const setDraft = useCallback((text: string) => write(conversationId, text), [conversationId]);
  return [draft, setDraft];
}
