"use client";

import { AlarmClock } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import type { ConversationView } from "@/lib/inbox/views";

interface SnoozedBarProps {
  conversation: ConversationView;
  /** Absent when the person may not. */
  onReopen: (() => void) | undefined;
}

/** Until when the conversation rests, and the way to bring it back now. */
export function SnoozedBar({ conversation: { status, snoozedUntil }, onReopen }: SnoozedBarProps) {
  const t = useTranslations("collaboration.snooze");
  const format = useFormatter();
  if (status !== "snoozed") return null;
  const until =
    snoozedUntil &&
    format.dateTime(new Date(snoozedUntil), {
      weekday: "long",
      day: "numeric",
      month: "long",
      hour: "numeric",
      minute: "2-digit",
    });
  return (
    <div className="flex min-h-10 shrink-0 items-center gap-2 border-b bg-info-tint px-3 py-1 text-sm text-info md:px-5">
      <AlarmClock className="size-4 shrink-0" aria-hidden />
      <p className="min-w-0 flex-1">{until ? t("restsUntil", { until }) : t("restsUntilReply")}</p>
      {onReopen && (
        <Button size="sm" variant="ghost" onClick={onReopen}>
          {t("wake")}
        </Button>
      )}
    </div>
  );
}
