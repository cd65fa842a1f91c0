"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/CopyButton";

/** A value to be pasted elsewhere, whole for whoever selects it and cut for the eye. */
export function CopyLine({ term, value, copyLabel }: { term: string; value: string; copyLabel: string }) {
  return (
    <div className="min-w-0">
      <p className="mb-1 text-xs text-muted">{term}</p>
      <div className="flex items-center gap-1 rounded-control bg-sunken py-0.5 pr-0.5 pl-2.5">
        <code className="min-w-0 flex-1 truncate font-mono text-xs text-body select-all" title={value}>
          {value}
        </code>
        <CopyButton value={value} label={copyLabel} size="sm" variant="ghost" />
      </div>
    </div>
  );
}

export function WebhookAddress({ url }: { url: string }) {
  const t = useTranslations("configurations");
  return <CopyLine term={t("webhook")} value={url} copyLabel={t("copyWebhook")} />;
}
