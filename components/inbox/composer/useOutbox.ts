"use client";

import { useState, useSyncExternalStore } from "react";
import { postMessage, uploadFile } from "../api";
import type { Outbox } from "../outbox";
import { createOutbox, type RunningOutbox } from "./createOutbox";
import { byLease, byLocks } from "./oneSender";
import { browserStore, memoryStore } from "./outboxStore";

/** One for each person and page, whichever component asks first. */
const opened = new Map<string, RunningOutbox>();

function outboxOf(userId: string): RunningOutbox {
  const inBrowser = typeof indexedDB !== "undefined";
  const known = opened.get(userId);
  if (known) return known;
  const store = inBrowser ? browserStore(userId) : memoryStore();
  const locks = inBrowser && "locks" in navigator ? navigator.locks : null;
  const channel = inBrowser ? new BroadcastChannel(`hilo-outbox-${userId}`) : null;
  const outbox = createOutbox({
    userId,
    post: postMessage,
    upload: uploadFile,
    store,
    oneSender: locks ? byLocks(locks, `hilo-outbox-${userId}-`) : byLease(store),
    tellOthers: () => channel?.postMessage(null),
  });
  // A server draws for everybody: nothing of one person stays there.
  if (!inBrowser) return outbox;
  opened.set(userId, outbox);
  if (channel) channel.onmessage = () => void outbox.reload();
  window.addEventListener("online", outbox.wake);
  void outbox.resume();
  return outbox;
}

/** The outbox of whoever is signed in; what an earlier page left in it starts to leave at once. */
export function useOutbox(userId: string): Outbox {
  const [outbox] = useState(() => outboxOf(userId));
  return outbox;
}

/** How much of what this person wrote has not been taken by the server yet. */
export function useUnsent(userId: string): number {
  const outbox = useOutbox(userId);
  return useSyncExternalStore(
    outbox.subscribe,
    () => outbox.items().filter(({ state }) => state !== "sent").length,
    () => 0,
  );
}
