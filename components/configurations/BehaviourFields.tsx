"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { Switch } from "@/components/ui/Switch";
import type { Behaviour } from "@/lib/configurations/schema";
import { manifestOf, type PlatformId } from "@/lib/platforms/manifest";

interface BehaviourFieldsProps {
  platform: PlatformId;
  behaviour: Behaviour;
  onChange: (behaviour: Behaviour) => void;
  error?: string;
}

const NEVER = "never";
const minutes = [15, 30, 60, 120, 240, 480];

/** What customers see of us beside messages, where their platform shows it, and who gets new conversations. */
export function BehaviourFields({ platform, behaviour, onChange, error }: BehaviourFieldsProps) {
  const t = useTranslations("configurations.behaviour");
  const { typing, markRead } = manifestOf(platform);
  const { returnAfterMinutes } = behaviour;
  const choices = [...new Set([...minutes, ...(returnAfterMinutes ? [returnAfterMinutes] : [])])].sort(
    (a, b) => a - b,
  );
  return (
    <fieldset className="flex flex-col gap-4 border-t pt-5">
      <legend className="sr-only">{t("title")}</legend>
      {typing && (
        <Choice
          label={t("showTyping")}
          hint={t("showTypingHint")}
          checked={behaviour.showTyping}
          onChange={(showTyping) => onChange({ ...behaviour, showTyping })}
        />
      )}
      {markRead && (
        <Choice
          label={t("sendReadReceipts")}
          hint={t("sendReadReceiptsHint")}
          checked={behaviour.sendReadReceipts}
          onChange={(sendReadReceipts) => onChange({ ...behaviour, sendReadReceipts })}
        />
      )}
      <Choice
        label={t("autoAssign")}
        hint={t("autoAssignHint")}
        checked={behaviour.autoAssign}
        onChange={(autoAssign) => onChange({ ...behaviour, autoAssign })}
      />
      <Field label={t("returnAfter")} hint={t("returnAfterHint")} error={error}>
        <Select
          value={returnAfterMinutes === null ? NEVER : String(returnAfterMinutes)}
          onValueChange={(value) =>
            onChange({ ...behaviour, returnAfterMinutes: value === NEVER ? null : Number(value) })
          }
          options={[
            { value: NEVER, label: t("never") },
            ...choices.map((count) => ({
              value: String(count),
              label: count % 60 === 0 ? t("hours", { count: count / 60 }) : t("minutes", { count }),
            })),
          ]}
        />
      </Field>
    </fieldset>
  );
}

interface ChoiceProps {
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function Choice({ label, hint, checked, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4">
      <div>
        <label htmlFor={id} className="text-sm font-medium text-strong">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-sm text-pretty text-muted">
          {hint}
        </p>
      </div>
      <Switch id={id} aria-describedby={`${id}-hint`} checked={checked} onCheckedChange={onChange} />
    </div>
  );
}
