"use client";

import { useTranslations } from "next-intl";
import { Tab, TabList, Tabs } from "@/components/ui/Tabs";
import type { ViewCounts } from "@/lib/inbox/views";
import { listViews, type ListView } from "../filter";

interface ViewTabsProps {
  view: ListView;
  counts: ViewCounts;
  onChange: (view: ListView) => void;
}

/** From here on nobody counts. */
const MOST = 999;

/** The views beside each other, each with its number; what does not fit is reached by scrolling or with the arrow keys. */
export function ViewTabs({ view, counts, onChange }: ViewTabsProps) {
  const t = useTranslations("list");
  const intoView = (tab: HTMLElement | null) => {
    tab?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  };
  return (
    <Tabs value={view} onValueChange={(chosen) => onChange(chosen as ListView)}>
      <TabList aria-label={t("views")} className="[scrollbar-width:none] px-4">
        {listViews.map((value) => (
          // The list is the panel of all of them, and stands elsewhere.
          <Tab
            key={value}
            value={value}
            aria-controls={undefined}
            ref={value === view ? intoView : undefined}
          >
            {t(`view.${value}`)}
            {counts[value] > 0 && (
              <span className="ml-1.5 text-xs font-normal text-faint tabular-nums">
                {counts[value] > MOST ? `${MOST}+` : counts[value]}
              </span>
            )}
          </Tab>
        ))}
      </TabList>
    </Tabs>
  );
}
