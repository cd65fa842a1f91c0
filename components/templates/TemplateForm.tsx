"use client";

import { useTranslations } from "next-intl";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { Field } from "@/components/ui/Field";
import { Input } from "@/components/ui/Input";
import { Select } from "@/components/ui/Select";
import { manifestOf, platformIds, type PlatformId } from "@/lib/platforms/manifest";
import type { Failure } from "@/lib/result";
import { categories } from "@/lib/templates/views";
import { BodyField } from "./BodyField";
import type { BodyProblem, Draft } from "./draft";
import { FilesField } from "./FilesField";

interface TemplateFormProps {
  id: string;
  draft: Draft;
  onChange: (change: (draft: Draft) => Draft) => void;
  onSubmit: () => void;
  /** Why the text cannot be saved as it is. */
  problem: BodyProblem | null;
  /** What the server said when it was tried. */
  failure: Failure | null;
}

export function TemplateForm({ id, draft, onChange, onSubmit, problem, failure }: TemplateFormProps) {
  const t = useTranslations("templates");
  const set = (part: Partial<Draft>) => onChange((known) => ({ ...known, ...part }));
  return (
    <form
      id={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      className="flex flex-col gap-4"
    >
      {failure && (
        <p role="alert" className="rounded-control bg-danger-tint px-3 py-2 text-sm text-danger">
          {failure.message}
        </p>
      )}
      <Field label={t("form.title")} hint={t("form.titleHint")} error={failure?.fields?.title}>
        <Input value={draft.title} maxLength={120} onChange={(event) => set({ title: event.target.value })} />
      </Field>
      <div className="grid gap-4 md:grid-cols-2">
        <Field
          label={t("form.shortcut")}
          optional
          hint={t("form.shortcutHint", { shortcut: draft.shortcut || t("form.shortcutExample") })}
          error={failure?.fields?.shortcut}
        >
          <Input
            value={draft.shortcut}
            maxLength={32}
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => set({ shortcut: shortcutOf(event.target.value) })}
          />
        </Field>
        <Field label={t("form.category")}>
          <Select
            value={draft.category}
            onValueChange={(value) => {
              const category = categories.find((known) => known === value);
              if (category) set({ category });
            }}
            options={categories.map((value) => ({ value, label: t(`categories.${value}`) }))}
          />
        </Field>
      </div>
      <Platforms chosen={draft.platforms} onChange={(platforms) => set({ platforms })} />
      <BodyField
        value={draft.body}
        platforms={draft.platforms}
        problem={problem}
        refused={failure?.fields?.body}
        onChange={(body) => set({ body })}
      />
      <FilesField
        files={draft.files}
        refused={failure?.fields?.attachments}
        onChange={(change) => onChange((known) => ({ ...known, files: change(known.files) }))}
      />
    </form>
  );
}

/** What is typed, as a shortcut may be: "Envío gratis" becomes "envio-gratis". */
const shortcutOf = (text: string): string =>
  text
    .normalize("NFD")
    .toLowerCase()
    .replace(/\s+/g, "-")
    .replace(/[^a-z0-9_-]/g, "");

interface PlatformsProps {
  chosen: readonly PlatformId[];
  onChange: (platforms: PlatformId[]) => void;
}

function Platforms({ chosen, onChange }: PlatformsProps) {
  const t = useTranslations("templates.form");
  const toggle = (id: PlatformId) =>
    onChange(platformIds.filter((known) => (known === id ? !chosen.includes(id) : chosen.includes(known))));
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-medium text-strong">{t("platforms")}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {platformIds.map((platform) => (
          <label
            key={platform}
            className="inline-flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-11"
          >
            <input
              type="checkbox"
              checked={chosen.includes(platform)}
              onChange={() => toggle(platform)}
              className="size-4 accent-accent"
            />
            <PlatformMark platform={platform} label={manifestOf(platform).label} decorative />
            {manifestOf(platform).label}
          </label>
        ))}
      </div>
      <p className="text-xs text-muted">{t("platformsHint")}</p>
    </fieldset>
  );
}
