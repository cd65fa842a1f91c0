"use client";

import { AlarmClock, Ellipsis, Hand, Undo2, UserPlus, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { Assigning, type ChoicesProps } from "./AssignMenu";
import { Chooser } from "./Chooser";
import { SnoozeList } from "./SnoozeList";

/** On a phone: everything that found no room in the header; what is to be chosen rises from the lower edge. */
export function MoreMenu(props: ChoicesProps & { onOpenSheet: () => void }) {
  const { conversation, actions, choosing, onChoosing, onOpenSheet } = props;
  const t = useTranslations("collaboration");
  const { assign, take, release, snooze } = actions;
  const shown = choosing?.over === "page" ? choosing.what : null;
  const onOpenChange = (open: boolean) => {
    if (!open) onChoosing(null);
  };
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={t("more")} icon={<Ellipsis className="size-5" aria-hidden />} side="bottom" />
        }
      >
        {assign && (
          <MenuItem
            icon={<UserPlus />}
            aside={conversation.assignee?.name}
            onSelect={() => onChoosing({ what: "assign", over: "page" })}
          >
            {t("assign.title")}
          </MenuItem>
        )}
        {take && (
          <MenuItem icon={<Hand />} onSelect={take}>
            {t("assign.take")}
          </MenuItem>
        )}
        {release && (
          <MenuItem icon={<Undo2 />} onSelect={release}>
            {t("assign.release")}
          </MenuItem>
        )}
        {snooze && (
          <MenuItem icon={<AlarmClock />} onSelect={() => onChoosing({ what: "snooze", over: "page" })}>
            {t("snooze.action")}
          </MenuItem>
        )}
        <MenuItem icon={<UserRound />} onSelect={onOpenSheet}>
          {t("contact")}
        </MenuItem>
      </Menu>
      {assign && (
        <Chooser title={t("assign.title")} open={shown === "assign"} onOpenChange={onOpenChange}>
          <Assigning {...props} onAssign={assign} />
        </Chooser>
      )}
      {snooze && (
        <Chooser title={t("snooze.title")} open={shown === "snooze"} onOpenChange={onOpenChange}>
          <SnoozeList
            onSnooze={(until) => {
              onChoosing(null);
              snooze(until);
            }}
          />
        </Chooser>
      )}
    </>
  );
}
