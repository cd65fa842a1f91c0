"use client";

import { MessageSquareText, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import { remember } from "@/components/layout/preferences";
import { Button } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import type { FilterChoices, MessageView, Page, PersonView, ViewCounts } from "@/lib/inbox/views";
import type { InboxActions, InboxViewer } from "./actions";
import type { ThreadCommands } from "./collaboration/threadCommands";
import { useOutbox } from "./composer/useOutbox";
import type { ListHandle } from "./ConversationList";
import { ListPane } from "./list/ListPane";
import { OpenConversation } from "./OpenConversation";
import { panelCookie } from "./panelCookie";
import { HeaderSkeleton, ThreadSkeleton } from "./Skeletons";
import { fromPage } from "./threadState";
import { useInbox, type InitialInbox } from "./useInbox";
import { useInboxLocation } from "./useInboxLocation";
import { useKeys } from "./useKeys";
import type { ThreadCache } from "./useThread";

export interface InboxProps {
  viewer: InboxViewer;
  actions: InboxActions;
  /** Everybody a conversation may be given to; empty for those who may not give. */
  assignees: readonly PersonView[];
  /** What the list can be narrowed down to. */
  choices: FilterChoices;
  initial: InitialInbox & { messages: Page<MessageView> | null; counts: ViewCounts };
  panelOpen: boolean;
}

/**
 * The list, the conversation and the contact, as many beside each other as there is room for: one below 680 px, two below
 * 1080 px, else three.
 */
export function Inbox({ viewer, actions, assignees, choices, initial, panelOpen: initialPanel }: InboxProps) {
  const location = useInboxLocation();
  const inbox = useInbox(viewer.id, location, initial);
  const { state } = inbox;
  const [cache] = useState<ThreadCache>(() =>
    initial.open && initial.messages ? new Map([[initial.open.id, fromPage(initial.messages)]]) : new Map(),
  );
  const outbox = useOutbox(viewer.id);
  const [panelOpen, setPanelOpen] = useState(initialPanel);
  const list = useRef<ListHandle>(null);
  const search = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const commands = useRef<ThreadCommands>(null);

  const { openId } = state;
  const indexOf = (id: string | null | undefined) => state.items.findIndex((item) => item.id === id);
  const close = () => location.open(null);
  useKeys({
    move(by) {
      const focused = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.row;
      const from = indexOf(focused ?? openId);
      list.current?.focusRow(from === -1 ? 0 : Math.min(Math.max(from + by, 0), state.items.length - 1));
    },
    reply: () => input.current?.focus(),
    resolve: () => commands.current?.resolve?.(),
    snooze: () => commands.current?.snooze?.(),
    assign: () => commands.current?.assign?.(),
    back() {
      const row = indexOf(openId);
      if (document.activeElement === input.current && row !== -1) list.current?.focusRow(row);
      else close();
    },
    search: () => search.current?.querySelector("input")?.focus(),
  });
  const togglePanel = useCallback(() => {
    remember(panelCookie, panelOpen ? "closed" : "open");
    setPanelOpen(!panelOpen);
  }, [panelOpen]);

  return (
    <div className="@container/inbox flex h-full">
      <aside
        data-open={openId !== null || undefined}
        className="flex min-w-0 flex-1 flex-col data-open:hidden @min-[680px]:w-[340px] @min-[680px]:flex-none @min-[680px]:border-r @min-[680px]:data-open:flex"
      >
        <ListPane
          viewer={viewer}
          actions={actions}
          assignees={assignees}
          choices={choices}
          counts={initial.counts}
          location={location}
          inbox={inbox}
          cache={cache}
          search={search}
          handle={list}
        />
      </aside>
      {state.open ? (
        <OpenConversation
          key={state.open.id}
          conversation={state.open}
          viewer={viewer}
          assignees={assignees}
          actions={actions}
          inbox={inbox}
          cache={cache}
          outbox={outbox}
          input={input}
          commands={commands}
          panelOpen={panelOpen}
          onTogglePanel={togglePanel}
          onBack={close}
        />
      ) : (
        <NothingOpen openId={openId} missing={state.missing} onBack={close} />
      )}
    </div>
  );
}

function NothingOpen({
  openId,
  missing,
  onBack,
}: {
  openId: string | null;
  missing: boolean;
  onBack: () => void;
}) {
  const t = useTranslations("inbox.empty");
  if (openId !== null && !missing) {
    return (
      <section data-immersive className="flex min-w-0 flex-1 flex-col">
        <HeaderSkeleton />
        <ThreadSkeleton />
      </section>
    );
  }
  if (missing) {
    return (
      <section className="flex min-w-0 flex-1 flex-col justify-center">
        <EmptyState
          icon={<SearchX />}
          title={t("missing")}
          text={t("missingText")}
          action={<Button onClick={onBack}>{t("toList")}</Button>}
        />
      </section>
    );
  }
  return (
    <section className="hidden min-w-0 flex-1 flex-col justify-center @min-[680px]:flex">
      <EmptyState icon={<MessageSquareText />} title={t("nothingOpen")} text={t("nothingOpenText")} />
    </section>
  );
}
