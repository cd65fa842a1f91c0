"use client";

import { ArrowDown, MessageCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/EmptyState";
import { IconButton } from "@/components/ui/IconButton";
import { Skeleton } from "@/components/ui/Skeleton";
import { ChatMessage, type ChatMessageProps } from "./ChatMessage";
import type { MessageActions } from "./MessageMenu";
import { useNewest } from "./useNewest";
import type { ChatView } from "./views";

interface ChatProps {
  /** Null while it is being read. */
  chat: ChatView | null;
  names: ChatMessageProps["names"];
  actions: MessageActions;
  onPress: ChatMessageProps["onPress"];
}

/** The messages of a phone, newest at the end and in view. */
export function Chat({ chat, names, actions, onPress }: ChatProps) {
  const t = useTranslations("simulator.chat");
  const messages = chat?.messages ?? [];
  const { frame, content, atNewest, toNewest, onScroll } = useNewest();
  const byId = new Map(messages.map((message) => [message.id, message]));
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={frame}
        onScroll={onScroll}
        role="log"
        tabIndex={0}
        aria-label={t("label", { customer: names.customer, business: names.business })}
        className="pane h-full bg-canvas px-3 py-3 focus-visible:-outline-offset-2"
      >
        {!chat && <Loading />}
        {chat && messages.length === 0 && (
          <EmptyState icon={<MessageCircle />} title={t("empty")} text={t("emptyText")} />
        )}
        <div ref={content}>
          <ol className="flex flex-col gap-3">
            {messages.map((message) => (
              <ChatMessage
                key={message.id}
                message={message}
                quoted={message.replyTo ? byId.get(message.replyTo) : undefined}
                names={names}
                actions={chat?.blocked ? null : actions}
                onPress={onPress}
              />
            ))}
          </ol>
        </div>
      </div>
      {!atNewest && (
        <IconButton
          variant="secondary"
          label={t("toNewest")}
          icon={<ArrowDown className="size-4" aria-hidden />}
          onClick={toNewest}
          className="absolute right-3 bottom-3 rounded-full"
        />
      )}
    </div>
  );
}

/** In the shape of what comes; nothing where it comes at once. */
function Loading() {
  const t = useTranslations("common");
  return (
    <div role="status" className="flex flex-col gap-3">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="h-9 w-2/5 self-end" />
      <Skeleton className="h-14 w-3/5" />
      <Skeleton className="h-9 w-1/2 self-end" />
    </div>
  );
}
