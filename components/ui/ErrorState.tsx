"use client";

import clsx from "clsx";
import { CircleAlert, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./Button";
import { CopyButton } from "./CopyButton";

interface ErrorStateProps {
  /** What happened. */
  title: string;
  /** What was kept, and what to do. */
  text?: ReactNode;
  onRetry?: () => void;
  retrying?: boolean;
  /** Finds the entry in the log. */
  reference?: string | undefined;
  className?: string;
}

export function ErrorState({
  title,
  text,
  onRetry,
  retrying = false,
  reference,
  className,
}: ErrorStateProps) {
  const t = useTranslations("common");
  return (
    <div
      role="alert"
      className={clsx("flex flex-col items-center justify-center px-6 py-12 text-center", className)}
    >
      <span
        aria-hidden
        className="mb-4 flex size-11 items-center justify-center rounded-card bg-danger-tint text-danger"
      >
        <CircleAlert className="size-5" />
      </span>
      <h2 className="text-md font-semibold text-balance text-strong">{title}</h2>
      {text && <p className="mt-1 max-w-sm text-sm text-pretty text-muted">{text}</p>}
      {onRetry && (
        <Button
          onClick={onRetry}
          loading={retrying}
          icon={<RotateCw className="size-4" aria-hidden />}
          className="mt-5"
        >
          {t("actions.retry")}
        </Button>
      )}
      {reference && (
        <p className="mt-4 flex items-center gap-1 text-xs text-faint">
          {t("reference", { reference })}
          <CopyButton value={reference} label={t("copyReference")} size="sm" />
        </p>
      )}
    </div>
  );
}
