"use client";

import { Archive, ArchiveRestore, Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { platformLabel } from "@/components/inbox/platform";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { CopyButton } from "@/components/ui/CopyButton";
import { IconButton } from "@/components/ui/IconButton";
import { isPlatformId } from "@/lib/platforms/manifest";
import { resolve, textOf } from "@/lib/templates/variables";
import type { TemplateView } from "@/lib/templates/views";
import { useOwnValues, useTemplatesPage } from "./context";

interface RowActionsProps {
  template: TemplateView;
  onArchive: (template: TemplateView) => void;
  onRestore: (template: TemplateView) => void;
}

/** What one may do without opening it. */
export function RowActions({ template, onArchive, onRestore }: RowActionsProps) {
  const t = useTranslations("templates.actions");
  const act = template.archivedAt
    ? { may: template.may["template.restore"], label: t("restore"), Icon: ArchiveRestore, run: onRestore }
    : { may: template.may["template.archive"], label: t("archive"), Icon: Archive, run: onArchive };
  return (
    <span className="relative z-1 flex items-center justify-end gap-1">
      <CopyReply template={template} />
      {act.may && (
        <IconButton
          size="sm"
          label={act.label}
          icon={<act.Icon className="size-4" aria-hidden />}
          onClick={() => act.run(template)}
        />
      )}
    </span>
  );
}

/** The text as it can be pasted anywhere: what is known is filled in, what is not stands in brackets. */
export function CopyReply({ template, wide = false }: { template: TemplateView; wide?: boolean }) {
  const t = useTranslations("templates.actions");
  const { actions } = useTemplatesPage();
  const values = useOwnValues();
  const { text } = textOf(resolve(template.body, values));
  // The copy is made in the browser; that it could not be counted is nothing to bother anyone with.
  const count = () => void actions.copied({ id: template.id }).catch(() => undefined);
  return (
    <CopyButton
      value={text}
      label={t("copy")}
      wide={wide}
      size={wide ? "md" : "sm"}
      variant={wide ? "secondary" : "ghost"}
      onCopied={count}
    />
  );
}

/** Title, and that there are files. */
export function TemplateTitle({ template }: { template: TemplateView }) {
  const t = useTranslations("templates");
  const count = template.attachments.length;
  return (
    <span className="flex max-w-80 min-w-0 items-center gap-2 font-medium text-strong">
      <span className="truncate" title={template.title}>
        {template.title}
      </span>
      {count > 0 && (
        <span className="inline-flex items-center gap-0.5 text-xs font-normal text-muted">
          <Paperclip className="size-3" aria-hidden />
          <span aria-hidden>{count}</span>
          <span className="sr-only">{t("files", { count })}</span>
        </span>
      )}
    </span>
  );
}

export function TemplatePlatforms({ platforms }: { platforms: readonly string[] }) {
  const t = useTranslations("templates");
  if (platforms.length === 0) return <span className="text-muted">{t("allPlatforms")}</span>;
  return (
    <span className="flex items-center gap-1.5">
      {platforms.filter(isPlatformId).map((platform) => (
        <PlatformMark key={platform} platform={platform} label={platformLabel(platform)} />
      ))}
    </span>
  );
}
