"use client";

import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState, type RefObject } from "react";
import { Spinner } from "@/components/ui/Spinner";
import type { InboxViewer } from "./actions";
import { MessageGroup } from "./MessageGroup";
import { Announcer } from "./thread/Announcer";
import { estimateOf } from "./thread/estimate";
import { JumpToDate } from "./thread/JumpToDate";
import type { MessageActions } from "./thread/MessageMenu";
import { OtherLine } from "./thread/OtherLine";
import { ToNewest } from "./thread/ToNewest";
import { useTarget, type Target } from "./thread/useTarget";
import { indexOfMessage, timelineOf, type Aside, type Shown } from "./timeline";

interface MessageListProps {
  shown: readonly Shown[];
  asides: readonly Aside[];
  /** The first message that was not read when the conversation was opened. */
  unreadKey: string | null;
  /** Is there more before the first one, or after the last? */
  hasOlder: boolean;
  hasNewer: boolean;
  loadOlder: () => void;
  loadNewer: () => void;
  toNewest: () => Promise<void>;
  onJump: (day: string) => void;
  target: Target | null;
  name: string;
  viewer: InboxViewer;
  actions: MessageActions;
}

/** So near the end counts as being there. */
const NEAR_PX = 80;
/** More is asked for while so many rows are still to come. */
const AHEAD = 10;
/** Before the browser has measured: so that the server's page has rows in it. */
const firstRect = { width: 720, height: 800 };

/** The conversation itself, newest at the bottom. Only what is near the screen is in the page. */
export function MessageList(props: MessageListProps) {
  const { shown, hasOlder, hasNewer, loadOlder, loadNewer, target, name, viewer, actions } = props;
  const t = useTranslations("inbox.thread");
  const own = useTranslations("thread");
  const items = useItems(props);
  const frame = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    getItemKey: (index) => items[index]?.key ?? index,
    estimateSize: (index) => estimateOf(items[index]),
    initialRect: firstRect,
    initialOffset: () => items.reduce((sum, item) => sum + estimateOf(item), 0),
    overscan: 8,
    paddingStart: 16,
    paddingEnd: 16,
    // What comes in above moves nothing; a reader at the end stays there, whatever grows.
    anchorTo: "end",
    followOnAppend: !hasNewer,
    scrollEndThreshold: NEAR_PX,
    onChange: (instance) => setAtEnd(instance.isAtEnd()),
  });
  const visible = rows.getVirtualItems();
  const first = visible[0]?.index ?? 0;
  const last = visible.at(-1)?.index ?? 0;

  const openAtEnd = useEffectEvent(() => {
    const isThere = target !== null && indexOfMessage(items, target.messageId) !== -1;
    if (!isThere) rows.scrollToEnd();
  });
  useLayoutEffect(() => openAtEnd(), []);
  useStayAtEnd(frame, rows);
  useEffect(() => {
    if (hasOlder && first < AHEAD) loadOlder();
  }, [hasOlder, first, items.length, loadOlder]);
  useEffect(() => {
    if (hasNewer && last >= items.length - AHEAD) loadNewer();
  }, [hasNewer, last, items.length, loadNewer]);
  const litId = useTarget(target, items, (index) => rows.scrollToIndex(index, { align: "center" }));

  const toEnd = async () => {
    if (hasNewer) await props.toNewest();
    rows.scrollToEnd({ behavior: hasNewer ? "auto" : "smooth" });
  };
  const top = rows.range?.startIndex ?? 0;
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <JumpToDate at={dayBefore(items, top)} onJump={props.onJump} />
      <div
        ref={frame}
        role="log"
        // Rows come and go with scrolling: what is new is said by the announcer alone.
        aria-live="off"
        aria-label={t("label", { name })}
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 [overflow-anchor:none] focus-visible:-outline-offset-2 md:px-5"
      >
        <div className="flex min-h-full flex-col justify-end">
          <div className="relative mx-auto w-full max-w-3xl shrink-0" style={{ height: rows.getTotalSize() }}>
            {hasOlder && <Loading text={own("loadingOlder")} className="top-0" />}
            {visible.map(({ index, key, start }) => {
              const item = items[index];
              return (
                item && (
                  <div
                    key={key}
                    ref={rows.measureElement}
                    data-index={index}
                    className="absolute inset-x-0 top-0"
                    style={{ transform: `translateY(${start}px)` }}
                  >
                    {item.type === "said" ? (
                      <MessageGroup
                        said={item}
                        name={name}
                        viewerId={viewer.id}
                        litId={litId}
                        actions={actions}
                      />
                    ) : (
                      <OtherLine item={item} viewer={viewer} />
                    )}
                  </div>
                )
              );
            })}
            {hasNewer && <Loading text={own("loadingNewer")} className="bottom-0" />}
          </div>
        </div>
      </div>
      {(!atEnd || hasNewer) && <ToNewest shown={shown} onPress={() => void toEnd()} />}
      <Announcer shown={shown} name={name} />
    </div>
  );
}

/** The frame shrinks from below when the composer grows: whoever reads the end goes on seeing it. */
function useStayAtEnd(
  frame: RefObject<HTMLDivElement | null>,
  rows: Pick<Virtualizer<HTMLDivElement, Element>, "scrollToEnd">,
): void {
  const toEnd = useEffectEvent(() => rows.scrollToEnd());
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let before = element.clientHeight;
    const observer = new ResizeObserver(() => {
      const wasAtEnd = element.scrollHeight - element.scrollTop - before <= NEAR_PX;
      const changed = element.clientHeight !== before;
      before = element.clientHeight;
      if (changed && wasAtEnd) toEnd();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
}

function useItems({ shown, asides, unreadKey }: MessageListProps) {
  const format = useFormatter();
  return useMemo(
    () =>
      timelineOf(shown, {
        dayOf: (iso) => format.dateTime(new Date(iso), { dateStyle: "short" }),
        asides,
        unreadKey,
      }),
    [shown, asides, unreadKey, format],
  );
}

/** The day that the row at the upper edge belongs to. */
function dayBefore(items: ReturnType<typeof timelineOf>, top: number): string | null {
  const day = items.slice(0, top + 1).findLast((item) => item.type === "day");
  return day?.type === "day" ? day.at : null;
}

const Loading = ({ text, className }: { text: string; className: string }) => (
  <p
    className={`absolute inset-x-0 flex h-10 items-center justify-center gap-2 text-xs text-muted ${className}`}
  >
    <Spinner className="size-3.5" />
    <span className="sr-only">{text}</span>
  </p>
);
