"use client";

import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/Button";
import type { ImportProblem, ImportReport } from "@/lib/contacts/views";

const SHOWN = 100;

export function ImportProgress({ report }: { report: ImportReport | null }) {
  const t = useTranslations("contacts.import");
  const id = useId();
  const [done, total] = [report?.done ?? 0, report?.total ?? 0];
  return (
    <div className="flex flex-col gap-2 py-6 text-sm">
      <label htmlFor={id} className="text-strong tabular-nums">
        {t("progress", { done, total })}
      </label>
      <progress id={id} value={done} max={Math.max(total, 1)} className="h-2 w-full accent-accent" />
      <p className="text-xs text-muted">{t("keepOpen")}</p>
    </div>
  );
}

/** What became of the file, with every line that was left out. */
export function ImportOutcome({ report }: { report: ImportReport }) {
  const t = useTranslations("contacts.import");
  const format = useFormatter();
  const reasonOf = useReason();
  const figures = [
    ["created", report.created],
    ["updated", report.updated],
    ["unchanged", report.unchanged],
    ["skipped", report.skipped.length],
  ] as const;
  const download = () => {
    const lines = report.skipped.map(
      (problem) => `${problem.line},"${reasonOf(problem).replaceAll('"', '""')}"`,
    );
    const text = [`${t("line")},${t("reason")}`, ...lines].join("\r\n");
    const url = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv" }));
    const link = Object.assign(document.createElement("a"), {
      href: url,
      download: `${t("reportFile")}.csv`,
    });
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <div role="status" className="flex flex-col gap-5">
      <dl className="grid grid-cols-2 gap-3">
        {figures.map(([figure, value]) => (
          <div key={figure} className="rounded-card border px-3 py-2">
            <dt className="text-xs text-muted">{t(`figures.${figure}`)}</dt>
            <dd className="text-lg font-semibold text-strong tabular-nums">{format.number(value)}</dd>
          </div>
        ))}
      </dl>
      <ImportProblems problems={report.skipped} count={report.skipped.length} />
      {report.skipped.length > 0 && (
        <Button className="self-start" icon={<Download className="size-4" aria-hidden />} onClick={download}>
          {t("download")}
        </Button>
      )}
    </div>
  );
}

/** The lines that are left out, and why. */
export function ImportProblems({ problems, count }: { problems: readonly ImportProblem[]; count: number }) {
  const t = useTranslations("contacts.import");
  const reasonOf = useReason();
  if (count === 0) return null;
  return (
    <section aria-label={t("problems", { count })} className="flex flex-col gap-2">
      <h2 className="text-xs font-semibold text-muted">{t("problems", { count })}</h2>
      <ul className="flex max-h-64 flex-col gap-1 overflow-y-auto rounded-control bg-sunken px-3 py-2 text-xs text-body">
        {problems.slice(0, SHOWN).map((problem) => (
          <li key={problem.line} className="flex gap-2">
            <span className="shrink-0 text-muted tabular-nums">{t("atLine", { line: problem.line })}</span>
            <span className="min-w-0 [overflow-wrap:anywhere]">{reasonOf(problem)}</span>
          </li>
        ))}
        {count > SHOWN && <li className="text-muted">{t("moreProblems", { count: count - SHOWN })}</li>}
      </ul>
    </section>
  );
}

function useReason(): (problem: ImportProblem) => string {
  const t = useTranslations("contacts.import.reasons");
  return ({ reason, column }) => t(reason, { column: column ?? "" });
}
