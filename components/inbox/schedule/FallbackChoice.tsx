"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { missingIn, templateComponents, type TemplateValues } from "@/lib/approved/rules";
import type { ApprovedTemplateView } from "@/lib/approved/views";
import type { ConversationView } from "@/lib/inbox/views";
import { TemplateFields } from "../platformTemplates/TemplateFields";
import { useApproved } from "../platformTemplates/useApproved";

export interface Fallback {
  name: string;
  language: string;
  components: unknown[];
}

interface FallbackChoiceProps {
  conversation: ConversationView;
  /** Null until every place is filled in. */
  onChange: (fallback: Fallback | null) => void;
}

const keyOf = ({ name, language }: ApprovedTemplateView): string => `${name} ${language}`;

/** The approved template that takes the text's place. One with a file at its head cannot: nobody is there to choose it. */
export function FallbackChoice({ conversation, onChange }: FallbackChoiceProps) {
  const t = useTranslations("schedule");
  const { found, failure } = useApproved(conversation.id);
  const [chosen, setChosen] = useState<ApprovedTemplateView | null>(null);
  const [values, setValues] = useState<TemplateValues>({});
  const templates = (found?.items ?? []).filter(({ shape: { header } }) => !header || header.kind === "text");
  const fill = (template: ApprovedTemplateView, next: TemplateValues) => {
    setChosen(template);
    setValues(next);
    const { name, language, shape } = template;
    const complete = missingIn(shape, next).length === 0;
    onChange(complete ? { name, language, components: templateComponents(shape, next) } : null);
  };
  if (failure || (found && templates.length === 0))
    return (
      <p role="status" className="text-sm text-muted">
        {failure?.message || t("noTemplates")}
      </p>
    );
  return (
    <div className="flex flex-col gap-3">
      <Field label={t("fallback")}>
        <Select
          placeholder={t("chooseTemplate")}
          disabled={!found}
          value={chosen ? keyOf(chosen) : undefined}
          options={templates.map((template) => ({
            value: keyOf(template),
            label: `${template.name} · ${template.language}`,
          }))}
          onValueChange={(key) => {
            const template = templates.find((one) => keyOf(one) === key);
            if (template) fill(template, {});
          }}
        />
      </Field>
      {chosen && (
        <TemplateFields
          shape={chosen.shape}
          values={values}
          onChange={(next) => fill(chosen, next)}
          suggestion={conversation.contact.name ?? ""}
          showMissing={false}
        />
      )}
    </div>
  );
}
