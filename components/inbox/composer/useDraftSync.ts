"use client";

import { useEffect, useRef } from "react";
import { useLive } from "@/components/live/stream";
import { fetchDraft, putDraft, type DraftReply, type Reply } from "../api";
import { adoptDraft, onDraft, readDraft } from "../drafts";

const PAUSE_MS = 800;

/**
 * Carries the draft of one conversation to the server and from there: after a pause in typing, when the person looks away,
 * and when another device has written.
 * @param typing is the person writing here right now? Then nothing from elsewhere gets in between.
 */
export function useDraftSync(userId: string, conversationId: string, typing: () => boolean): void {
  const sync = useRef<{ pull(): void } | null>(null);
  useEffect(() => {
    const opened = open(userId, conversationId);
    sync.current = opened;
    return opened.close;
  }, [userId, conversationId]);
  useLive((event) => {
    const concerns = event.topic === "conversation" && event.conversationId === conversationId;
    if ((concerns || event.topic === "resync") && !typing()) sync.current?.pull();
  });
}

function open(userId: string, conversationId: string) {
  const draft = () => readDraft(userId, conversationId);
  let saved = draft().updatedAt;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const take = (reply: Reply<DraftReply>) => {
    if (!reply.ok || !reply.value.updatedAt) return;
    const theirs = { text: reply.value.text, updatedAt: Date.parse(reply.value.updatedAt) };
    if (theirs.updatedAt <= draft().updatedAt) return;
    saved = theirs.updatedAt;
    adoptDraft(userId, conversationId, theirs);
  };
  const push = () => {
    clearTimeout(timer);
    const { text, updatedAt } = draft();
    if (updatedAt === saved) return;
    saved = updatedAt;
    const at = new Date(updatedAt).toISOString();
    void putDraft(conversationId, { text, updatedAt: at }, userId).then((reply) => {
      // Not kept: the next pause, look away or opening tries again.
      if (!reply.ok && saved === updatedAt) saved = 0;
      take(reply);
    });
  };
  const pull = async () => {
    const reply = await fetchDraft(conversationId, userId);
    take(reply);
    const newest = reply.ok && reply.value.updatedAt ? Date.parse(reply.value.updatedAt) : 0;
    // Written while the server was away.
    if (reply.ok && draft().updatedAt > newest) {
      saved = newest;
      push();
    }
  };
  const onLook = () => {
    if (document.visibilityState === "visible") void pull();
    else push();
  };
  const stopListening = onDraft(() => {
    clearTimeout(timer);
    if (draft().updatedAt !== saved) timer = setTimeout(push, PAUSE_MS);
  });
  window.addEventListener("blur", push);
  window.addEventListener("pagehide", push);
  document.addEventListener("visibilitychange", onLook);
  void pull();

  return {
    pull: () => void pull(),
    close() {
      push();
      clearTimeout(timer);
      stopListening();
      window.removeEventListener("blur", push);
      window.removeEventListener("pagehide", push);
      document.removeEventListener("visibilitychange", onLook);
    },
  };
}
