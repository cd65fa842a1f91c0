"use client";

import { useSearchParams } from "next/navigation";
import { useTimeZone, useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { toast } from "sonner";
import type { Thread } from "../useThread";
import { startOfDay } from "./day";
import type { Target } from "./useTarget";

/** The message that the page's address asks for: a search hit, a link. */
export const useAskedMessage = (): string | null =>
  // Outside of the application's router (a test of one component) there is no address.
  (useSearchParams() as URLSearchParams | null)?.get("message") ?? null;

interface Jump {
  target: Target | null;
  /** To a message, wherever in the conversation it stands. */
  goTo: (messageId: string) => void;
  /** To a day as `2026-03-10`, in the reader's time zone. */
  goToDay: (day: string) => void;
}

/** Going to a place in the conversation: what is loaded is scrolled to, anything else is loaded first. */
export function useJump({ thread, jump }: Pick<Thread, "thread" | "jump">, asked: string | null): Jump {
  const t = useTranslations("thread");
  const timeZone = useTimeZone();
  const [target, setTarget] = useState<Target | null>(asked === null ? null : { messageId: asked, turn: 0 });
  const show = (messageId: string) => setTarget((before) => ({ messageId, turn: (before?.turn ?? 0) + 1 }));

  const goTo = async (messageId: string) => {
    const loaded = thread?.messages.some(({ id }) => id === messageId) === true;
    if (loaded || (await jump({ around: messageId }))) show(messageId);
    else toast(t("notFound"));
  };
  const goToDay = async (day: string) => {
    const at = startOfDay(day, timeZone);
    const window = await jump({ at });
    if (!window) return void toast(t("notLoaded"));
    // Newest first: the last one that is not before the day is its first.
    const first = window.items.findLast(({ sentAt }) => sentAt >= at) ?? window.items[0];
    if (first) show(first.id);
  };
  const follow = useEffectEvent((messageId: string) => {
    if (thread !== null) void goTo(messageId);
  });
  useEffect(() => {
    if (asked === null) return;
    const timer = setTimeout(() => follow(asked));
    return () => clearTimeout(timer);
  }, [asked]);
  return { target, goTo: (id) => void goTo(id), goToDay: (day) => void goToDay(day) };
}
