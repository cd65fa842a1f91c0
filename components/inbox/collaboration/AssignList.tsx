"use client";

import { UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/Avatar";
import type { PersonView } from "@/lib/inbox/views";
import type { InboxViewer } from "../actions";
import { ChoiceList } from "./ChoiceList";

interface AssignListProps {
  assignee: PersonView | null;
  viewer: InboxViewer;
  assignees: readonly PersonView[];
  onAssign: (assignee: PersonView | null) => void;
}

/** So many fit without being searched. */
const FEW = 7;

/** Everybody a conversation may be given to: oneself first, then nobody, then the others by name. */
export function AssignList({ assignee, viewer, assignees, onAssign }: AssignListProps) {
  const t = useTranslations("collaboration.assign");
  const others = assignees.filter(({ id }) => id !== viewer.id);
  const person = ({ id, name }: PersonView, label = name) => ({
    key: id,
    label,
    icon: <Avatar name={name} size="sm" />,
    chosen: assignee?.id === id,
    onChoose: () => onAssign({ id, name }),
  });
  const nobody = {
    key: "nobody",
    label: t("nobody"),
    icon: <UserX className="mx-1 text-faint" aria-hidden />,
    chosen: assignee === null,
    onChoose: () => onAssign(null),
  };
  return (
    <ChoiceList
      label={t("title")}
      choices={[
        person(viewer, t("me", { name: viewer.name })),
        nobody,
        ...others.map((other) => person(other)),
      ]}
      search={others.length > FEW ? { label: t("search"), nothing: t("nothing") } : undefined}
    />
  );
}
