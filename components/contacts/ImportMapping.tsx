"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { Switch } from "@/components/ui/Switch";
import { importTargets } from "@/lib/contacts/schema";
import type { FieldView, ImportPreview } from "@/lib/contacts/views";
import type { ImportChoice } from "./api";
import { ImportProblems } from "./ImportOutcome";
import { useCountries } from "./words";

interface ImportMappingProps {
  preview: ImportPreview;
  choice: ImportChoice;
  definitions: readonly FieldView[];
  reading: boolean;
  onChange: (choice: ImportChoice) => void;
}

const NONE = "-";

/** What each column is, with the first values of it, and which lines will be left out. */
export function ImportMapping({ preview, choice, definitions, reading, onChange }: ImportMappingProps) {
  const t = useTranslations("contacts");
  const countries = useCountries();
  const targets = [
    { value: NONE, label: t("import.ignore") },
    ...importTargets.map((target) => ({ value: target as string, label: t(`facts.${target}`) })),
    ...definitions
      .filter(({ archived }) => !archived)
      .map(({ key, label }) => ({ value: `field:${key}`, label })),
  ];
  /** A target stands for one column only: the one that had it loses it. */
  const choose = (index: number, chosen: string) => {
    const target = chosen === NONE ? null : chosen;
    const mapping = preview.mapping.map((known, at) => {
      if (at === index) return target;
      return known === target ? null : known;
    });
    onChange({ ...choice, mapping });
  };
  return (
    <div aria-busy={reading} className="flex flex-col gap-5">
      <p className="text-xs text-muted">
        {t("import.found", { total: preview.total, encoding: preview.encoding })}
      </p>
      <ul className="flex flex-col gap-3">
        {preview.columns.map((column, index) => (
          <li key={index} className="grid grid-cols-2 items-center gap-3 text-sm">
            <span className="min-w-0">
              <span className="block truncate font-medium text-strong">{column || t("import.unnamed")}</span>
              <span className="block truncate text-xs text-muted">
                {preview.rows
                  .map((row) => row[index])
                  .filter(Boolean)
                  .slice(0, 3)
                  .join(" · ") || t("import.noValues")}
              </span>
            </span>
            <Select
              aria-label={t("import.columnIs", { column })}
              value={preview.mapping[index] ?? NONE}
              options={targets}
              onValueChange={(chosen) => choose(index, chosen)}
            />
          </li>
        ))}
      </ul>
      <Field label={t("import.country")} hint={t("import.countryHint")}>
        <Select
          value={choice.country ?? NONE}
          options={[{ value: NONE, label: t("import.noCountry") }, ...countries]}
          onValueChange={(country) =>
            onChange({ ...choice, country: country === NONE ? undefined : country })
          }
        />
      </Field>
      <Field label={t("import.overwrite")} hint={t("import.overwriteHint")}>
        <Switch
          checked={choice.overwrite}
          onCheckedChange={(overwrite) => onChange({ ...choice, overwrite })}
        />
      </Field>
      <ImportProblems problems={preview.problems} count={preview.problemCount} />
    </div>
  );
}
