"use client";

import { MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState, type ReactNode, type RefObject } from "react";
import { toast } from "sonner";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import type { AttachmentView, ConversationView, MessageView, QuoteView } from "@/lib/inbox/views";
import { isPlatformId, manifestOf } from "@/lib/platforms/manifest";
import type { InboxViewer } from "./actions";
import { ComposerDock } from "./composer/ComposerDock";
import { useWindow } from "./composer/useWindow";
import { DropZone } from "./DropZone";
import { Lightbox } from "./Lightbox";
import { MessageList } from "./MessageList";
import type { Outbox } from "./outbox";
import { TextPlatform } from "./RichText";
import { ThreadSkeleton } from "./Skeletons";
import { retryFile } from "./thread/api";
import { Files, type FileActions } from "./thread/files";
import type { MessageActions } from "./thread/MessageMenu";
import { useAsides } from "./thread/useAsides";
import { useAskedMessage, useJump } from "./thread/useJump";
import { useSeen, useUnreadKey } from "./thread/useSeen";
import { useShown } from "./thread/useShown";
import type { Shown } from "./timeline";
import type { ConversationActions } from "./useConversationActions";
import { useFiles } from "./useFiles";
import { useThread, type ThreadCache } from "./useThread";

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
export function ThreadPane(props: ThreadPaneProps) {
  const { conversation, name, viewer, actions, cache, outbox, input, onSeen } = props;
  const t = useTranslations("inbox");
  const asked = useAskedMessage();
  const thread = useThread(conversation.id, cache, asked);
  const shown = useShown(thread, outbox, conversation.id, viewer);
  const asides = useAsides(conversation.id, thread.thread);
  const unreadKey = useUnreadKey(shown, conversation.unreadCount);
  const jump = useJump(thread, asked);
  const manifest = isPlatformId(conversation.platform) ? manifestOf(conversation.platform) : null;
  const files = useFiles(manifest);
  const [quoted, setQuoted] = useState<QuoteView | null>(null);
  const writable = useWindow(conversation).state !== "closed" && manifest !== null && actions.write;
  useSeen(conversation.unreadCount, onSeen);

  const quote = ({ id, kind, text, direction }: MessageView) => {
    setQuoted({ id, kind, text, direction });
    input.current?.focus();
  };
  const messageActions: MessageActions = {
    retry: actions.retry,
    resend: outbox.retry,
    discard: outbox.remove,
    goTo: jump.goTo,
    ...(writable && manifest.replyTo && { quote }),
  };
  const isEmpty = shown?.length === 0 && asides.length === 0;
  return (
    <DropZone onDrop={writable ? files.add : undefined}>
      {isEmpty && <EmptyState icon={<MessageSquare />} title={t("empty.thread")} className="flex-1" />}
      {shown && !isEmpty && (
        <TextPlatform value={conversation.platform}>
          <Gallery shown={shown} mayRetry={actions.write}>
            <MessageList
              shown={shown}
              asides={asides}
              unreadKey={unreadKey}
              hasOlder={Boolean(thread.thread?.olderCursor)}
              hasNewer={Boolean(thread.thread?.newerCursor)}
              loadOlder={() => void thread.loadOlder()}
              loadNewer={() => void thread.loadNewer()}
              toNewest={thread.toNewest}
              onJump={jump.goToDay}
              target={jump.target}
              name={name}
              viewer={viewer}
              actions={messageActions}
            />
          </Gallery>
        </TextPlatform>
      )}
      {!shown && thread.failed && (
        <ErrorState
          title={t("thread.failed")}
          text={t("thread.failedText")}
          onRetry={thread.reload}
          className="flex-1"
        />
      )}
      {!shown && !thread.failed && <ThreadSkeleton />}
      <ComposerDock
        conversation={conversation}
        name={name}
        viewer={viewer}
        may={actions}
        outbox={outbox}
        files={files}
        quoted={quoted}
        onUnquote={() => setQuoted(null)}
        input={input}
      />
    </DropZone>
  );
}

interface GalleryProps {
  shown: readonly Shown[];
  mayRetry: boolean;
  children: ReactNode;
}

/** What the attachments below can do, and the pictures of the thread as large as the screen. */
function Gallery({ shown, mayRetry, children }: GalleryProps) {
  const t = useTranslations("thread.file");
  const [openId, setOpenId] = useState<string | null>(null);
  const visuals = useMemo(
    () => shown.flatMap(({ message }) => message.attachments.filter(isVisual)),
    [shown],
  );
  const value = useMemo<FileActions>(() => {
    const retry = async (attachmentId: string) => {
      const reply = await retryFile(attachmentId);
      if (!reply.ok) toast.error(reply.error.message || t("notRetried"));
    };
    return { open: ({ id }) => setOpenId(id), ...(mayRetry && { retry }) };
  }, [mayRetry, t]);
  return (
    <Files value={value}>
      {children}
      <Lightbox all={visuals} openId={openId} onOpen={setOpenId} />
    </Files>
  );
}

const isVisual = ({ kind, url }: AttachmentView): boolean =>
  url !== null && (kind === "image" || kind === "video");
