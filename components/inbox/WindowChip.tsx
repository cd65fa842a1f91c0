"use client";

import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/Badge";
import { SOON_MS, type WindowView } from "./window";
import { useDuration } from "./words";

/** How long one may still answer; nothing where there is no limit. */
export function WindowChip({ window: { state, leftMs } }: { window: WindowView }) {
  const t = useTranslations("inbox");
  const duration = useDuration();
  if (state === "closed" || leftMs === null) return null;
  const time = duration(leftMs);
  const soon = state === "human" || leftMs < SOON_MS;
  return (
    <span title={t("composer.window", { time })} className="inline-flex">
      <Badge tone={soon ? "warning" : "neutral"} icon={<Clock aria-hidden />}>
        <span aria-hidden>{time}</span>
        <span className="sr-only">{t("composer.window", { time })}</span>
      </Badge>
    </span>
  );
}
