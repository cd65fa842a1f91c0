"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useImperativeHandle, useRef, type KeyboardEvent, type RefObject } from "react";
import { useConnected } from "@/components/live/stream";
import { ErrorState } from "@/components/ui/ErrorState";
import { Spinner } from "@/components/ui/Spinner";
import type { ConversationView } from "@/lib/inbox/views";
import { ConversationRow } from "./ConversationRow";
import { inboxPath, type InboxFilter } from "./filter";
import type { InboxState } from "./inboxState";
import type { Selection } from "./list/useSelection";
import { ListEmpty } from "./ListEmpty";
import { ListSkeleton } from "./Skeletons";

export interface ListHandle {
  /** Puts the keyboard on a row, wherever it is. */
  focusRow(index: number): void;
}

interface ConversationListProps {
  state: InboxState;
  onOpen: (conversationId: string) => void;
  onFilter: (change: Partial<InboxFilter>) => void;
  /** Somebody is about to open it. */
  onNear: (conversationId: string) => void;
  selection: Selection;
  loadMore: () => void;
  reload: () => void;
  handle: RefObject<ListHandle | null>;
}

const ROW_PX = 66;
const CHIPS_PX = 26;
/** The next page is asked for while so many rows are still to come. */
const AHEAD = 12;
/** Before the browser has measured: so that the server's page has rows in it. */
const firstRect = { width: 340, height: 900 };

const hasChips = (item: ConversationView | undefined): boolean =>
  item !== undefined && (item.awaitingReplySince !== null || item.labels.length > 0);

/** Rows of whatever length, of which only those on screen are there. `x` chooses the row that has the keyboard. */
export function ConversationList({
  state,
  onOpen,
  onFilter,
  onNear,
  selection,
  loadMore,
  reload,
  handle,
}: ConversationListProps) {
  const t = useTranslations("inbox.list");
  const { items, phase, nextCursor, filter, openId } = state;
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    getItemKey: (index) => items[index]?.id ?? index,
    estimateSize: (index) => ROW_PX + (hasChips(items[index]) ? CHIPS_PX : 0),
    initialRect: firstRect,
    overscan: 6,
  });
  const visible = rows.getVirtualItems();
  const lastVisible = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (nextCursor !== null && lastVisible >= items.length - AHEAD) loadMore();
  }, [lastVisible, items.length, nextCursor, loadMore]);

  useImperativeHandle(handle, () => ({
    focusRow(index) {
      const id = items[index]?.id;
      if (!id) return;
      rows.scrollToIndex(index);
      requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus());
    },
  }));

  const choosing = selection.ids.size > 0;
  const onKeyDown = (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>("[data-row]")?.dataset.row;
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "x") selection.toggle(row);
    else if (event.key === "Escape" && choosing) selection.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={frame} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <Offline />
      {phase === "loading" && <ListSkeleton />}
      {phase === "failed" && <ErrorState title={t("failed")} text={t("failedText")} onRetry={reload} />}
      {phase === "ready" && items.length === 0 && <ListEmpty filter={filter} onChange={onFilter} />}
      <ul
        aria-label={t("label")}
        onKeyDown={onKeyDown}
        className="relative"
        style={{ height: rows.getTotalSize() }}
      >
        {visible.map(({ index, key, start }) => {
          const conversation = items[index];
          return (
            conversation && (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                aria-posinset={index + 1}
                aria-setsize={nextCursor === null ? items.length : -1}
                className="absolute inset-x-0 top-0 border-b"
                style={{ transform: `translateY(${start}px)` }}
              >
                <ConversationRow
                  conversation={conversation}
                  href={inboxPath(conversation.id, filter)}
                  selected={conversation.id === openId}
                  chosen={selection.ids.has(conversation.id)}
                  choosing={choosing}
                  onOpen={onOpen}
                  onNear={onNear}
                  onChoose={selection.toggle}
                />
              </li>
            )
          );
        })}
      </ul>
      {phase === "ready" && nextCursor !== null && (
        <p className="flex h-12 items-center justify-center text-muted">
          <Spinner />
          <span className="sr-only">{t("loadingMore")}</span>
        </p>
      )}
    </div>
  );
}

function Offline() {
  const t = useTranslations("inbox.list");
  const connected = useConnected();
  return (
    <p
      role="status"
      className="sticky top-0 z-10 flex items-center gap-2 bg-warning-tint text-xs font-medium text-warning not-empty:px-4 not-empty:py-2"
    >
      {!connected && (
        <>
          <WifiOff className="size-3.5 shrink-0" aria-hidden />
          {t("offline")}
        </>
      )}
    </p>
  );
}
