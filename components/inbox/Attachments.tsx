"use client";

import clsx from "clsx";
import { Download, FileArchive, FileSpreadsheet, FileText, FileX, Play, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { use, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Skeleton } from "@/components/ui/Skeleton";
import type { AttachmentView } from "@/lib/inbox/views";
import { AudioPlayer } from "./thread/AudioPlayer";
import { Files } from "./thread/files";
import { clockLength, useFileSize } from "./words";

const isVisual = ({ kind }: AttachmentView): boolean => kind === "image" || kind === "video";

/** The files of a message or an album, each as what it is. */
export function Attachments({ attachments }: { attachments: readonly AttachmentView[] }) {
  const t = useTranslations("inbox.message");
  if (attachments.length === 0) return null;
  const grid = attachments.length > 1 && attachments.every(isVisual);
  return (
    <div
      {...(grid && { role: "group", "aria-label": t("album", { count: attachments.length }) })}
      className={clsx(
        "grid gap-1",
        attachments.some(isVisual) && "w-[min(20rem,62vw)] max-w-full",
        grid ? "grid-cols-2" : "grid-cols-1",
      )}
    >
      {attachments.map((attachment, index) => (
        <Attachment
          key={attachment.id}
          attachment={attachment}
          // An odd one out takes a row of its own.
          shape={!grid ? shapeOf(attachment) : index === 0 && attachments.length % 2 ? wide : square}
        />
      ))}
    </div>
  );
}

interface Shape {
  className: string;
  aspectRatio?: number;
}

const frame = "w-full rounded-card overflow-hidden";
const square: Shape = { className: `${frame} aspect-square` };
const wide: Shape = { className: `${frame} aspect-2/1 col-span-2` };

/** The room a picture will take is known before it comes, so that nothing moves. Extremes are cut. */
function shapeOf({ width, height }: AttachmentView): Shape {
  if (!width || !height) return { className: `${frame} aspect-4/3` };
  return { className: frame, aspectRatio: Math.min(Math.max(width / height, 0.75), 2.2) };
}

function Attachment({ attachment, shape }: { attachment: AttachmentView; shape: Shape }) {
  const t = useTranslations("inbox.message");
  const { kind, status, url, previewUrl, mimeType } = attachment;
  if (status === "pending") return <Pending attachment={attachment} shape={shape} />;
  if (status === "failed" || url === null) return <Missing attachment={attachment} />;
  switch (kind) {
    case "image":
    case "video":
      return <Visual attachment={attachment} url={url} shape={shape} />;
    case "audio":
    case "voice":
      return <AudioPlayer attachment={attachment} url={url} />;
    case "sticker":
      return mimeType?.startsWith("image/") ? (
        <img src={previewUrl ?? url} alt={t("sticker")} loading="lazy" className="size-36 object-contain" />
      ) : mimeType === "video/webm" ? (
        <video
          src={url}
          aria-label={t("sticker")}
          muted
          loop
          autoPlay
          playsInline
          className="size-36 object-contain"
        />
      ) : (
        <FileCard attachment={{ ...attachment, fileName: t("animatedSticker") }} url={url} />
      );
    case "document":
      return <FileCard attachment={attachment} url={url} />;
  }
}

/** A picture, or a film's first moment; pressed, as large as the screen. */
function Visual({ attachment, url, shape }: { attachment: AttachmentView; url: string; shape: Shape }) {
  const t = useTranslations("inbox.message");
  const { open } = use(Files);
  const { kind, previewUrl, fileName, durationSeconds } = attachment;
  const film = kind === "video";
  const alt = fileName ?? t("image");
  return (
    <button
      type="button"
      onClick={() => open(attachment)}
      aria-label={film ? t("watch") : t("openImage")}
      style={{ aspectRatio: shape.aspectRatio }}
      className={clsx("relative block bg-sunken", shape.className)}
    >
      {film && !previewUrl ? (
        // Without the platform's picture of it, the browser draws the first moment.
        <video src={`${url}#t=0.1`} preload="metadata" muted playsInline className="size-full object-cover" />
      ) : (
        <img
          src={previewUrl ?? url}
          alt={film ? "" : alt}
          loading="lazy"
          className="size-full object-cover"
        />
      )}
      {film && (
        <>
          <span className="absolute top-1/2 left-1/2 flex size-11 -translate-1/2 items-center justify-center rounded-full bg-raised text-strong shadow-raised">
            <Play className="size-5 translate-x-px" aria-hidden />
          </span>
          {durationSeconds !== null && (
            <span className="absolute right-1.5 bottom-1.5 rounded-control bg-raised px-1.5 text-xs text-strong tabular-nums">
              {clockLength(durationSeconds)}
            </span>
          )}
        </>
      )}
    </button>
  );
}

function FileIcon({ mimeType }: { mimeType: string | null }) {
  if (/sheet|excel|csv/.test(mimeType ?? "")) return <FileSpreadsheet className="size-5" aria-hidden />;
  if (/zip|rar|7z|tar/.test(mimeType ?? "")) return <FileArchive className="size-5" aria-hidden />;
  return <FileText className="size-5" aria-hidden />;
}

function FileCard({ attachment, url }: { attachment: AttachmentView; url: string }) {
  const t = useTranslations("inbox.message");
  const size = useFileSize();
  const name = attachment.fileName ?? t("fileNoName");
  return (
    <a
      href={url.startsWith("blob:") ? url : `${url}?download=1`}
      download={name}
      aria-label={t("download", { name })}
      className="flex min-h-12 w-72 max-w-full items-center gap-3 rounded-card border bg-surface p-2 pr-3 transition-colors hover:bg-pressed"
    >
      {attachment.previewUrl ? (
        <img
          src={attachment.previewUrl}
          alt=""
          loading="lazy"
          className="size-9 rounded-control object-cover"
        />
      ) : (
        <span className="flex size-9 shrink-0 items-center justify-center rounded-control bg-accent-tint text-accent">
          <FileIcon mimeType={attachment.mimeType} />
        </span>
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-medium text-strong">{name}</span>
        {attachment.size !== null && (
          <span className="block text-xs text-muted tabular-nums">{size(attachment.size)}</span>
        )}
      </span>
      <Download className="size-4 shrink-0 text-faint" aria-hidden />
    </a>
  );
}

/** Keeps the room that the file will take, so that nothing moves when it comes. */
function Pending({ attachment, shape }: { attachment: AttachmentView; shape: Shape }) {
  const t = useTranslations("inbox.message");
  const visual = isVisual(attachment);
  const other = attachment.kind === "sticker" ? "size-36" : "h-13 w-72 max-w-full";
  return (
    <div
      aria-busy
      style={visual ? { aspectRatio: shape.aspectRatio } : undefined}
      className={clsx("relative", visual ? shape.className : other)}
    >
      <Skeleton className="size-full rounded-card!" />
      <span className="sr-only">{t("pendingFile")}</span>
    </div>
  );
}

function Missing({ attachment }: { attachment: AttachmentView }) {
  const t = useTranslations("thread.file");
  const { retry } = use(Files);
  const [busy, setBusy] = useState(false);
  const again = async () => {
    setBusy(true);
    await retry?.(attachment.id);
    setBusy(false);
  };
  return (
    <div className="col-span-full flex w-72 max-w-full gap-3 rounded-card border border-dashed bg-surface p-2.5">
      <FileX className="mt-0.5 size-5 shrink-0 text-danger" aria-hidden />
      <span className="min-w-0">
        <span className="block text-sm font-medium text-strong">{t("failed")}</span>
        <span className="block text-xs text-pretty text-muted">{t("failedText")}</span>
        {retry && (
          <Button
            size="sm"
            loading={busy}
            icon={<RotateCw />}
            onClick={() => void again()}
            className="mt-1.5 text-xs! [&_svg]:size-3.5"
          >
            {t("retry")}
          </Button>
        )}
      </span>
    </div>
  );
}
