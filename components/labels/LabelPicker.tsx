"use client";

import { Check, Settings2, Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { Input } from "@/components/ui/Input";
import { Popover } from "@/components/ui/Popover";
import { Spinner } from "@/components/ui/Spinner";
import type { LabelView } from "@/lib/labels/views";
import { LabelDot } from "./LabelChip";
import { LabelsDialog } from "./LabelsDialog";
import { useLabels, type KnownLabels } from "./useLabels";

interface LabelPickerProps {
  chosen: readonly LabelView[];
  onChange: (labelIds: string[]) => void;
}

/** Which labels it has. Each press counts at once; whoever may also reaches the labels themselves from here. */
export function LabelPicker({ chosen, onChange }: LabelPickerProps) {
  const t = useTranslations("labels");
  const [open, setOpen] = useState(false);
  const [managing, setManaging] = useState(false);
  const manage = () => {
    setOpen(false);
    setManaging(true);
  };
  return (
    <>
      <Popover
        open={open}
        onOpenChange={setOpen}
        align="end"
        label={t("choose")}
        className="w-64 p-1"
        trigger={<IconButton label={t("choose")} icon={<Tag className="size-4" aria-hidden />} size="sm" />}
      >
        <Choices chosen={chosen} onChange={onChange} onManage={manage} />
      </Popover>
      <LabelsDialog open={managing} onOpenChange={setManaging} />
    </>
  );
}

/** Fewer than this are found by looking. */
const MANY = 8;

function Choices({ chosen, onChange, onManage }: LabelPickerProps & { onManage: () => void }) {
  const t = useTranslations("labels");
  const known = useLabels();
  const [typed, setTyped] = useState("");
  const ids = chosen.map(({ id }) => id);
  const toggle = (id: string) =>
    onChange(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]);
  const wanted = typed.trim().toLowerCase();
  const shown = known.labels.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <>
      {known.labels.length > MANY && (
        <Input
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          aria-label={t("find")}
          placeholder={t("find")}
          className="p-1"
        />
      )}
      <ul aria-label={t("title")} className="max-h-64 overflow-y-auto">
        {shown.map((label) => (
          <li key={label.id}>
            <button
              type="button"
              role="checkbox"
              aria-checked={ids.includes(label.id)}
              onClick={() => toggle(label.id)}
              className="flex min-h-8 w-full items-center gap-2.5 rounded-control px-2 text-left text-sm text-body hover:bg-strong/6 focus-visible:-outline-offset-2 pointer-coarse:min-h-11"
            >
              <LabelDot color={label.color} />
              <span className="min-w-0 flex-1 truncate">{label.name}</span>
              {ids.includes(label.id) && <Check className="size-4 shrink-0 text-accent" aria-hidden />}
            </button>
          </li>
        ))}
      </ul>
      <Nothing known={known} found={shown.length} />
      {known.mayEdit && (
        <div className="mt-1 border-t pt-1">
          <Button
            variant="ghost"
            className="w-full justify-start!"
            icon={<Settings2 className="size-4" aria-hidden />}
            onClick={onManage}
          >
            {t("manage")}
          </Button>
        </div>
      )}
    </>
  );
}

function Nothing({ known, found }: { known: KnownLabels; found: number }) {
  const t = useTranslations("labels");
  if (found > 0) return null;
  return (
    <p role="status" className="px-2 py-3 text-sm text-muted">
      {known.phase === "loading" && <Spinner />}
      {known.phase === "failed" && t("failed")}
      {known.phase === "ready" && t(known.labels.length > 0 ? "notFound" : "none")}
    </p>
  );
}
