"use client";

import { ArrowDown } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { toast } from "sonner";
import { Spinner } from "@/components/ui/Spinner";
import { MessageGroup, type MessageActions } from "./MessageGroup";
import { DayLine, SystemLine } from "./SystemLine";
import { timelineOf, type Shown } from "./timeline";
import { useBottom } from "./useBottom";

interface MessageListProps {
  shown: readonly Shown[];
  /** Is there more before the first one? */
  hasOlder: boolean;
  loadOlder: () => void;
  name: string;
  viewerId: string;
  actions: Omit<MessageActions, "goTo">;
}

/** The conversation itself, newest at the bottom. */
export function MessageList({ shown, hasOlder, loadOlder, name, viewerId, actions }: MessageListProps) {
  const t = useTranslations("inbox.thread");
  const format = useFormatter();
  const items = useMemo(
    () => timelineOf(shown, (iso) => format.dateTime(new Date(iso), { dateStyle: "short" })),
    [shown, format],
  );
  const { frame, atBottom, toBottom, onScroll } = useBottom(shown[0]?.key, shown.at(-1)?.key, loadOlder);
  const fresh = useFresh(shown, atBottom);
  const goTo = useGoTo();
  const all = useMemo(() => ({ ...actions, goTo }), [actions, goTo]);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={frame}
        onScroll={onScroll}
        role="log"
        aria-label={t("label", { name })}
        tabIndex={0}
        className="flex h-full flex-col-reverse overflow-y-auto overscroll-contain px-3 [overflow-anchor:none] focus-visible:-outline-offset-2 md:px-5"
      >
        <div className="mx-auto flex min-h-full w-full max-w-3xl shrink-0 flex-col justify-end pb-4">
          {hasOlder && (
            <button
              type="button"
              onClick={loadOlder}
              className="flex h-11 items-center justify-center gap-2 text-xs text-muted"
            >
              <Spinner className="size-3.5" />
              {t("loadOlder")}
            </button>
          )}
          {items.map((item) => {
            if (item.type === "day") return <DayLine key={item.key} at={item.at} />;
            if (item.type === "system") return <SystemLine key={item.key} message={item.message} />;
            return (
              <MessageGroup key={item.key} shown={item.shown} name={name} viewerId={viewerId} actions={all} />
            );
          })}
        </div>
      </div>
      {!atBottom && <ToNewest fresh={fresh} onPress={toBottom} />}
    </div>
  );
}

function ToNewest({ fresh, onPress }: { fresh: number; onPress: () => void }) {
  const t = useTranslations("inbox.thread");
  return (
    <button
      type="button"
      onClick={onPress}
      aria-label={fresh > 0 ? undefined : t("toNewest")}
      className="absolute bottom-3 left-1/2 flex h-9 min-w-9 -translate-x-1/2 animate-rise items-center justify-center gap-1.5 rounded-full bg-raised px-2.5 text-sm font-medium text-strong shadow-raised transition-colors hover:bg-pressed pointer-coarse:h-11 pointer-coarse:min-w-11"
    >
      <ArrowDown className="size-4 text-accent" aria-hidden />
      {fresh > 0 && <span className="pr-1">{t("newMessages", { count: fresh })}</span>}
    </button>
  );
}

/** How many of the customer's messages came in since the reader left the end. */
function useFresh(shown: readonly Shown[], atBottom: boolean): number {
  const newest = shown.at(-1)?.key ?? null;
  const [seen, setSeen] = useState(newest);
  if (atBottom && seen !== newest) setSeen(newest);
  if (atBottom) return 0;
  const from = shown.findIndex(({ key }) => key === seen);
  return shown.slice(from + 1).filter(({ message }) => message.direction === "inbound").length;
}

function useGoTo(): (messageId: string) => void {
  const t = useTranslations("inbox.message");
  return useCallback(
    (messageId) => {
      const target = document.getElementById(`message-${messageId}`);
      if (!target) return void toast(t("quoteNotLoaded"));
      target.scrollIntoView({ block: "center" });
      target.focus({ preventScroll: true });
      target.classList.remove("animate-highlight");
      // Asking for a size makes the browser take the class away before it is put back, so that it plays again.
      void target.offsetWidth;
      target.classList.add("animate-highlight");
    },
    [t],
  );
}
