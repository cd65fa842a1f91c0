"use client";

import { Inbox, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { isFiltered, noFilter, type InboxFilter } from "./filter";

interface ListEmptyProps {
  filter: InboxFilter;
  onChange: (change: Partial<InboxFilter>) => void;
}

/** Why nothing is listed, and the nearest way out. */
export function ListEmpty({ filter, onChange }: ListEmptyProps) {
  const t = useTranslations("inbox.empty");
  const { view, q } = filter;
  if (q) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={t("search", { q })}
        text={t("searchText")}
        action={<Button onClick={() => onChange(noFilter)}>{t("clear")}</Button>}
      />
    );
  }
  if (isFiltered(filter)) {
    return (
      <EmptyState
        icon={<Inbox />}
        title={t("filtered")}
        text={t("filteredText")}
        action={<Button onClick={() => onChange(noFilter)}>{t("clear")}</Button>}
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
