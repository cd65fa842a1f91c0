"use client";

import { ArrowDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Shown } from "../timeline";

/** Back to the end, with how many of the customer's messages came in since the reader left it. Mounted anew each time. */
export function ToNewest({ shown, onPress }: { shown: readonly Shown[]; onPress: () => void }) {
  const t = useTranslations("inbox.thread");
  const [seen] = useState(() => shown.at(-1)?.message.sentAt ?? "");
  const fresh = shown.filter(
    ({ message }) => message.direction === "inbound" && message.sentAt > seen,
  ).length;
  return (
    <button
      type="button"
      onClick={onPress}
      aria-label={fresh > 0 ? undefined : t("toNewest")}
      className="absolute bottom-3 left-1/2 flex h-9 min-w-9 -translate-x-1/2 animate-rise items-center justify-center gap-1.5 rounded-full bg-raised px-2.5 text-sm font-medium text-strong shadow-raised transition-colors hover:bg-pressed pointer-coarse:h-11 pointer-coarse:min-w-11"
    >
      <ArrowDown className="size-4 text-accent" aria-hidden />
      {fresh > 0 && <span className="pr-1">{t("newMessages", { count: fresh })}</span>}
    </button>
  );
}
