"use client";

import clsx from "clsx";
import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { RichText, TextPlatform } from "@/components/inbox/RichText";
import { Skeleton } from "@/components/ui/Skeleton";
import type { TemplateView } from "@/lib/templates/views";

interface PickerOptionsProps {
  id: string;
  /** Null while they are on their way. */
  replies: readonly TemplateView[] | null;
  activeId: string | null;
  onPoint: (id: string) => void;
  onChoose: (reply: TemplateView) => void;
}

/** The list; the active one is always in sight. */
export function PickerOptions({ id, replies, activeId, onPoint, onChoose }: PickerOptionsProps) {
  const t = useTranslations("templates");
  const active = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which is no way to undo an effect.
    active.current?.scrollIntoView?.({ block: "nearest" });
  }, [activeId]);
  if (!replies) {
    return (
      <div aria-busy className="flex flex-col gap-2 p-2">
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} className="h-9 w-full" />
        ))}
      </div>
    );
  }
  return (
    <ul id={id} role="listbox" aria-label={t("picker.label")}>
      {replies.map((reply) => {
        const chosen = reply.id === activeId;
        return (
          <li
            key={reply.id}
            id={`${id}${reply.id}`}
            ref={chosen ? active : undefined}
            role="option"
            aria-selected={chosen}
            onPointerMove={() => onPoint(reply.id)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(reply)}
            className={clsx(
              "cursor-pointer rounded-control px-2 py-1.5 pointer-coarse:py-2.5",
              chosen && "bg-strong/6",
            )}
          >
            <span className="flex items-baseline gap-2">
              <span className="min-w-0 flex-1 truncate text-sm font-medium text-strong">{reply.title}</span>
              {reply.attachments.length > 0 && (
                <span className="inline-flex items-center gap-1 text-xs text-muted">
                  <Paperclip className="size-3" aria-hidden />
                  <span className="sr-only">{t("files", { count: reply.attachments.length })}</span>
                  <span aria-hidden>{reply.attachments.length}</span>
                </span>
              )}
              {reply.shortcut && (
                <span className="shrink-0 font-mono text-xs text-muted">/{reply.shortcut}</span>
              )}
            </span>
            <span className="block truncate text-xs text-muted">{reply.body}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** The whole text of the active one, where there is room beside the list. */
export function PickerPreview({ reply, platform }: { reply: TemplateView; platform: string }) {
  const t = useTranslations("templates");
  return (
    <div className="pane hidden w-2/5 shrink-0 border-l p-3 lg:block" aria-hidden>
      <p className="mb-2 text-xs text-muted">{t(`categories.${reply.category}`)}</p>
      <TextPlatform value={platform}>
        <RichText text={reply.body} />
      </TextPlatform>
      {reply.attachments.map(({ id, fileName }) => (
        <p key={id} className="mt-2 flex items-center gap-1.5 text-xs text-muted">
          <Paperclip className="size-3 shrink-0" />
          <span className="truncate">{fileName}</span>
        </p>
      ))}
    </div>
  );
}
