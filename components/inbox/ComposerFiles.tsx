"use client";

import clsx from "clsx";
import { CircleAlert, FileText, Music, RotateCw, Video, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/IconButton";
import type { ComposerFile, FileProblem, Files } from "./useFiles";
import { useFileSize } from "./words";

interface ComposerFilesProps extends Pick<Files, "files" | "retry" | "remove"> {
  /** The platform's name. */
  platform: string;
}

/** What will go along, how far it is uploaded, and what is wrong with it. */
export function ComposerFiles({ files, retry, remove, platform }: ComposerFilesProps) {
  if (files.length === 0) return null;
  return (
    <ul className="flex max-h-44 flex-wrap gap-2 overflow-y-auto px-3 pt-3">
      {files.map((file) => (
        <Chip
          key={file.id}
          file={file}
          platform={platform}
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
  onRetry: () => void;
  onRemove: () => void;
}

function Chip({ file, platform, onRetry, onRemove }: ChipProps) {
  const t = useTranslations("inbox.composer");
  const size = useFileSize();
  const { problem, percent, mediaId } = file;
  const { name } = file.file;
  return (
    <li
      className={clsx(
        "relative flex w-64 max-w-full items-center gap-2.5 overflow-hidden rounded-card border p-1.5",
        problem && "border-danger bg-danger-tint",
      )}
    >
      <Thumbnail file={file} />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-medium text-strong">{name}</span>
        {problem ? (
          <span className="flex gap-1 text-xs text-danger">
            <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden />
            <Problem problem={problem} platform={platform} />
          </span>
        ) : (
          <span className="block text-xs text-muted tabular-nums">{size(file.file.size)}</span>
        )}
      </span>
      {problem?.what === "upload" && (
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
      {!problem && mediaId === null && (
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
  const size = useFileSize();
  switch (problem.what) {
    case "fileType":
      return t("fileType", { platform });
    case "fileTooLarge":
      return t("fileTooLarge", { platform, limit: size(problem.limit) });
    case "upload":
      return problem.text || t("uploadFailed");
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
