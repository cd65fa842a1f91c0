"use client";

import { ArrowDownWideNarrow } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuChoice } from "@/components/ui/Menu";
import { sortOf, type InboxFilter } from "../filter";

interface SortMenuProps {
  filter: InboxFilter;
  onChange: (change: Partial<InboxFilter>) => void;
}

/** In which order. What closes first is asked only of windows that close. */
export function SortMenu({ filter, onChange }: SortMenuProps) {
  const t = useTranslations("list");
  const sorts =
    filter.view === "closing"
      ? (["closing", "activity", "waiting"] as const)
      : (["activity", "waiting"] as const);
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          label={t("sort")}
          icon={<ArrowDownWideNarrow className="size-4.5" aria-hidden />}
          side="bottom"
        />
      }
    >
      <MenuChoice
        label={t("sort")}
        value={sortOf(filter)}
        options={sorts.map((value) => ({ value, label: t(`sorts.${value}`) }))}
        onChoose={(sort) => onChange({ sort: sort === sorts[0] ? null : sort })}
      />
    </Menu>
  );
}
