"use client";

import { Archive } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { Field } from "@/components/ui/Field";
import { IconButton } from "@/components/ui/IconButton";
import { Input } from "@/components/ui/Input";
import { Select } from "@/components/ui/Select";
import { labelColors, type LabelColor, type LabelView } from "@/lib/labels/views";
import { deleteLabel, patchLabel, postLabel } from "./api";
import { LabelDot } from "./LabelChip";
import { useLabels } from "./useLabels";

interface LabelsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The team's labels: made, renamed, coloured and put away. */
export function LabelsDialog({ open, onOpenChange }: LabelsDialogProps) {
  const t = useTranslations("labels");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} description={t("about")}>
      <Labels />
    </Dialog>
  );
}

function Labels() {
  const t = useTranslations("labels");
  const { labels, reload } = useLabels();
  return (
    <div className="flex flex-col gap-5">
      <NewLabel onDone={reload} />
      <ul aria-label={t("title")} className="flex flex-col gap-2">
        {labels.map((label) => (
          <LabelRow key={label.id} label={label} onDone={reload} />
        ))}
      </ul>
    </div>
  );
}

function NewLabel({ onDone }: { onDone: () => void }) {
  const t = useTranslations("labels");
  const [name, setName] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setError(t("nameMissing"));
    setBusy(true);
    const answer = await postLabel(name, labelColors[4]);
    setBusy(false);
    if (!answer.ok) return setError(answer.message || t("notDone"));
    setName("");
    setError(null);
    onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex items-start gap-2">
      <Field label={t("new")} error={error} className="flex-1">
        <Input value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Button type="submit" variant="primary" loading={busy} className="mt-7 h-9">
        {t("create")}
      </Button>
    </form>
  );
}

function LabelRow({ label, onDone }: { label: LabelView; onDone: () => void }) {
  const t = useTranslations("labels");
  const [name, setName] = useState(label.name);
  const finish = (answer: { ok: true } | { ok: false; message: string }) => {
    if (!answer.ok) {
      setName(label.name);
      toast.error(answer.message || t("notDone"));
    }
    onDone();
  };
  const rename = async () => {
    const wanted = name.trim();
    if (wanted && wanted !== label.name) finish(await patchLabel(label.id, { name: wanted }));
    else setName(label.name);
  };
  const paint = async (color: LabelColor) => finish(await patchLabel(label.id, { color }));
  return (
    <li className="flex items-center gap-2">
      <Select
        aria-label={t("colorOf", { name: label.name })}
        value={label.color}
        onValueChange={(color) => void paint(color as LabelColor)}
        options={labelColors.map((value) => ({
          value,
          label: t(`color.${value}`),
          icon: <LabelDot color={value} />,
        }))}
        className="w-32!"
      />
      <Input
        aria-label={t("nameOf", { name: label.name })}
        value={name}
        maxLength={40}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => void rename()}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        className="flex-1"
      />
      <IconButton
        label={t("archive", { name: label.name })}
        icon={<Archive className="size-4" aria-hidden />}
        onClick={() => void deleteLabel(label.id).then(finish)}
      />
    </li>
  );
}
