"use client";

import { CalendarClock, Clock, Sunrise, Sunset } from "lucide-react";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { Input } from "@/components/ui/Input";
import { ChoiceList } from "../collaboration/ChoiceList";
import { fieldOf, momentOfField, quickPicks, type QuickPick } from "../collaboration/snoozeTimes";

const icons: Record<QuickPick, ReactNode> = {
  hour: <Clock aria-hidden />,
  afternoon: <Sunset aria-hidden />,
  tomorrow: <Sunrise aria-hidden />,
  monday: <Sunrise aria-hidden />,
};

/** When a message is to be sent, in the reader's time zone. */
export function TimeChoice({ onChoose }: { onChoose: (at: number) => void }) {
  const t = useTranslations("schedule");
  const format = useFormatter();
  const timeZone = useTimeZone() ?? "UTC";
  const [now] = useState(() => Date.now());
  const [other, setOther] = useState(false);
  if (other) return <OtherTime from={now} onChoose={onChoose} />;
  const clock = { hour: "numeric", minute: "2-digit" } as const;
  const picks = quickPicks(now, timeZone).map(({ pick, at }) => ({
    key: pick,
    label: t(`picks.${pick}`),
    icon: icons[pick],
    aside: format.dateTime(at, pick === "monday" ? { ...clock, day: "numeric", month: "short" } : clock),
    onChoose: () => onChoose(at),
  }));
  const custom = {
    key: "other",
    label: t("picks.other"),
    icon: <CalendarClock aria-hidden />,
    onChoose: () => setOther(true),
  };
  return <ChoiceList label={t("title")} choices={[...picks, custom]} />;
}

/** Any time ahead. */
export function OtherTime({ from, onChoose }: { from: number; onChoose: (at: number) => void }) {
  const t = useTranslations("schedule");
  const timeZone = useTimeZone() ?? "UTC";
  const [value, setValue] = useState(() => fieldOf(from, timeZone));
  const [past, setPast] = useState(false);
  const choose = () => {
    const at = momentOfField(value, timeZone);
    if (at === null || at <= Date.now()) setPast(true);
    else onChoose(at);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // The composer's own form is around this one.
        event.stopPropagation();
        choose();
      }}
      className="flex flex-col gap-3 p-3"
    >
      <Field label={t("when")} error={past ? t("past") : null}>
        <Input
          type="datetime-local"
          autoFocus
          value={value}
          onChange={(event) => {
            setValue(event.target.value);
            setPast(false);
          }}
        />
      </Field>
      <Button type="submit" variant="primary">
        {t("choose")}
      </Button>
    </form>
  );
}
