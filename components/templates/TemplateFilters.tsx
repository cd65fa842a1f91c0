"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { Input } from "@/components/ui/Input";
import { Select } from "@/components/ui/Select";
import { isPlatformId, manifestOf, platformIds } from "@/lib/platforms/manifest";
import { categories } from "@/lib/templates/views";
import type { TemplateListFilter } from "./filter";

interface TemplateFiltersProps {
  filter: TemplateListFilter;
  onChange: (change: Partial<TemplateListFilter>) => void;
}

/** A menu needs a value for "every one". */
const ANY = "any";
const PAUSE_MS = 200;

export function TemplateFilters({ filter, onChange }: TemplateFiltersProps) {
  const t = useTranslations("templates");
  return (
    <>
      <SearchField value={filter.q} onSearch={(q) => onChange({ q })} />
      <Select
        aria-label={t("filters.category")}
        value={filter.category ?? ANY}
        onValueChange={(value) => onChange({ category: categories.find((known) => known === value) ?? null })}
        options={[
          { value: ANY, label: t("filters.anyCategory") },
          ...categories.map((value) => ({ value, label: t(`categories.${value}`) })),
        ]}
        className="flex-1 md:w-52 md:flex-none"
      />
      <Select
        aria-label={t("filters.platform")}
        value={filter.platform ?? ANY}
        onValueChange={(value) => onChange({ platform: isPlatformId(value) ? value : null })}
        options={[
          { value: ANY, label: t("filters.anyPlatform") },
          ...platformIds.map((value) => ({
            value,
            label: manifestOf(value).label,
            icon: <PlatformMark platform={value} label={manifestOf(value).label} decorative />,
          })),
        ]}
        className="flex-1 md:w-52 md:flex-none"
      />
    </>
  );
}

/** Asks when one pauses. A search that was cleared elsewhere is cleared here too. */
function SearchField({ value, onSearch }: { value: string; onSearch: (q: string) => void }) {
  const t = useTranslations("templates");
  const [typed, setTyped] = useState({ text: value, from: value });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  if (typed.from !== value) setTyped({ text: value, from: value });
  const type = (text: string) => {
    setTyped({ text, from: value });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(text), PAUSE_MS);
  };
  return (
    <Input
      type="search"
      aria-label={t("search")}
      placeholder={t("search")}
      value={typed.text}
      onChange={(event) => type(event.target.value)}
      leading={<Search aria-hidden />}
      className="w-full md:w-72"
    />
  );
}
