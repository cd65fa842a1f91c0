"use client";

import { AlarmClock } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/IconButton";
import type { ChoicesProps } from "./AssignMenu";
import { Chooser } from "./Chooser";
import { SnoozeList } from "./SnoozeList";

/** Puts the conversation aside for a while. */
export function SnoozeMenu({ actions: { snooze }, choosing, onChoosing }: ChoicesProps) {
  const t = useTranslations("collaboration.snooze");
  if (!snooze) return null;
  return (
    <Chooser
      title={t("title")}
      open={choosing?.what === "snooze" && choosing.over === "button"}
      onOpenChange={(open) => onChoosing(open ? { what: "snooze", over: "button" } : null)}
      trigger={
        <IconButton
          label={t("action")}
          icon={<AlarmClock className="size-4.5" aria-hidden />}
          aria-keyshortcuts="s"
          side="bottom"
        />
      }
    >
      <SnoozeList
        onSnooze={(until) => {
          onChoosing(null);
          snooze(until);
        }}
      />
    </Chooser>
  );
}
