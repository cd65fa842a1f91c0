"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import type { FilterChoices, PersonView, ViewCounts } from "@/lib/inbox/views";
import { Mentions } from "./collaboration/Mentions";
import type { InboxFilter } from "./filter";
import { FilterChips } from "./list/FilterChips";
import { FilterPopover } from "./list/FilterPopover";
import { SearchField } from "./list/SearchField";
import { SortMenu } from "./list/SortMenu";
import { useFilterOptions } from "./list/useFilterOptions";
import { ViewTabs } from "./list/ViewTabs";

interface ListHeaderProps {
  filter: InboxFilter;
  counts: ViewCounts;
  choices: FilterChoices;
  people: readonly PersonView[];
  onChange: (change: Partial<InboxFilter>) => void;
  search: RefObject<HTMLDivElement | null>;
}

/** Which conversations, in which order; and the search, which takes the list's place. */
export function ListHeader({ filter, counts, choices, people, onChange, search }: ListHeaderProps) {
  const t = useTranslations("inbox");
  const options = useFilterOptions(choices, people);
  return (
    <header className="shrink-0">
      <div className="flex items-center gap-1 px-4 pt-3 pb-2">
        <h1 className="flex-1 text-md font-semibold text-strong">{t("title")}</h1>
        {/* On a wider screen they are in the frame, on every page. */}
        <span className="flex md:hidden">
          <Mentions />
        </span>
        <SortMenu filter={filter} onChange={onChange} />
        <FilterPopover filter={filter} options={options} onChange={onChange} />
      </div>
      <div ref={search} className="px-3 pb-1">
        <SearchField value={filter.q} onChange={(q) => onChange({ q })} />
      </div>
      {!filter.q && (
        <>
          <ViewTabs view={filter.view} counts={counts} onChange={(view) => onChange({ view, sort: null })} />
          <FilterChips filter={filter} options={options} onChange={onChange} />
        </>
      )}
    </header>
  );
}
