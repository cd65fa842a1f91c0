"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { listFilters, type InboxFilter, type ListFilter } from "../filter";
import type { FilterOption } from "./useFilterOptions";

interface FilterChipsProps {
  filter: InboxFilter;
  options: Record<ListFilter, FilterOption[]>;
  onChange: (change: Partial<InboxFilter>) => void;
}

/** What narrows the list down, each to be taken off with one press. Nothing when nothing does. */
export function FilterChips({ filter, options, onChange }: FilterChipsProps) {
  const t = useTranslations("list");
  const set = listFilters.filter((name) => filter[name] !== null);
  if (set.length === 0) return null;
  return (
    <ul aria-label={t("filters")} className="flex flex-wrap gap-1.5 px-4 py-2">
      {set.map((name) => {
        const text = options[name].find(({ value }) => value === filter[name])?.label ?? t(`filter.${name}`);
        return (
          <li key={name} className="min-w-0">
            <button
              type="button"
              onClick={() => onChange({ [name]: null })}
              className="flex h-6 max-w-full items-center gap-1 rounded-full bg-accent-tint pr-1.5 pl-2.5 text-xs font-medium text-accent hover:text-accent-shade pointer-coarse:h-11"
            >
              <span className="truncate">{text}</span>
              <X className="size-3.5 shrink-0" aria-hidden />
              <span className="sr-only">{t("removeFilter")}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
