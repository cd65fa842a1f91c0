"use client";

import { useTranslations } from "next-intl";
import { createContext, use, useState, type ReactNode } from "react";
import { CountBadge } from "@/components/ui/Badge";
import { announceArrival } from "./alerts";
import { useLive } from "./stream";
import { useCoalesced } from "./useCoalesced";
import { useTitleCount } from "./useTitleCount";

/** The number may lag a little: it is asked for by every tab, at every message. */
const WINDOW_MS = 1_000;

const UnreadContext = createContext(0);

interface UnreadProviderProps {
  /** As the server counted it for this page. */
  initial: number;
  /** A server action that counts again. */
  recount: () => Promise<number>;
  children: ReactNode;
}

/** Keeps the number of unread conversations, in the frame and in the tab's title. */
export function UnreadProvider({ initial, recount, children }: UnreadProviderProps) {
  const [count, setCount] = useState(initial);
  const t = useTranslations();
  const countAgain = useCoalesced(async () => {
    // Without a connection the old number stays; the next notice asks again.
    const counted = await recount().catch(() => null);
    if (counted === null) return;
    if (counted > count) announceArrival(t("common.appName"), t("palette.alerts.unread", { count: counted }));
    setCount(counted);
  }, WINDOW_MS);
  useLive(({ topic }) => {
    if (topic === "message" || topic === "conversation" || topic === "resync") countAgain();
  });
  useTitleCount(count);
  return <UnreadContext value={count}>{children}</UnreadContext>;
}

/** The number, for the frame's slots. */
export function UnreadBadge() {
  const t = useTranslations("inbox");
  const count = use(UnreadContext);
  return <CountBadge count={count} label={t("unreadTotal", { count })} />;
}
