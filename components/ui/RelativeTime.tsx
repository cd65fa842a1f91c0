"use client";

import clsx from "clsx";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useClock } from "./clock";

const minute = 60_000;
const day = 24 * 60 * minute;

interface RelativeTimeProps {
  /** A date, milliseconds, or ISO 8601. */
  date: Date | number | string;
  className?: string;
}

/** "hace 4 min" up to a day, then the date (with its year when it is another one); the full date on hover. */
export function RelativeTime({ date, className }: RelativeTimeProps) {
  const t = useTranslations("common");
  const format = useFormatter();
  const now = useClock(useNow().getTime());
  const at = new Date(date);
  const age = now - at.getTime();

  const text = () => {
    // Clocks differ by seconds: what lies just ahead has just happened.
    if (Math.abs(age) < minute) return t("now");
    // Chosen here, because rounding would otherwise end an hour with "60 min".
    const unit = Math.abs(age) < 59.5 * minute ? "minute" : "hour";
    if (Math.abs(age) < day) return format.relativeTime(at, { now, unit, style: "narrow" });
    const year = (moment: Date | number) => format.dateTime(moment, { year: "numeric" });
    const withYear = year(at) === year(now) ? {} : { year: "numeric" as const };
    return format.dateTime(at, { day: "numeric", month: "short", ...withYear });
  };
  return (
    <time
      dateTime={at.toISOString()}
      title={format.dateTime(at, { dateStyle: "full", timeStyle: "short" })}
      className={clsx("whitespace-nowrap", className)}
    >
      {text()}
    </time>
  );
}
