"use client";

import { Braces } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { Popover } from "@/components/ui/Popover";
import { Textarea } from "@/components/ui/Textarea";
import { manifestOf, type PlatformId } from "@/lib/platforms/manifest";
import { longestText } from "@/lib/templates/schema";
import { variable, variableNames } from "@/lib/templates/variables";
import { useTemplatesPage } from "./context";
import type { BodyProblem } from "./draft";
import { useVariableName } from "./words";

interface BodyFieldProps {
  value: string;
  platforms: readonly PlatformId[];
  problem: BodyProblem | null;
  /** What the server said about it. */
  refused: string | undefined;
  onChange: (body: string) => void;
}

/** The text, with the menu of variables: one is put where the caret stands. */
export function BodyField({ value, platforms, problem, refused, onChange }: BodyFieldProps) {
  const t = useTranslations("templates");
  const input = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  const limit = Math.min(longestText, ...platforms.map((id) => manifestOf(id).textLength));

  const insert = (name: string) => {
    const { selectionStart, selectionEnd } = input.current ?? {
      selectionStart: value.length,
      selectionEnd: value.length,
    };
    const inserted = variable(name);
    caret.current = selectionStart + inserted.length;
    onChange(value.slice(0, selectionStart) + inserted + value.slice(selectionEnd));
  };
  /** Back to the text when the menu has closed, behind what was inserted. */
  const focus = () => {
    input.current?.focus();
    if (caret.current !== null) input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  };
  return (
    <Field
      label={t("form.body")}
      hint={t("form.length", { length: value.trim().length, limit })}
      error={useProblemText(problem) ?? refused}
      aside={<VariableMenu onChoose={insert} onClosed={focus} />}
    >
      <Textarea
        ref={input}
        rows={5}
        value={value}
        placeholder={t("form.bodyPlaceholder")}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

function useProblemText(problem: BodyProblem | null): string | null {
  const t = useTranslations("templates.form");
  if (!problem) return null;
  if (problem.kind === "unknownVariable") return t("unknownVariable", { name: problem.name });
  const { platform, limit, length } = problem;
  return t("tooLong", { platform: manifestOf(platform).label, limit, length });
}

interface VariableMenuProps {
  onChoose: (name: string) => void;
  onClosed: () => void;
}

function VariableMenu({ onChoose, onClosed }: VariableMenuProps) {
  const t = useTranslations("templates.variables");
  const nameOf = useVariableName();
  const { fields } = useTemplatesPage();
  const [open, setOpen] = useState(false);
  const choose = (name: string) => {
    onChoose(name);
    setOpen(false);
  };
  const known = variableNames.map((name) => ({ name: name as string, label: nameOf(name) }));
  const ofContact = ({ name }: { name: string }) => name.startsWith("contacto.");
  const custom = fields.map(({ key, label }) => ({ name: `contacto.${key}`, label }));
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t("insert")}
      align="end"
      onCloseFocus={onClosed}
      className="w-72 overflow-y-auto p-1"
      trigger={
        <Button size="sm" variant="ghost" icon={<Braces className="size-3.5" aria-hidden />}>
          {t("insert")}
        </Button>
      }
    >
      <Group title={t("contact")} items={[...known.filter(ofContact), ...custom]} onChoose={choose} />
      <Group title={t("others")} items={known.filter((item) => !ofContact(item))} onChoose={choose} />
      <p className="px-2 pt-1 pb-2 text-xs text-muted">
        {t("hint", { example: variable(`contacto.nombre|${t("fallback")}`) })}
      </p>
    </Popover>
  );
}

interface GroupProps {
  title: string;
  items: readonly { name: string; label: string }[];
  onChoose: (name: string) => void;
}

function Group({ title, items, onChoose }: GroupProps) {
  return (
    <div role="group" aria-label={title}>
      <p className="px-2 pt-2 pb-1 text-xs font-medium text-faint">{title}</p>
      {items.map(({ name, label }) => (
        <button
          key={name}
          type="button"
          onClick={() => onChoose(name)}
          className="flex min-h-8 w-full items-center justify-between gap-2 rounded-control px-2 text-left text-sm text-body hover:bg-strong/6 hover:text-strong focus-visible:-outline-offset-2 pointer-coarse:min-h-11"
        >
          <span className="min-w-0 truncate">{label}</span>
          <code className="shrink-0 font-mono text-xs text-muted">{name}</code>
        </button>
      ))}
    </div>
  );
}
