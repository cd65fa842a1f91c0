"use client";

import clsx from "clsx";
import { CircleAlert, FileText, Music, RotateCw, Video, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/IconButton";
import type { PlatformManifest } from "@/lib/platforms/contract";
import { isBroken, isUploading, type ComposerFile, type FileProblem, type Files } from "./useFiles";
import { useFileSize } from "./words";
import { captionRoom } from "./written";

interface ComposerFilesProps extends Pick<Files, "files" | "retry" | "remove" | "setCaption"> {
  manifest: PlatformManifest;
}

/** What will go along, how far it is uploaded, and what is wrong with it. */
export function ComposerFiles({ files, retry, remove, setCaption, manifest }: ComposerFilesProps) {
  if (files.length === 0) return null;
  return (
    <ul className="flex max-h-44 flex-wrap gap-2 overflow-y-auto px-3 pt-3">
      {files.map((file, index) => (
        <Chip
          key={file.id}
          file={file}
          platform={manifest.label}
          captionLength={index > 0 ? captionRoom(manifest, file.kind) : 0}
          onCaption={(caption) => setCaption(file.id, caption)}
          onRetry={() => retry(file)}
          onRemove={() => remove(file.id)}
        />
      ))}
    </ul>
  );
}

interface ChipProps {
  file: ComposerFile;
  platform: string;
  /** 0 where it has no text of its own: the first has the composer's. */
  captionLength: number;
  onCaption: (caption: string) => void;
  onRetry: () => void;
  onRemove: () => void;
}

function Chip({ file, platform, captionLength, onCaption, onRetry, onRemove }: ChipProps) {
  const t = useTranslations("inbox.composer");
  const words = useTranslations("composer.files");
  const size = useFileSize();
  const { problem, percent } = file;
  const broken = isBroken(file);
  const { name } = file.file;
  return (
    <li
      className={clsx(
        "relative flex w-64 max-w-full items-center gap-2.5 overflow-hidden rounded-card border p-1.5",
        broken && "border-danger bg-danger-tint",
      )}
    >
      <Thumbnail file={file} />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-medium text-strong">{name}</span>
        {problem ? (
          <span className={clsx("flex gap-1 text-xs", broken ? "text-danger" : "text-warning")}>
            <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden />
            <Problem problem={problem} platform={platform} />
          </span>
        ) : (
          <span className="block text-xs text-muted tabular-nums">{size(file.file.size)}</span>
        )}
        {captionLength > 0 && (
          <input
            value={file.caption}
            onChange={(event) => onCaption(event.target.value)}
            maxLength={captionLength}
            aria-label={words("captionOf", { name })}
            placeholder={words("caption")}
            className="mt-1 h-7 w-full rounded-control border bg-surface px-2 text-control text-strong placeholder:text-faint pointer-coarse:h-11"
          />
        )}
      </span>
      {(problem?.what === "upload" || problem?.what === "offline") && (
        <IconButton
          size="sm"
          label={t("retryUpload")}
          icon={<RotateCw className="size-4" aria-hidden />}
          onClick={onRetry}
        />
      )}
      <IconButton
        size="sm"
        label={t("removeFile", { name })}
        icon={<X className="size-4" aria-hidden />}
        onClick={onRemove}
      />
      {isUploading(file) && (
        <span
          role="progressbar"
          aria-label={t("uploading", { name, percent })}
          aria-valuenow={percent}
          className="absolute bottom-0 left-0 h-0.5 bg-accent transition-[width]"
          style={{ width: `${percent}%` }}
        />
      )}
    </li>
  );
}

function Problem({ problem, platform }: { problem: FileProblem; platform: string }) {
  const t = useTranslations("inbox.composer");
  const words = useTranslations("composer.files");
  const size = useFileSize();
  switch (problem.what) {
    case "fileType":
      return t("fileType", { platform });
    case "fileTooLarge":
      return t("fileTooLarge", { platform, limit: size(problem.limit) });
    case "upload":
      return problem.text || t("uploadFailed");
    case "offline":
      return words("offline");
  }
}

function Thumbnail({ file: { file, kind, previewUrl } }: { file: ComposerFile }) {
  if (file.type.startsWith("image/")) {
    return <img src={previewUrl} alt="" className="size-10 shrink-0 rounded-control object-cover" />;
  }
  const Icon = kind === "video" ? Video : kind === "audio" || kind === "voice" ? Music : FileText;
  return (
    <span className="flex size-10 shrink-0 items-center justify-center rounded-control bg-sunken text-muted">
      <Icon className="size-5" aria-hidden />
    </span>
  );
}
