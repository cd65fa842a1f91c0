"use client";

import { CircleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/IconButton";
import type { QuoteView } from "@/lib/inbox/views";
import type { Formatting } from "@/lib/platforms/contract";
import { Quote } from "../Quote";
import { RichText, TextPlatform } from "../RichText";
import { isFormatted } from "./formatting";

export function Quoting({
  quoted,
  name,
  onCancel,
}: {
  quoted: QuoteView;
  name: string;
  onCancel: () => void;
}) {
  const t = useTranslations("inbox.composer");
  return (
    <div className="flex items-start gap-1 px-3 pt-3">
      <Quote quote={quoted} name={name} />
      <IconButton
        size="sm"
        label={t("cancelReply")}
        icon={<X className="size-4" aria-hidden />}
        onClick={onCancel}
      />
    </div>
  );
}

/** From here on the length is worth a look. */
const NEAR_LIMIT = 0.85;

export function Room({ room, limit }: { room: number; limit: number }) {
  const t = useTranslations("inbox.composer");
  if (limit - room < limit * NEAR_LIMIT) return null;
  return (
    <span
      role="status"
      className={room < 0 ? "text-xs font-medium text-danger" : "text-xs text-muted tabular-nums"}
    >
      {room < 0 ? t("tooLong", { count: -room }) : t("left", { count: room })}
    </span>
  );
}

/** What stands here was sent and refused. */
export function Returned({ reason, onDismiss }: { reason: string; onDismiss: () => void }) {
  const t = useTranslations("composer.returned");
  return (
    <div className="flex items-start gap-2 px-3 pt-2.5 text-sm text-danger">
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
      <p role="alert" className="flex-1 text-pretty">
        {t("text", { reason })}
      </p>
      <IconButton
        size="sm"
        label={t("dismiss")}
        icon={<X className="size-4" aria-hidden />}
        onClick={onDismiss}
      />
    </div>
  );
}

interface CustomerViewProps {
  text: string;
  /** The customer's name. */
  name: string;
  formatting: Formatting | null;
  platform: string;
}

/** Where the text has marks: how it looks once the platform has read them. */
export function CustomerView({ text, name, formatting, platform }: CustomerViewProps) {
  const t = useTranslations("composer.format");
  if (!isFormatted(text, formatting)) return null;
  return (
    <div role="group" aria-label={t("preview", { name })} className="mx-3 mb-1 border-l-2 border-line pl-2">
      <p className="text-xs text-muted" aria-hidden>
        {t("preview", { name })}
      </p>
      <div className="pane max-h-24 text-body">
        <TextPlatform value={platform}>
          <RichText text={text} />
        </TextPlatform>
      </div>
    </div>
  );
}
