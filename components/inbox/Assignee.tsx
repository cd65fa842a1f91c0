"use client";

import { Hand, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/Avatar";
import { Button } from "@/components/ui/Button";
import { Select } from "@/components/ui/Select";
import type { PersonView } from "@/lib/inbox/views";
import type { InboxViewer } from "./actions";
import type { ConversationActions } from "./useConversationActions";

interface AssigneeProps {
  assignee: PersonView | null;
  viewer: InboxViewer;
  /** Everybody it may be given to. */
  assignees: readonly PersonView[];
  actions: ConversationActions;
}

/** A select needs a value for "nobody". */
const NOBODY = "nobody";

/** Who answers, and how to change that. */
export function Assignee({ assignee, viewer, assignees, actions }: AssigneeProps) {
  const t = useTranslations("inbox.panel");
  const { take, release, assign } = actions;
  // Somebody who left may still have a conversation.
  const known =
    assignee && !assignees.some(({ id }) => id === assignee.id) ? [assignee, ...assignees] : assignees;
  const options = [
    { value: NOBODY, label: t("nobody") },
    ...known.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <section aria-label={t("assignee")} className="flex flex-col gap-2">
      <h3 className="text-xs text-muted">{t("assignee")}</h3>
      {assign ? (
        <Select
          aria-label={t("assign")}
          value={assignee?.id ?? NOBODY}
          options={options}
          onValueChange={(value) => assign(known.find(({ id }) => id === value) ?? null)}
        />
      ) : (
        <p className="flex items-center gap-2 text-sm text-strong">
          {assignee && <Avatar name={assignee.name} size="sm" />}
          {assignee?.name ?? t("nobody")}
        </p>
      )}
      {take && (
        <Button
          variant={assign ? "secondary" : "primary"}
          onClick={take}
          icon={<Hand className="size-4" aria-hidden />}
        >
          {t("take")}
        </Button>
      )}
      {release && !assign && viewer.id === assignee?.id && (
        <Button onClick={release} icon={<Undo2 className="size-4" aria-hidden />}>
          {t("release")}
        </Button>
      )}
    </section>
  );
}
