"use client";

import { MessageSquare } from "lucide-react";
import { useNow, useTranslations } from "next-intl";
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type RefObject,
} from "react";
import { useClock } from "@/components/ui/clock";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import type { ConversationView, MessageView, QuoteView } from "@/lib/inbox/views";
import { isPlatformId, manifestOf } from "@/lib/platforms/manifest";
import type { InboxViewer } from "./actions";
import { Composer } from "./Composer";
import { MayNotWrite, WindowClosed } from "./ComposerNotice";
import { DropZone } from "./DropZone";
import type { MessageActions } from "./MessageGroup";
import { MessageList } from "./MessageList";
import { asMessage, type Outbox, type OutboxItem } from "./outbox";
import { ThreadSkeleton } from "./Skeletons";
import type { Shown } from "./timeline";
import type { ConversationActions } from "./useConversationActions";
import { useFiles } from "./useFiles";
import { useThread, type Thread, type ThreadCache } from "./useThread";
import { windowOf } from "./window";

interface ThreadPaneProps {
  conversation: ConversationView;
  name: string;
  viewer: InboxViewer;
  actions: ConversationActions;
  cache: ThreadCache;
  outbox: Outbox;
  input: RefObject<HTMLTextAreaElement | null>;
  onSeen: () => void;
}

/** The messages of one conversation and the place to answer. Mounted anew for each. */
export function ThreadPane({
  conversation,
  name,
  viewer,
  actions,
  cache,
  outbox,
  input,
  onSeen,
}: ThreadPaneProps) {
  const t = useTranslations("inbox");
  const thread = useThread(conversation.id, cache);
  const shown = useShown(thread, outbox, conversation.id, viewer);
  const now = useClock(useNow().getTime());
  const window = windowOf(conversation, now);
  const manifest = isPlatformId(conversation.platform) ? manifestOf(conversation.platform) : null;
  const files = useFiles(manifest);
  const [quoted, setQuoted] = useState<QuoteView | null>(null);
  useSeen(conversation.unreadCount, onSeen);

  const writable = manifest !== null && actions.write && window.state !== "closed";
  const quotes = writable && manifest.replyTo;
  const { retry } = actions;
  const quote = useCallback(
    ({ id, kind, text, direction }: MessageView) => {
      setQuoted({ id, kind, text, direction });
      input.current?.focus();
    },
    [input],
  );
  const messageActions = useMemo<Omit<MessageActions, "goTo">>(
    () => ({ retry, resend: outbox.retry, discard: outbox.remove, ...(quotes && { quote }) }),
    [retry, outbox, quotes, quote],
  );

  return (
    <DropZone onDrop={writable ? files.add : undefined}>
      {shown ? (
        <MessageList
          shown={shown}
          hasOlder={(thread.thread?.olderCursor ?? null) !== null}
          loadOlder={thread.loadOlder}
          name={name}
          viewerId={viewer.id}
          actions={messageActions}
        />
      ) : thread.failed ? (
        <ErrorState
          title={t("thread.failed")}
          text={t("thread.failedText")}
          onRetry={thread.reload}
          className="flex-1"
        />
      ) : (
        <ThreadSkeleton />
      )}
      {shown?.length === 0 && (
        <EmptyState icon={<MessageSquare />} title={t("empty.thread")} className="flex-1" />
      )}
      {manifest && !actions.write && <MayNotWrite />}
      {manifest && actions.write && window.state === "closed" && (
        <WindowClosed manifest={manifest} window={window} />
      )}
      {writable && (
        <Composer
          conversation={conversation}
          name={name}
          manifest={manifest}
          window={window}
          files={files}
          quoted={quoted}
          onUnquote={() => setQuoted(null)}
          onSend={outbox.send}
          input={input}
        />
      )}
    </DropZone>
  );
}

/** What the server has, then what is on its way there. Null until the first page is there. */
function useShown(
  thread: Thread,
  outbox: Outbox,
  conversationId: string,
  viewer: InboxViewer,
): Shown[] | null {
  const items = useSyncExternalStore(outbox.subscribe, outbox.items, outbox.items);
  const messages = thread.thread?.messages;
  const own = useMemo(
    () => items.filter((item) => item.conversationId === conversationId),
    [items, conversationId],
  );
  const { changed } = thread;
  const taken = useMemo(() => new Set(messages?.map(({ clientKey }) => clientKey)), [messages]);
  // Once the thread has the server's message, the outbox may forget its own.
  useEffect(() => {
    for (const item of own) {
      if (taken.has(item.clientKey)) outbox.remove(item.clientKey);
      else if (item.sent && messages) changed(item.sent);
    }
  }, [own, taken, outbox, messages, changed]);

  return useMemo(() => {
    if (!messages) return null;
    const stored = messages.map((message) => ({ key: message.clientKey ?? message.id, message }));
    const waiting = own.filter(({ clientKey }) => !taken.has(clientKey)).map((item) => asShown(item, viewer));
    return [...stored, ...waiting];
  }, [messages, own, taken, viewer]);
}

const asShown = (item: OutboxItem, viewer: InboxViewer): Shown => ({
  key: item.clientKey,
  message: asMessage(item, viewer),
  ...(!item.sent && { unsent: { clientKey: item.clientKey, failure: item.failure } }),
});

/** Whoever has the conversation in front of them has read it; a tab in the background has not. */
function useSeen(unreadCount: number, onSeen: () => void): void {
  const seen = useRef(onSeen);
  useEffect(() => {
    seen.current = onSeen;
  });
  useEffect(() => {
    if (unreadCount === 0) return;
    const look = () => document.visibilityState === "visible" && seen.current();
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [unreadCount]);
}
