"use client";

import { ChevronDown, Hand, Undo2, UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/Avatar";
import { Button } from "@/components/ui/Button";
import { Menu, MenuItem } from "@/components/ui/Menu";
import type { ConversationView, PersonView } from "@/lib/inbox/views";
import type { InboxViewer } from "../actions";
import type { Choosing } from "./threadCommands";
import type { ConversationActions } from "../useConversationActions";
import { AssignList } from "./AssignList";
import { Chooser } from "./Chooser";

export interface ChoicesProps {
  conversation: ConversationView;
  viewer: InboxViewer;
  assignees: readonly PersonView[];
  actions: ConversationActions;
  choosing: Choosing;
  onChoosing: (choosing: Choosing) => void;
}

const word = "max-w-28 truncate @max-[640px]/header:sr-only";

/** Who answers: to take and to release for agents, anybody for those who lead. */
export function AssignMenu(props: ChoicesProps) {
  const { conversation, actions, choosing, onChoosing } = props;
  const t = useTranslations("collaboration.assign");
  const { assign, take, release } = actions;
  const { assignee } = conversation;
  const face = assignee ? (
    <Avatar name={assignee.name} size="sm" />
  ) : (
    <UserPlus className="size-4" aria-hidden />
  );
  const button = (
    <Button variant="ghost" icon={face} aria-keyshortcuts="a">
      <span className="sr-only">{assignee ? t("of", { name: assignee.name }) : t("title")}</span>
      <span aria-hidden className={word}>
        {assignee?.name ?? t("title")}
      </span>
      <ChevronDown className="size-3.5 text-faint" aria-hidden />
    </Button>
  );
  if (assign)
    return (
      <Chooser
        title={t("title")}
        open={choosing?.what === "assign" && choosing.over === "button"}
        onOpenChange={(open) => onChoosing(open ? { what: "assign", over: "button" } : null)}
        trigger={button}
      >
        <Assigning {...props} onAssign={assign} />
      </Chooser>
    );
  if (take)
    return (
      <Button
        variant="primary"
        onClick={take}
        aria-keyshortcuts="a"
        icon={<Hand className="size-4" aria-hidden />}
      >
        {t("take")}
      </Button>
    );
  if (!release) return null;
  return (
    <Menu align="end" trigger={button}>
      <MenuItem icon={<Undo2 />} onSelect={release}>
        {t("release")}
      </MenuItem>
    </Menu>
  );
}

/** The list inside the popover or the dialog, which it closes. */
export function Assigning({
  conversation,
  viewer,
  assignees,
  onChoosing,
  onAssign,
}: Omit<ChoicesProps, "actions" | "choosing"> & { onAssign: (assignee: PersonView | null) => void }) {
  return (
    <AssignList
      assignee={conversation.assignee}
      viewer={viewer}
      assignees={assignees}
      onAssign={(assignee) => {
        onChoosing(null);
        onAssign(assignee);
      }}
    />
  );
}
