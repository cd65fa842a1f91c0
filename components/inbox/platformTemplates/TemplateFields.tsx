"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/components/ui/Field";
import { Input } from "@/components/ui/Input";
import type { TemplateShape, TemplateValues, TemplateVariable } from "@/lib/approved/rules";

interface TemplateFieldsProps {
  shape: TemplateShape;
  values: TemplateValues;
  onChange: (values: TemplateValues) => void;
  /** What is offered for every place: the customer's name. */
  suggestion: string;
  /** After a try: places that are empty are marked. */
  showMissing: boolean;
}

/** One field for each place of a template. */
export function TemplateFields({ shape, values, onChange, suggestion, showMissing }: TemplateFieldsProps) {
  const t = useTranslations("platformTemplates");
  const listId = useId();
  const labelOf = ({ key, part, name }: TemplateVariable) => {
    if (part === "button") {
      const button = shape.buttons[Number(key.slice("button.".length))];
      return t("buttonValue", { button: button?.text ?? name });
    }
    return t(part === "header" ? "headerValue" : "value", { name });
  };
  return (
    <>
      <datalist id={listId}>
        <option value={suggestion} />
      </datalist>
      {shape.variables.map((variable) => (
        <Field
          key={variable.key}
          label={labelOf(variable)}
          error={showMissing && !values[variable.key]?.trim() ? t("missing") : null}
        >
          <Input
            list={variable.part === "button" ? undefined : listId}
            value={values[variable.key] ?? ""}
            placeholder={variable.example ? t("example", { example: variable.example }) : undefined}
            maxLength={1024}
            autoComplete="off"
            onChange={(event) => onChange({ ...values, [variable.key]: event.target.value })}
          />
        </Field>
      ))}
    </>
  );
}
