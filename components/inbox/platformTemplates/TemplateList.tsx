"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/Badge";
import { Input } from "@/components/ui/Input";
import { Select } from "@/components/ui/Select";
import type { ApprovedTemplateView } from "@/lib/approved/views";

interface TemplateListProps {
  templates: readonly ApprovedTemplateView[];
  onChoose: (template: ApprovedTemplateView) => void;
}

/** Without accents and capitals, so that "promocion" finds "Promoción". */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const ALL = "all";

/** The approved templates, found by name or words, language and category. */
export function TemplateList({ templates, onChoose }: TemplateListProps) {
  const t = useTranslations("platformTemplates");
  const [words, setWords] = useState("");
  const [language, setLanguage] = useState(ALL);
  const [category, setCategory] = useState(ALL);
  const shown = templates.filter(
    (template) =>
      (language === ALL || template.language === language) &&
      (category === ALL || template.category === category) &&
      plain(`${template.name.replaceAll("_", " ")} ${template.name} ${template.shape.body}`).includes(
        plain(words.trim()),
      ),
  );
  const choices = (values: string[], all: string, label: (value: string) => string) => [
    { value: ALL, label: all },
    ...[...new Set(values)].sort().map((value) => ({ value, label: label(value) })),
  ];
  const categoryName = (key: string) =>
    t.has(`categories.${key}` as "categories.utility") ? t(`categories.${key}` as "categories.utility") : key;
  return (
    <div className="flex flex-col gap-2 pb-2">
      <div className="grid grid-cols-2 gap-2 lg:grid-cols-[1fr_9rem_9rem]">
        <Input
          type="search"
          aria-label={t("search")}
          placeholder={t("search")}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          className="col-span-2 lg:col-span-1"
        />
        <Select
          aria-label={t("language")}
          value={language}
          onValueChange={setLanguage}
          options={choices(
            templates.map((template) => template.language),
            t("allLanguages"),
            (value) => value,
          )}
        />
        <Select
          aria-label={t("category")}
          value={category}
          onValueChange={setCategory}
          options={choices(
            templates.map((template) => template.category),
            t("allCategories"),
            categoryName,
          )}
        />
      </div>
      {shown.length === 0 ? (
        <p role="status" className="py-3 text-sm text-muted">
          {t("noneFound")}
        </p>
      ) : (
        <ul aria-label={t("list")} className="pane flex max-h-[40dvh] flex-col">
          {shown.map((template) => (
            <li key={`${template.name} ${template.language}`}>
              <button
                type="button"
                onClick={() => onChoose(template)}
                className="flex w-full flex-col gap-0.5 rounded-control px-3 py-2 text-left hover:bg-strong/6"
              >
                <span className="flex w-full items-center gap-2">
                  <span className="min-w-0 truncate text-sm font-medium text-strong">{template.name}</span>
                  <span className="text-xs text-muted">{template.language}</span>
                  <span className="ml-auto">
                    <Badge>{categoryName(template.category)}</Badge>
                  </span>
                </span>
                <span className="line-clamp-2 text-sm text-muted">{template.shape.body}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
