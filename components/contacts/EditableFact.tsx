"use client";

import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Input } from "@/components/ui/Input";
import { Select, type SelectOption } from "@/components/ui/Select";

interface EditableFactProps {
  term: string;
  value: string;
  /** How the value reads; the value itself when absent. */
  shown?: ReactNode;
  /** Beside the value: where it comes from, a copy button. */
  aside?: ReactNode;
  type?: "text" | "tel" | "email" | "number" | "date";
  /** Chosen from these instead of written. */
  options?: readonly SelectOption[];
  /** Answers what is wrong with it, null when it is saved. Empty takes the value away. */
  onSave: (value: string) => Promise<string | null>;
}

/** A select needs a value for "none". */
const NONE = "-";

/** A value that becomes a field when it is pressed. Enter or leaving saves, Escape forgets. */
export function EditableFact(props: EditableFactProps) {
  const { term, value, shown, aside } = props;
  const t = useTranslations("contacts.facts");
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setEditing(false);
    // The field is gone in the next frame; the keyboard goes on where it was.
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{term}</dt>
      <dd className="text-sm text-strong">
        {editing ? (
          <Editor {...props} onClose={close} />
        ) : (
          <span className="flex items-center gap-1">
            <button
              ref={button}
              type="button"
              onClick={() => setEditing(true)}
              className="group/fact -mx-1.5 flex min-h-7 min-w-0 flex-1 items-center gap-1.5 rounded-control px-1.5 text-left transition-colors hover:bg-strong/6 pointer-coarse:min-h-11"
            >
              <span className="sr-only">{`${t("edit", { term })}: `}</span>
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {value ? (shown ?? value) : <Nothing />}
              </span>
              <Pencil
                className="size-3 shrink-0 text-faint opacity-0 group-hover/fact:opacity-100 group-focus-visible/fact:opacity-100 pointer-coarse:opacity-100"
                aria-hidden
              />
            </button>
            {aside && <span className="-my-2 flex shrink-0 items-center">{aside}</span>}
          </span>
        )}
      </dd>
    </div>
  );
}

/** What one hears is that it is empty; what one sees is what to do about it. */
function Nothing() {
  const t = useTranslations("contacts.facts");
  return (
    <>
      <span className="sr-only">{t("empty")}</span>
      <span aria-hidden className="text-faint">
        {t("add")}
      </span>
    </>
  );
}

function Editor({
  term,
  value,
  type = "text",
  options,
  onSave,
  onClose,
}: EditableFactProps & { onClose: () => void }) {
  const t = useTranslations("contacts.facts");
  const [draft, setDraft] = useState(value);
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const errorId = useId();
  const done = useRef(false);

  const save = async (next: string) => {
    if (done.current || saving) return;
    if (next.trim() === value) return finish();
    setSaving(true);
    const wrong = await onSave(next.trim());
    setSaving(false);
    if (wrong === null) finish();
    else setProblem(wrong);
  };
  const finish = () => {
    done.current = true;
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") void save(draft);
    if (event.key !== "Escape") return;
    // It ends the editing, not the sheet around it.
    event.stopPropagation();
    finish();
  };
  return (
    <span className="flex flex-col gap-1 py-0.5">
      {options ? (
        <Select
          aria-label={term}
          value={draft || NONE}
          options={[{ value: NONE, label: t("none") }, ...options]}
          onValueChange={(chosen) => {
            const next = chosen === NONE ? "" : chosen;
            setDraft(next);
            void save(next);
          }}
        />
      ) : (
        <Input
          aria-label={term}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? errorId : undefined}
          type={type === "number" ? "text" : type}
          inputMode={type === "number" ? "decimal" : undefined}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => void save(draft)}
          readOnly={saving}
          autoFocus
        />
      )}
      {problem && (
        <span id={errorId} role="alert" className="text-xs text-danger">
          {problem}
        </span>
      )}
    </span>
  );
}
