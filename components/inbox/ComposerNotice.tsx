"use client";

import { Info, LockKeyhole, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/CopyButton";
import type { PlatformManifest } from "@/lib/platforms/contract";
import type { WindowView } from "./window";
import { useDuration } from "./words";

interface ClosedProps {
  manifest: Pick<PlatformManifest, "label" | "templates">;
  window: WindowView;
  /** What one had begun to write when it closed. */
  draft: string;
}

/** Stands in the composer's place when the platform lets nobody write: why, since when, what helps, and what was kept. */
export function WindowClosed({ manifest, window: { closedMs }, draft }: ClosedProps) {
  const t = useTranslations("inbox.composer");
  const duration = useDuration();
  const platform = manifest.label;
  return (
    <Docked icon={<LockKeyhole aria-hidden />}>
      <p className="font-medium text-strong">
        {closedMs === null
          ? t("closedNever", { platform })
          : t("closedSince", { platform, time: duration(closedMs) })}
      </p>
      <p>{t(manifest.templates ? "closedTemplate" : "closedWait")}</p>
      {draft.trim() && <KeptDraft draft={draft} />}
    </Docked>
  );
}

function KeptDraft({ draft }: { draft: string }) {
  const t = useTranslations("composer.closed");
  return (
    <div className="mt-2">
      <p role="status" className="text-body">
        {t("draftKept")}
      </p>
      <div className="mt-1 flex items-start gap-1">
        <p className="line-clamp-2 flex-1 [overflow-wrap:anywhere] whitespace-pre-wrap text-strong">
          {draft}
        </p>
        <CopyButton value={draft} label={t("copyDraft")} />
      </div>
    </div>
  );
}

/** Readable, but another person's. */
export function MayNotWrite() {
  const t = useTranslations("inbox.composer");
  return (
    <Docked icon={<LockKeyhole aria-hidden />}>
      <p>{t("forbidden")}</p>
    </Docked>
  );
}

function Docked({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div
      role="note"
      className="flex w-full gap-3 rounded-card bg-sunken px-4 py-3 text-sm text-muted [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0"
    >
      {icon}
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}

interface NotesProps {
  window: WindowView;
  /** False: the person blocked us. */
  reachable: boolean;
}

/** What one should know before writing. */
export function ComposerNotes({ window: { state, leftMs }, reachable }: NotesProps) {
  const t = useTranslations("inbox.composer");
  const duration = useDuration();
  return (
    <>
      {!reachable && (
        <Note tone="text-warning" icon={<TriangleAlert aria-hidden />}>
          {t("unreachable")}
        </Note>
      )}
      {state === "human" && leftMs !== null && (
        <Note tone="text-warning" icon={<Info aria-hidden />}>
          {t("human", { time: duration(leftMs) })}
        </Note>
      )}
    </>
  );
}

function Note({ icon, tone, children }: { icon: ReactNode; tone: string; children: ReactNode }) {
  return (
    <p role="note" className="flex gap-2 px-3 pt-2.5 text-xs text-body">
      <span className={`${tone} mt-px [&_svg]:size-3.5`}>{icon}</span>
      <span className="text-pretty">{children}</span>
    </p>
  );
}
