"use client";

import { ListFilter as Icon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { IconButton } from "@/components/ui/IconButton";
import { Popover } from "@/components/ui/Popover";
import { Select } from "@/components/ui/Select";
import { countFilters, listFilters, withoutFilters, type InboxFilter, type ListFilter } from "../filter";
import type { FilterOption } from "./useFilterOptions";

interface FilterPopoverProps {
  filter: InboxFilter;
  options: Record<ListFilter, FilterOption[]>;
  onChange: (change: Partial<InboxFilter>) => void;
}

/** A choice needs a value for "all of them". */
const ANY = "any";

export function FilterPopover({ filter, options, onChange }: FilterPopoverProps) {
  const t = useTranslations("list");
  const count = countFilters(filter);
  return (
    <Popover
      align="end"
      label={t("filters")}
      className="w-72 p-4"
      trigger={
        <IconButton
          label={count > 0 ? t("filtersActive", { count }) : t("filters")}
          icon={<Icon className={count > 0 ? "size-4.5 text-accent" : "size-4.5"} aria-hidden />}
          side="bottom"
        />
      }
    >
      <div className="flex flex-col gap-3">
        {listFilters
          .filter((name) => options[name].length > 0)
          .map((name) => (
            <Field key={name} label={t(`filter.${name}`)}>
              <Select
                value={filter[name] ?? ANY}
                onValueChange={(value) => onChange({ [name]: value === ANY ? null : value })}
                options={[{ value: ANY, label: t("any") }, ...options[name]]}
              />
            </Field>
          ))}
        {count > 0 && <Button onClick={() => onChange(withoutFilters(filter))}>{t("clear")}</Button>}
      </div>
    </Popover>
  );
}
