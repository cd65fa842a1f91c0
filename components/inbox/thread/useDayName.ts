"use client";

import { useFormatter, useNow, useTranslations } from "next-intl";
import { useClock } from "@/components/ui/clock";

const DAY = 24 * 3_600_000;

/** "Hoy", "Ayer", "martes, 10 de marzo"; with the year when it is another one. */
export function useDayName(): (iso: string) => string {
  const t = useTranslations("inbox.thread");
  const format = useFormatter();
  const now = useClock(useNow().getTime());
  const day = (date: Date | number) => format.dateTime(date, { dateStyle: "short" });
  const year = (date: Date | number) => format.dateTime(date, { year: "numeric" });
  return (iso) => {
    const moment = new Date(iso);
    if (day(moment) === day(now)) return t("today");
    if (day(moment) === day(now - DAY)) return t("yesterday");
    return format.dateTime(moment, {
      weekday: "long",
      day: "numeric",
      month: "long",
      ...(year(moment) !== year(now) && { year: "numeric" }),
    });
  };
}
