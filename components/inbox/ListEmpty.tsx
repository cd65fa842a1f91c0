"use client";

import { Inbox } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { countFilters, withoutFilters, type InboxFilter } from "./filter";

interface ListEmptyProps {
  filter: InboxFilter;
  onChange: (change: Partial<InboxFilter>) => void;
}

/** Why nothing is listed, and the nearest way out. */
export function ListEmpty({ filter, onChange }: ListEmptyProps) {
  const t = useTranslations("list.empty");
  const { view } = filter;
  if (countFilters(filter) > 0) {
    return (
      <EmptyState
        icon={<Inbox />}
        title={t("filtered")}
        text={t("filteredText")}
        action={<Button onClick={() => onChange(withoutFilters(filter))}>{t("clear")}</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={<Inbox />}
      title={t(view)}
      text={t(`${view}Text`)}
      action={
        view === "mine" && (
          <Button onClick={() => onChange({ view: "unassigned" })}>{t("seeUnassigned")}</Button>
        )
      }
    />
  );
}
