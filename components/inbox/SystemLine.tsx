"use client";

import { useFormatter, useNow, useTranslations } from "next-intl";
import { useClock } from "@/components/ui/clock";
import type { MessageView } from "@/lib/inbox/views";

/** By what the platforms call them; anything else shows the platform's own words. */
const known: readonly [
  pattern: RegExp,
  text: "systemNumber" | "systemIdentity" | "systemPinned" | "systemPayment",
][] = [
  [/changed_number|changed_user_id/, "systemNumber"],
  [/identity/, "systemIdentity"],
  [/pinned/, "systemPinned"],
  [/payment/, "systemPayment"],
];

/** Something the platform says about the conversation; quiet, in the middle. */
export function SystemLine({ message }: { message: MessageView }) {
  const t = useTranslations("inbox.message");
  const { type = "", body } = message.content.system ?? {};
  const text = known.find(([pattern]) => pattern.test(type))?.[1] ?? "systemOther";
  return (
    <p className="mx-auto max-w-[52ch] pt-3 text-center text-xs text-pretty text-muted">
      {t(text)}
      {body && <span className="text-faint"> · {body}</span>}
    </p>
  );
}

const DAY = 24 * 3_600_000;

export function DayLine({ at }: { at: string }) {
  const t = useTranslations("inbox.thread");
  const format = useFormatter();
  const now = useClock(useNow().getTime());
  const moment = new Date(at);
  const day = (date: Date | number) => format.dateTime(date, { dateStyle: "short" });
  const year = (date: Date | number) => format.dateTime(date, { year: "numeric" });
  const text = () => {
    if (day(moment) === day(now)) return t("today");
    if (day(moment) === day(now - DAY)) return t("yesterday");
    const sameYear = year(moment) === year(now);
    return format.dateTime(moment, {
      weekday: "long",
      day: "numeric",
      month: "long",
      ...(!sameYear && { year: "numeric" }),
    });
  };
  return (
    <div role="separator" className="flex items-center gap-3 pt-5 pb-1 text-xs font-medium text-muted">
      <span className="h-px flex-1 bg-line" />
      <span className="first-letter:uppercase">{text()}</span>
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}
