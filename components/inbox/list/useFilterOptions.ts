"use client";

import { useTranslations } from "next-intl";
import { useLabels } from "@/components/labels/useLabels";
import type { FilterChoices, PersonView } from "@/lib/inbox/views";
import { platformIds } from "@/lib/platforms/manifest";
import type { ListFilter } from "../filter";
import { platformLabel } from "../platform";

export interface FilterOption {
  value: string;
  label: string;
}

/** What each filter can be set to; a filter without options is not offered. */
export function useFilterOptions(
  choices: FilterChoices,
  people: readonly PersonView[],
): Record<ListFilter, FilterOption[]> {
  const t = useTranslations("list");
  const { labels } = useLabels();
  return {
    platform: platformIds.map((value) => ({ value, label: platformLabel(value) })),
    configurationId: choices.configurations.map(({ id, name }) => ({ value: id, label: name })),
    assigneeId: people.map(({ id, name }) => ({ value: id, label: name })),
    stageId: choices.stages.map(({ id, name, funnel }) => ({
      value: id,
      label: `${funnel === "sales" ? t("funnel.sales") : t("funnel.support")}: ${name}`,
    })),
    labelId: labels.map(({ id, name }) => ({ value: id, label: name })),
  };
}
