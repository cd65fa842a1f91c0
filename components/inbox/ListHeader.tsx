"use client";

import { ListFilter, Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type RefObject } from "react";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { IconButton } from "@/components/ui/IconButton";
import { Input } from "@/components/ui/Input";
import { Menu, MenuChoice, MenuSeparator } from "@/components/ui/Menu";
import { Tab, TabList, Tabs } from "@/components/ui/Tabs";
import { platformIds } from "@/lib/platforms/manifest";
import { isFiltered, listStatuses, listViews, type InboxFilter, type ListView } from "./filter";
import { platformLabel } from "./platform";

interface ListHeaderProps {
  filter: InboxFilter;
  onChange: (change: Partial<InboxFilter>) => void;
  search: RefObject<HTMLDivElement | null>;
}

/** A menu needs a value for "every platform". */
const ANY = "any";

export function ListHeader({ filter, onChange, search }: ListHeaderProps) {
  const t = useTranslations("inbox");
  return (
    <header className="shrink-0">
      <div className="flex items-center gap-2 px-4 pt-3 pb-2">
        <h1 className="flex-1 text-md font-semibold text-strong">{t("title")}</h1>
        <FilterMenu filter={filter} onChange={onChange} />
      </div>
      <div ref={search} className="px-3 pb-1">
        <SearchField value={filter.q} onChange={(q) => onChange({ q })} />
      </div>
      <Tabs value={filter.view} onValueChange={(view) => onChange({ view: view as ListView })}>
        <TabList aria-label={t("list.views")} className="px-4">
          {listViews.map((view) => (
            <Tab key={view} value={view}>
              {t(`list.view.${view}`)}
            </Tab>
          ))}
        </TabList>
      </Tabs>
    </header>
  );
}

function FilterMenu({ filter, onChange }: Pick<ListHeaderProps, "filter" | "onChange">) {
  const t = useTranslations("inbox.list");
  const active = isFiltered(filter);
  const count = Number(filter.platform !== null) + Number(filter.status !== "open");
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          label={active ? t("filtersActive", { count }) : t("filters")}
          icon={<ListFilter className={active ? "size-4.5 text-accent" : "size-4.5"} aria-hidden />}
          side="bottom"
        />
      }
    >
      <MenuChoice
        label={t("status")}
        value={filter.status}
        options={listStatuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        onChoose={(status) => onChange({ status })}
      />
      <MenuSeparator />
      <MenuChoice
        label={t("platform")}
        value={filter.platform ?? ANY}
        options={[
          { value: ANY, label: t("anyPlatform") },
          ...platformIds.map((value) => ({
            value,
            label: platformLabel(value),
            icon: <PlatformMark platform={value} label={platformLabel(value)} decorative />,
          })),
        ]}
        onChoose={(platform) => onChange({ platform: platform === ANY ? null : platform })}
      />
    </Menu>
  );
}

/** A search on every letter would be one too many. */
const PAUSE_MS = 250;

function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations("inbox.list");
  const common = useTranslations("common.actions");
  const [typed, setTyped] = useState(value);
  const [asked, setAsked] = useState(value);
  // The address changed by other means: the back button, "clear the filters".
  if (value !== asked) {
    setAsked(value);
    setTyped(value);
  }
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  });
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => {
      setAsked(typed.trim());
      change.current(typed.trim());
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return (
    <Input
      type="search"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      aria-label={t("search")}
      placeholder={t("search")}
      leading={<Search aria-hidden />}
      maxLength={200}
      className="[&_input]:[&::-webkit-search-cancel-button]:hidden"
      trailing={
        typed && (
          <IconButton
            size="sm"
            label={common("clear")}
            icon={<X className="size-4" aria-hidden />}
            onClick={() => setTyped("")}
          />
        )
      }
    />
  );
}
