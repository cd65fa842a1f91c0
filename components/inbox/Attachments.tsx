"use client";

import clsx from "clsx";
import { Download, FileText, FileX, Mic, Music } from "lucide-react";
import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/Skeleton";
import type { AttachmentView } from "@/lib/inbox/views";
import { Lightbox } from "./Lightbox";
import { clockLength, useFileSize } from "./words";

/** The files of a message, each as what it is. */
export function Attachments({ attachments }: { attachments: readonly AttachmentView[] }) {
  if (attachments.length === 0) return null;
  return (
    <div
      className={clsx(
        "grid gap-1",
        attachments.some(({ kind }) => kind === "image" || kind === "video") && "w-[min(20rem,62vw)]",
        attachments.length > 1 ? "grid-cols-2" : "grid-cols-1",
      )}
    >
      {attachments.map((attachment) => (
        <Attachment key={attachment.id} attachment={attachment} />
      ))}
    </div>
  );
}

const frame = "aspect-4/3 w-full rounded-card overflow-hidden";

function Attachment({ attachment }: { attachment: AttachmentView }) {
  const t = useTranslations("inbox.message");
  const { kind, status, url, mimeType } = attachment;
  if (status === "pending") return <Pending kind={kind} />;
  if (status === "failed" || url === null) return <Missing />;
  switch (kind) {
    case "image":
      return <Lightbox url={url} name={attachment.fileName} className={frame} />;
    case "video":
      return (
        <video
          controls
          playsInline
          preload="metadata"
          src={url}
          aria-label={t("watch")}
          className={clsx(frame, "bg-sunken")}
        />
      );
    case "audio":
    case "voice":
      return <Player attachment={attachment} url={url} />;
    case "sticker":
      return mimeType?.startsWith("image/") ? (
        <img src={url} alt={t("sticker")} loading="lazy" className="size-36 object-contain" />
      ) : (
        <FileCard attachment={{ ...attachment, fileName: t("animatedSticker") }} url={url} />
      );
    case "document":
      return <FileCard attachment={attachment} url={url} />;
  }
}

function Player({ attachment, url }: { attachment: AttachmentView; url: string }) {
  const t = useTranslations("inbox");
  const { kind, durationSeconds } = attachment;
  const name = attachment.fileName ?? t(`kinds.${kind}`);
  const Icon = kind === "voice" ? Mic : Music;
  return (
    <div className="flex flex-col gap-1.5">
      <span className="flex items-center gap-1.5 text-xs text-muted">
        <Icon className="size-3.5 shrink-0" aria-hidden />
        <span className="truncate">{kind === "voice" ? t("kinds.voice") : name}</span>
        {durationSeconds !== null && <span className="tabular-nums">{clockLength(durationSeconds)}</span>}
      </span>
      <audio
        controls
        preload="none"
        src={url}
        aria-label={t("message.play", { name })}
        className="h-10 w-72 max-w-full"
      />
    </div>
  );
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
      <span className="flex size-9 shrink-0 items-center justify-center rounded-control bg-accent-tint text-accent">
        <FileText className="size-5" aria-hidden />
      </span>
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
function Pending({ kind }: { kind: AttachmentView["kind"] }) {
  const t = useTranslations("inbox.message");
  const shape =
    kind === "image" || kind === "video" ? frame : kind === "sticker" ? "size-36" : "h-13 w-72 max-w-full";
  return (
    <div aria-busy className={clsx(shape, "relative")}>
      <Skeleton className="size-full rounded-card!" />
      <span className="sr-only">{t("pendingFile")}</span>
    </div>
  );
}

function Missing() {
  const t = useTranslations("inbox.message");
  return (
    <div className="flex w-72 max-w-full gap-3 rounded-card border border-dashed bg-surface p-2.5">
      <FileX className="mt-0.5 size-5 shrink-0 text-danger" aria-hidden />
      <span className="min-w-0">
        <span className="block text-sm font-medium text-strong">{t("failedFile")}</span>
        <span className="block text-xs text-pretty text-muted">{t("failedFileText")}</span>
      </span>
    </div>
  );
}
