"use client";

/**
 * What was typed and not sent. Each keystroke is written into this browser before anything else happens; the other devices
 * of the same person get it from the server (`useDraftSync`). Of two versions the newer one counts.
 */
import { useCallback, useSyncExternalStore } from "react";

export interface Draft {
  text: string;
  /** Milliseconds since 1970; 0 for what was never written. */
  updatedAt: number;
}

const nothing: Draft = { text: "", updatedAt: 0 };
const listeners = new Set<() => void>();
/** What the page shows; the browser's storage may be full, or hold still what is being sent. */
const shown = new Map<string, Draft>();

const keyOf = (userId: string, conversationId: string) => `hilo-draft:${userId}:${conversationId}`;

function parse(stored: string | null): Draft {
  try {
    const { text, updatedAt } = JSON.parse(stored ?? "null") as Draft;
    return typeof text === "string" && typeof updatedAt === "number" ? { text, updatedAt } : nothing;
  } catch {
    return nothing;
  }
}

function keep(key: string): void {
  try {
    localStorage.setItem(key, JSON.stringify(shown.get(key) ?? nothing));
  } catch {
    // No room: the page still has it, and the server will.
  }
}

function show(key: string, draft: Draft): void {
  shown.set(key, draft);
  for (const listener of listeners) listener();
}

/** Another tab of this browser has written. */
function onStorage({ key, newValue }: StorageEvent): void {
  if (!key?.startsWith("hilo-draft:")) return;
  const theirs = parse(newValue);
  if (theirs.updatedAt > (shown.get(key) ?? nothing).updatedAt) show(key, theirs);
}

export function onDraft(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("storage", onStorage);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("storage", onStorage);
  };
}

export function readDraft(userId: string, conversationId: string): Draft {
  const key = keyOf(userId, conversationId);
  const known = shown.get(key) ?? parse(localStorage.getItem(key));
  shown.set(key, known);
  return known;
}

/** @param once the stored copy is replaced only then: what is being sent is never in no place at all */
export function writeDraft(userId: string, conversationId: string, text: string, once?: Promise<void>): void {
  const key = keyOf(userId, conversationId);
  // Always later than what it replaces, also within one millisecond or when another device's clock is ahead.
  const updatedAt = Math.max(Date.now(), readDraft(userId, conversationId).updatedAt + 1);
  show(key, { text, updatedAt });
  if (once) void once.finally(() => keep(key));
  else keep(key);
}

/** What another device wrote, if it is newer than what is here. */
export function adoptDraft(userId: string, conversationId: string, theirs: Draft): void {
  if (theirs.updatedAt <= readDraft(userId, conversationId).updatedAt) return;
  const key = keyOf(userId, conversationId);
  show(key, theirs);
  keep(key);
}

export type SetDraft = (text: string, once?: Promise<void>) => void;

/** The text of one's own draft; empty until the page is hydrated. */
export function useDraft(userId: string, conversationId: string): [text: string, setText: SetDraft] {
  const text = useSyncExternalStore(
    onDraft,
    () => readDraft(userId, conversationId).text,
    () => "",
  );
  const setText = useCallback<SetDraft>(
    (written, once) => writeDraft(userId, conversationId, written, once),
    [userId, conversationId],
  );
  return [text, setText];
}
