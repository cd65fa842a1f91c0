"use client";

import { useNow, useTranslations } from "next-intl";
import { useState, type RefObject } from "react";
import { useSwipeBack } from "@/components/layout/useSwipeBack";
import { useClock } from "@/components/ui/clock";
import { Sheet } from "@/components/ui/Dialog";
import type { ConversationView, PersonView } from "@/lib/inbox/views";
import type { InboxActions, InboxViewer } from "./actions";
import { SnoozedBar } from "./collaboration/SnoozedBar";
import type { ThreadCommands } from "./collaboration/threadCommands";
import { useSeenMentions } from "./collaboration/useMentions";
import { ContactPanel } from "./ContactPanel";
import type { Outbox } from "./outbox";
import { ThreadHeader } from "./ThreadHeader";
import { ThreadPane } from "./ThreadPane";
import { useConversationActions } from "./useConversationActions";
import { useConversationCommands } from "./useConversationCommands";
import type { InboxData } from "./useInbox";
import type { ThreadCache } from "./useThread";
import { windowOf } from "./window";
import { useNameOf } from "./words";

interface OpenConversationProps {
  conversation: ConversationView;
  viewer: InboxViewer;
  assignees: readonly PersonView[];
  actions: InboxActions;
  inbox: Pick<InboxData, "changed" | "refreshOne">;
  cache: ThreadCache;
  outbox: Outbox;
  input: RefObject<HTMLTextAreaElement | null>;
  /** What the keyboard can do here. */
  commands: RefObject<ThreadCommands | null>;
  panelOpen: boolean;
  onTogglePanel: () => void;
  onBack: () => void;
}

/** One conversation: what was said, and who it is with. */
export function OpenConversation(props: OpenConversationProps) {
  const {
    conversation,
    viewer,
    assignees,
    actions,
    inbox,
    cache,
    outbox,
    input,
    commands,
    panelOpen,
    onTogglePanel,
    onBack,
  } = props;
  const t = useTranslations("inbox.panel");
  const name = useNameOf()(conversation.contact);
  const now = useClock(useNow().getTime());
  const [sheet, setSheet] = useState(false);
  const { changed, refreshOne } = inbox;
  const mine = useConversationActions({ conversation, viewer, actions, changed, refresh: refreshOne });
  // Not worth an error: the count comes back with the next notice, and with it another attempt.
  const markRead = () => void actions.markRead({ conversationId: conversation.id }).catch(() => undefined);
  const markSeen = () => {
    // Whoever is only mentioned does not read for the one who answers.
    if (!mine.write) return;
    changed({ ...conversation, unreadCount: 0 });
    markRead();
  };
  useSeenMentions(conversation.id, markRead);
  useConversationCommands(mine, commands, input);
  const swipe = useSwipeBack(onBack);
  const panel = (
    <ContactPanel
      conversation={conversation}
      name={name}
      window={windowOf(conversation, now)}
      viewer={viewer}
      assignees={assignees}
      actions={mine}
    />
  );
  return (
    <>
      <section {...swipe} data-immersive aria-label={name} className="flex min-w-0 flex-1 flex-col">
        <ThreadHeader
          conversation={conversation}
          name={name}
          viewer={viewer}
          assignees={assignees}
          actions={mine}
          commands={commands}
          panelOpen={panelOpen}
          onTogglePanel={onTogglePanel}
          onOpenSheet={() => setSheet(true)}
          onBack={onBack}
        />
        <SnoozedBar conversation={conversation} onReopen={mine.reopen} />
        <ThreadPane
          conversation={conversation}
          name={name}
          viewer={viewer}
          actions={mine}
          cache={cache}
          outbox={outbox}
          input={input}
          onSeen={markSeen}
        />
      </section>
      {panelOpen && (
        <aside
          aria-label={t("title")}
          className="hidden w-80 shrink-0 overflow-y-auto border-l px-5 py-6 @min-[1080px]/inbox:block"
        >
          {panel}
        </aside>
      )}
      <Sheet open={sheet} onOpenChange={setSheet} title={t("title")}>
        {panel}
      </Sheet>
    </>
  );
}
