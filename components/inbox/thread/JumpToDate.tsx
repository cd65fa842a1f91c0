"use client";

import { CalendarDays } from "lucide-react";
import { useNow, useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { useClock } from "@/components/ui/clock";
import { Input } from "@/components/ui/Input";
import { Popover } from "@/components/ui/Popover";
import { dayIn } from "./day";
import { useDayName } from "./useDayName";

interface JumpToDateProps {
  /** A moment of the day at the upper edge. */
  at: string | null;
  /** A day as `2026-03-10`, in the reader's time zone. */
  onJump: (day: string) => void;
}

/** The day one reads, always in sight; pressed, it leads to any other day. */
export function JumpToDate({ at, onJump }: JumpToDateProps) {
  const t = useTranslations("thread.jump");
  const dayName = useDayName();
  const [open, setOpen] = useState(false);
  if (at === null) return null;
  return (
    <div className="flex shrink-0 justify-center py-1">
      <Popover
        open={open}
        onOpenChange={setOpen}
        label={t("title")}
        align="center"
        className="w-64 p-3"
        trigger={
          <button
            type="button"
            className="flex h-7 items-center gap-1.5 rounded-full px-3 text-xs font-medium text-muted transition-colors hover:bg-pressed hover:text-strong pointer-coarse:h-11"
          >
            <CalendarDays className="size-3.5 shrink-0" aria-hidden />
            <span className="first-letter:uppercase">{dayName(at)}</span>
            <span className="sr-only">{t("open")}</span>
          </button>
        }
      >
        <DayForm
          at={at}
          onJump={(day) => {
            setOpen(false);
            onJump(day);
          }}
        />
      </Popover>
    </div>
  );
}

function DayForm({ at, onJump }: { at: string; onJump: (day: string) => void }) {
  const t = useTranslations("thread.jump");
  const timeZone = useTimeZone();
  const now = useClock(useNow().getTime());
  const [day, setDay] = useState(() => dayIn(timeZone, new Date(at)));
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (day) onJump(day);
      }}
    >
      <label className="flex flex-col gap-1.5 text-sm font-medium text-strong">
        {t("title")}
        <Input
          type="date"
          required
          value={day}
          max={dayIn(timeZone, new Date(now))}
          onChange={(event) => setDay(event.target.value)}
        />
      </label>
      <Button type="submit" variant="primary" size="sm">
        {t("go")}
      </Button>
    </form>
  );
}
