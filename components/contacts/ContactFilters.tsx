"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Input } from "@/components/ui/Input";
import { Select, type SelectOption } from "@/components/ui/Select";
import type { ContactFilter } from "@/lib/contacts/schema";
import type { FieldView } from "@/lib/contacts/views";
import type { LabelView } from "@/lib/labels/views";
import { manifestOf, platformIds } from "@/lib/platforms/manifest";
import { useCountries } from "./words";

interface ContactFiltersProps {
  filter: ContactFilter;
  labels: readonly LabelView[];
  definitions: readonly FieldView[];
  onChange: (change: Partial<ContactFilter>) => void;
}

const ANY = "any";
const TYPING_MS = 300;

/** Everything the list can be narrowed by; the address says it all. */
export function ContactFilters({ filter, labels, definitions, onChange }: ContactFiltersProps) {
  const t = useTranslations("contacts.filters");
  const countries = useCountries();
  const choices = definitions
    .filter(({ kind, archived }) => kind === "choice" && !archived)
    .flatMap(({ key, label, choices: values }) =>
      values.map((value) => ({ value: JSON.stringify([key, value]), label: `${label}: ${value}` })),
    );
  const narrowed = filter.q ?? filter.platform ?? filter.country ?? filter.labelId ?? filter.field;
  return (
    <>
      <SearchField text={filter.q ?? ""} onChange={(q) => onChange({ q: q || undefined })} />
      <One
        label={t("platform")}
        any={t("anyPlatform")}
        value={filter.platform}
        options={platformIds.map((value) => ({ value, label: manifestOf(value).label }))}
        onChange={(platform) => onChange({ platform })}
      />
      <One
        label={t("country")}
        any={t("anyCountry")}
        value={filter.country}
        options={countries}
        onChange={(country) => onChange({ country })}
      />
      {labels.length > 0 && (
        <One
          label={t("label")}
          any={t("anyLabel")}
          value={filter.labelId}
          options={labels.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(labelId) => onChange({ labelId })}
        />
      )}
      {choices.length > 0 && (
        <One
          label={t("field")}
          any={t("anyField")}
          value={filter.field && filter.value ? JSON.stringify([filter.field, filter.value]) : undefined}
          options={choices}
          onChange={(chosen) => {
            const [field, value] = chosen ? (JSON.parse(chosen) as [string, string]) : [undefined, undefined];
            onChange({ field, value });
          }}
        />
      )}
      {narrowed && (
        <Button
          variant="ghost"
          icon={<X className="size-4" aria-hidden />}
          onClick={() =>
            onChange({
              q: undefined,
              platform: undefined,
              country: undefined,
              labelId: undefined,
              field: undefined,
              value: undefined,
            })
          }
        >
          {t("clear")}
        </Button>
      )}
    </>
  );
}

/** Asks when the person has stopped writing. */
function SearchField({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const t = useTranslations("contacts");
  const [draft, setDraft] = useState({ text, asked: text });
  // The address was changed by something else (back, "clear"): it wins.
  if (draft.asked !== text) setDraft({ text, asked: text });
  const ask = useEffectEvent((written: string) => {
    if (written.trim() === text) return;
    setDraft({ text: written, asked: written.trim() });
    onChange(written.trim());
  });
  useEffect(() => {
    const timer = setTimeout(() => ask(draft.text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [draft.text]);
  return (
    <Input
      type="search"
      aria-label={t("search")}
      placeholder={t("searchHint")}
      leading={<Search aria-hidden />}
      value={draft.text}
      onChange={(event) => setDraft({ ...draft, text: event.target.value })}
      className="w-full md:w-64"
    />
  );
}

interface OneProps {
  label: string;
  any: string;
  value: string | undefined;
  options: readonly SelectOption[];
  onChange: (value: string | undefined) => void;
}

const One = ({ label, any, value, options, onChange }: OneProps) => (
  <Select
    aria-label={label}
    value={value ?? ANY}
    options={[{ value: ANY, label: any }, ...options]}
    onValueChange={(chosen) => onChange(chosen === ANY ? undefined : chosen)}
    className="w-auto! max-w-44 min-w-0 flex-1 md:flex-none"
  />
);
