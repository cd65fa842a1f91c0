"use client";

import { Paperclip, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import type { HeaderFileKind } from "@/lib/approved/rules";
import { isPlatformId, manifestOf } from "@/lib/platforms/manifest";
import type { OutboxFile } from "../outbox";

export type ChosenFile = OutboxFile & { kind: HeaderFileKind };

interface HeaderFileProps {
  kind: HeaderFileKind;
  file: ChosenFile | null;
  onChange: (file: ChosenFile | null) => void;
  /** After a try without one. */
  missing: boolean;
  platform: string;
}

/** The picture, video or document at the head of a template; it is uploaded when the message leaves. */
export function HeaderFile({ kind, file, onChange, missing, platform }: HeaderFileProps) {
  const t = useTranslations("platformTemplates.header");
  const chooser = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<"fileType" | "fileTooLarge" | null>(null);
  const rule = isPlatformId(platform) ? manifestOf(platform).attachments[kind] : undefined;
  const choose = (chosen: File | undefined) => {
    if (!chosen || !rule) return;
    if (!rule.mimeTypes.includes(chosen.type)) return setProblem("fileType");
    if (chosen.size > rule.maxBytes) return setProblem("fileTooLarge");
    setProblem(null);
    const { name, type: mimeType, size } = chosen;
    onChange({ kind, mimeType, name, size, previewUrl: URL.createObjectURL(chosen), blob: chosen });
  };
  const error = problem ? t(problem) : missing && !file ? t("missing") : null;
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-sm font-medium text-strong">{t(kind)}</span>
      <input
        ref={chooser}
        type="file"
        tabIndex={-1}
        aria-label={t(kind)}
        accept={rule?.mimeTypes.join(",")}
        className="hidden"
        onChange={(event) => {
          choose(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      {file ? (
        <div className="flex items-center gap-2 rounded-control bg-sunken px-3 py-1.5 text-sm">
          <span className="min-w-0 flex-1 truncate">{file.name}</span>
          <IconButton
            size="sm"
            label={t("remove")}
            icon={<X className="size-4" aria-hidden />}
            onClick={() => onChange(null)}
          />
        </div>
      ) : (
        <Button
          className="self-start"
          icon={<Paperclip className="size-4" aria-hidden />}
          onClick={() => chooser.current?.click()}
        >
          {t("choose")}
        </Button>
      )}
      {error && (
        <p role="alert" className="text-xs text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
