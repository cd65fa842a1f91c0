"use client";

import { Info, LockKeyhole, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { PlatformManifest } from "@/lib/platforms/contract";
import type { WindowView } from "./window";
import { useDuration } from "./words";

interface ClosedProps {
  manifest: Pick<PlatformManifest, "label" | "templates">;
  window: WindowView;
}

/** Stands in the composer's place when the platform lets nobody write: why, since when, and what helps. */
export function WindowClosed({ manifest, window: { closedMs } }: ClosedProps) {
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
    </Docked>
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
    <div className="border-t px-3 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-5">
      <div
        role="note"
        className="mx-auto flex max-w-3xl gap-3 rounded-card bg-sunken px-4 py-3 text-sm text-muted [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0"
      >
        {icon}
        <div>{children}</div>
      </div>
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
