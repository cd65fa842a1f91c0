"use client";

/** This tab's word for where its user is: said when something changes, and again and again while it is open. */
import { useCallback, useEffect } from "react";
import { newId } from "@/lib/ids";
import { beaconPresence, postPresence } from "./api";

const BEAT_MS = 25_000;
/** Typing is told at most so often, and is over when so long nothing was typed. */
const TYPING_EVERY_MS = 3_000;
const TYPING_ENDS_MS = 5_000;

const tab = { id: "", place: null as string | null, typingIn: null as string | null, told: 0 };
let waiting: ReturnType<typeof setTimeout> | undefined;
let typingEnds: ReturnType<typeof setTimeout> | undefined;

/** A tab in the background shows nobody anything. */
const presence = (leaving = false) => {
  tab.id ||= newId();
  const conversationId = document.visibilityState === "visible" ? tab.place : null;
  const typing = conversationId !== null && tab.typingIn === conversationId;
  return { tabId: tab.id, conversationId, typing, leaving };
};

async function tell(): Promise<void> {
  const said = presence();
  const reply = await postPresence(said);
  // Not to be read any more: the person is still here.
  if (!reply.ok && reply.error.code === "not_found")
    await postPresence({ ...said, conversationId: null, typing: false });
}

/** Several changes of one moment (one conversation closed, another opened) are told as one. */
function beat(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => void tell(), 50);
}

/** Once, in the frame around every page: while this is on screen, its user is online. */
export function usePresenceBeat(): void {
  useEffect(() => {
    const leave = () => beaconPresence(presence(true));
    beat();
    const timer = setInterval(beat, BEAT_MS);
    document.addEventListener("visibilitychange", beat);
    window.addEventListener("pageshow", beat);
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      clearTimeout(waiting);
      document.removeEventListener("visibilitychange", beat);
      window.removeEventListener("pageshow", beat);
      window.removeEventListener("pagehide", leave);
    };
  }, []);
}

/** Colleagues see that this person looks at the conversation, while the component is on screen. */
export function usePlace(conversationId: string): void {
  useEffect(() => {
    tab.place = conversationId;
    beat();
    return () => {
      if (tab.place === conversationId) tab.place = null;
      if (tab.typingIn === conversationId) tab.typingIn = null;
      beat();
    };
  }, [conversationId]);
}

/** To be called at each keystroke: colleagues see who writes here. It calms itself down. */
export function useTyping(conversationId: string): () => void {
  return useCallback(() => {
    clearTimeout(typingEnds);
    typingEnds = setTimeout(() => {
      tab.typingIn = null;
      beat();
    }, TYPING_ENDS_MS);
    const known = tab.typingIn === conversationId && Date.now() - tab.told < TYPING_EVERY_MS;
    if (known) return;
    tab.typingIn = conversationId;
    tab.told = Date.now();
    beat();
  }, [conversationId]);
}
