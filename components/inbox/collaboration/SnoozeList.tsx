"use client";

import { CalendarClock, Clock, MessageCircleReply, Sunrise, Sunset } from "lucide-react";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { Input } from "@/components/ui/Input";
import { ChoiceList } from "./ChoiceList";
import { fieldOf, momentOfField, quickPicks, type QuickPick } from "./snoozeTimes";

const icons: Record<QuickPick, ReactNode> = {
  hour: <Clock aria-hidden />,
  afternoon: <Sunset aria-hidden />,
  tomorrow: <Sunrise aria-hidden />,
  monday: <Sunrise aria-hidden />,
};

/** Until when a conversation may rest; null: until the customer writes. */
export function SnoozeList({ onSnooze }: { onSnooze: (until: Date | null) => void }) {
  const t = useTranslations("collaboration.snooze");
  const format = useFormatter();
  const timeZone = useTimeZone() ?? "UTC";
  const [now] = useState(() => Date.now());
  const [choosing, setChoosing] = useState(false);
  if (choosing) return <OtherTime now={now} timeZone={timeZone} onSnooze={onSnooze} />;

  const clock = { hour: "numeric", minute: "2-digit" } as const;
  const picks = quickPicks(now, timeZone).map(({ pick, at }) => ({
    key: pick,
    label: t(pick),
    icon: icons[pick],
    aside: format.dateTime(at, pick === "monday" ? { ...clock, day: "numeric", month: "short" } : clock),
    onChoose: () => onSnooze(new Date(at)),
  }));
  return (
    <ChoiceList
      label={t("title")}
      choices={[
        ...picks,
        {
          key: "reply",
          label: t("reply"),
          icon: <MessageCircleReply aria-hidden />,
          onChoose: () => onSnooze(null),
        },
        {
          key: "other",
          label: t("other"),
          icon: <CalendarClock aria-hidden />,
          onChoose: () => setChoosing(true),
        },
      ]}
    />
  );
}

interface OtherTimeProps {
  now: number;
  timeZone: string;
  onSnooze: (until: Date) => void;
}

function OtherTime({ now, timeZone, onSnooze }: OtherTimeProps) {
  const t = useTranslations("collaboration.snooze");
  const [value, setValue] = useState(() => fieldOf(quickPicks(now, timeZone).at(-1)?.at ?? now, timeZone));
  const [past, setPast] = useState(false);
  const choose = () => {
    const at = momentOfField(value, timeZone);
    if (at === null || at <= Date.now()) setPast(true);
    else onSnooze(new Date(at));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        choose();
      }}
      className="flex flex-col gap-3 p-3"
    >
      <Field label={t("until")} error={past ? t("past") : null}>
        <Input
          type="datetime-local"
          autoFocus
          value={value}
          min={fieldOf(now, timeZone)}
          onChange={(event) => {
            setValue(event.target.value);
            setPast(false);
          }}
        />
      </Field>
      <Button type="submit" variant="primary">
        {t("snooze")}
      </Button>
    </form>
  );
}
