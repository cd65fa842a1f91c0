"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { Sheet } from "@/components/ui/Dialog";
import { Field } from "@/components/ui/Field";
import { Input } from "@/components/ui/Input";
import { Select } from "@/components/ui/Select";
import { Textarea } from "@/components/ui/Textarea";
import { fieldKinds, type FieldKind, type FieldView } from "@/lib/contacts/views";
import { postField, type FieldDraft } from "./api";
import { Nothing } from "./Section";
import { useFailureText } from "./words";

interface FieldsSheetProps {
  definitions: readonly FieldView[];
  onClose: () => void;
  onChanged: () => void;
}

const fresh: FieldDraft = { label: "", kind: "text", choices: [], archived: false };

/** The team's own fields: made, renamed, put away. */
export function FieldsSheet({ definitions, onClose, onChanged }: FieldsSheetProps) {
  const t = useTranslations("contacts.fields");
  const [draft, setDraft] = useState<FieldDraft | null>(null);
  const saved = () => {
    setDraft(null);
    onChanged();
  };
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={t("title")} description={t("description")}>
      {draft ? (
        <FieldForm key={draft.id ?? "new"} initial={draft} onSaved={saved} onCancel={() => setDraft(null)} />
      ) : (
        <div className="flex flex-col gap-3">
          {definitions.length === 0 && <Nothing>{t("none")}</Nothing>}
          <ul className="flex flex-col gap-1">
            {definitions.map((definition) => (
              <li key={definition.id} className="flex min-h-10 items-center gap-2 text-sm">
                <span className="min-w-0 flex-1">
                  <span className="block truncate text-strong">{definition.label}</span>
                  <span className="block truncate text-xs text-muted">{t(`kinds.${definition.kind}`)}</span>
                </span>
                {definition.archived && <Badge>{t("archived")}</Badge>}
                <Button
                  size="sm"
                  aria-label={t("editOne", { name: definition.label })}
                  onClick={() => setDraft(definition)}
                >
                  {t("edit")}
                </Button>
              </li>
            ))}
          </ul>
          <Button
            className="self-start"
            icon={<Plus className="size-4" aria-hidden />}
            onClick={() => setDraft(fresh)}
          >
            {t("add")}
          </Button>
        </div>
      )}
    </Sheet>
  );
}

interface FieldFormProps {
  initial: FieldDraft;
  onSaved: () => void;
  onCancel: () => void;
}

function FieldForm({ initial, onSaved, onCancel }: FieldFormProps) {
  const t = useTranslations("contacts.fields");
  const failureText = useFailureText();
  const [draft, setDraft] = useState(initial);
  const [choices, setChoices] = useState(initial.choices.join("\n"));
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);

  const save = async (archived: boolean) => {
    setSaving(true);
    const { id, label, kind } = draft;
    const values = choices.split("\n").map((choice) => choice.trim());
    const result = await postField({
      id,
      label,
      kind,
      choices: values.filter((value) => value !== ""),
      archived,
    });
    setSaving(false);
    if (result.ok) onSaved();
    else setProblem(failureText(result.error));
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save(draft.archived);
      }}
    >
      <Field label={t("label")} error={problem}>
        <Input
          required
          autoFocus
          maxLength={60}
          value={draft.label}
          onChange={(event) => setDraft({ ...draft, label: event.target.value })}
        />
      </Field>
      <Field label={t("kind")} hint={initial.id ? t("kindFixed") : undefined}>
        <Select
          disabled={initial.id !== undefined}
          value={draft.kind}
          options={fieldKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          onValueChange={(kind) => setDraft({ ...draft, kind: kind as FieldKind })}
        />
      </Field>
      {draft.kind === "choice" && (
        <Field label={t("choices")} hint={t("choicesHint")}>
          <Textarea rows={4} value={choices} onChange={(event) => setChoices(event.target.value)} />
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" loading={saving}>
          {t("save")}
        </Button>
        <Button onClick={onCancel}>{t("cancel")}</Button>
        {initial.id && (
          <Button variant="ghost" className="ml-auto" onClick={() => void save(!initial.archived)}>
            {t(initial.archived ? "restore" : "archive")}
          </Button>
        )}
      </div>
    </form>
  );
}
