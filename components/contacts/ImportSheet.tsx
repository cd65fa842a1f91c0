"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Sheet } from "@/components/ui/Dialog";
import type { FieldView, ImportPreview, ImportReport } from "@/lib/contacts/views";
import type { Result } from "@/lib/result";
import { postImport, previewImport, type ImportChoice } from "./api";
import { ImportMapping } from "./ImportMapping";
import { ImportOutcome, ImportProgress } from "./ImportOutcome";
import { useFailureText } from "./words";

interface ImportSheetProps {
  definitions: readonly FieldView[];
  onClose: () => void;
  onImported: () => void;
}

type Step =
  | { at: "file" }
  | { at: "mapping"; file: File; preview: ImportPreview }
  | { at: "running"; report: ImportReport | null }
  | { at: "done"; report: ImportReport };

/** From a file to contacts: choose it, say what its columns are, watch it, read the report. */
export function ImportSheet({ definitions, onClose, onImported }: ImportSheetProps) {
  const t = useTranslations("contacts.import");
  const failureText = useFailureText();
  const [step, setStep] = useState<Step>({ at: "file" });
  const [choice, setChoice] = useState<ImportChoice>({ overwrite: false });
  const [problem, setProblem] = useState<string | null>(null);
  const [reading, setReading] = useState(false);

  const settle = <T,>(result: Result<T>): T | null => {
    setProblem(result.ok ? null : failureText(result.error));
    return result.ok ? result.value : null;
  };
  const read = async (file: File, next: ImportChoice) => {
    setReading(true);
    setChoice(next);
    const preview = settle(await previewImport(file, next));
    setReading(false);
    if (preview) setStep({ at: "mapping", file, preview });
  };
  const run = async (file: File, preview: ImportPreview) => {
    setStep({ at: "running", report: null });
    const choices = { ...choice, mapping: preview.mapping };
    const report = settle(
      await postImport(file, choices, (progress) => setStep({ at: "running", report: progress })),
    );
    setStep(report ? { at: "done", report } : { at: "mapping", file, preview });
    onImported();
  };

  return (
    <Sheet
      open
      // What runs is finished first: closing would leave half of the file out.
      onOpenChange={(open) => !open && step.at !== "running" && onClose()}
      title={t("title")}
      description={t(`steps.${step.at}`)}
      footer={
        step.at === "mapping" ? (
          <>
            <Button onClick={() => setStep({ at: "file" })}>{t("otherFile")}</Button>
            <Button
              variant="primary"
              loading={reading}
              disabled={step.preview.mapping.every((target) => target === null)}
              onClick={() => void run(step.file, step.preview)}
            >
              {t("run", { count: step.preview.total - step.preview.problemCount })}
            </Button>
          </>
        ) : step.at === "done" ? (
          <Button variant="primary" onClick={onClose}>
            {t("finish")}
          </Button>
        ) : undefined
      }
    >
      {problem && (
        <p role="alert" className="mb-3 rounded-control bg-danger-tint px-3 py-2 text-sm text-danger">
          {problem}
        </p>
      )}
      {step.at === "file" && <FileChoice reading={reading} onChoose={(file) => void read(file, choice)} />}
      {step.at === "mapping" && (
        <ImportMapping
          preview={step.preview}
          choice={choice}
          definitions={definitions}
          reading={reading}
          onChange={(next) => void read(step.file, { mapping: step.preview.mapping, ...next })}
        />
      )}
      {step.at === "running" && <ImportProgress report={step.report} />}
      {step.at === "done" && <ImportOutcome report={step.report} />}
    </Sheet>
  );
}

function FileChoice({ reading, onChoose }: { reading: boolean; onChoose: (file: File) => void }) {
  const t = useTranslations("contacts.import");
  return (
    <label
      aria-busy={reading}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const file = event.dataTransfer.files[0];
        if (file) onChoose(file);
      }}
      className="flex cursor-pointer flex-col items-center gap-2 rounded-card border border-dashed border-faint/60 px-6 py-12 text-center text-sm focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent hover:bg-strong/3"
    >
      <FileUp className="size-6 text-muted" aria-hidden />
      <span className="font-medium text-strong">{t(reading ? "reading" : "choose")}</span>
      <span className="text-xs text-muted">{t("hint")}</span>
      <input
        type="file"
        accept=".csv,.txt,text/csv"
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onChoose(file);
        }}
      />
    </label>
  );
}
