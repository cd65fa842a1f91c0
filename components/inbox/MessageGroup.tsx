"use client";

import clsx from "clsx";
import { Reply } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { memo } from "react";
import { IconButton } from "@/components/ui/IconButton";
import type { MessageView } from "@/lib/inbox/views";
import { MessageBody } from "./MessageBody";
import { Outcome, type OutcomeActions } from "./Outcome";
import { Quote } from "./Quote";
import { Tick } from "./Tick";
import type { Shown } from "./timeline";

export interface MessageActions extends OutcomeActions {
  /** Absent where the platform has no quotes, or nothing may be written. */
  quote?: (message: MessageView) => void;
  goTo(messageId: string): void;
}

interface MessageGroupProps {
  shown: readonly Shown[];
  /** The customer's name. */
  name: string;
  viewerId: string;
  actions: MessageActions;
}

/** What one side said in one go; who, when and how far it came stand once, under it. */
export function MessageGroup({ shown, name, viewerId, actions }: MessageGroupProps) {
  const last = shown.at(-1);
  if (!last) return null;
  const ours = last.message.direction === "outbound";
  return (
    <div className={clsx("flex flex-col gap-0.5 pt-3", ours ? "items-end" : "items-start")}>
      {shown.map((one, index) => (
        <Bubble
          key={one.key}
          shown={one}
          name={name}
          isLast={index === shown.length - 1}
          isFirst={index === 0}
          viewerId={viewerId}
          actions={actions}
        />
      ))}
    </div>
  );
}

interface BubbleProps {
  shown: Shown;
  name: string;
  isFirst: boolean;
  isLast: boolean;
  viewerId: string;
  actions: MessageActions;
}

const Bubble = memo(function Bubble({ shown, name, isFirst, isLast, viewerId, actions }: BubbleProps) {
  const t = useTranslations("inbox");
  const { message, unsent } = shown;
  const ours = message.direction === "outbound";
  const bare = isBare(message);
  const exact = useExactTime()(message.sentAt);
  return (
    <div
      id={`message-${message.id}`}
      tabIndex={-1}
      className={clsx(
        "group/message flex w-full flex-col gap-0.5 rounded-card focus-visible:outline-none",
        ours ? "items-end" : "items-start",
      )}
    >
      <div className={clsx("flex w-full items-center gap-1", ours && "flex-row-reverse")}>
        <div
          title={exact}
          className={clsx(
            "flex max-w-[min(68ch,calc(100%-2.25rem))] min-w-0 flex-col gap-1.5 rounded-bubble text-strong",
            !bare && "px-3 py-2",
            !bare && (ours ? "bg-accent-tint" : "bg-sunken"),
            ours ? isLast && "rounded-br-[4px]" : isLast && "rounded-bl-[4px]",
            ours ? !isFirst && "rounded-tr-[4px]" : !isFirst && "rounded-tl-[4px]",
            unsent && "opacity-80",
          )}
        >
          <span className="sr-only">
            {t("thread.said", { name: ours ? (message.author?.name ?? t("thread.you")) : name })}
          </span>
          {message.replyTo && !message.deletedAt && (
            <Quote quote={message.replyTo} name={name} onOpen={actions.goTo} />
          )}
          <MessageBody message={message} />
        </div>
        {actions.quote && message.externalId && !message.deletedAt && (
          <IconButton
            size="sm"
            label={t("thread.reply")}
            icon={<Reply className="size-4" aria-hidden />}
            onClick={() => actions.quote?.(message)}
            className="text-faint opacity-0 group-hover/message:opacity-100 focus-visible:opacity-100 pointer-coarse:-mx-1 pointer-coarse:min-w-9 pointer-coarse:opacity-60"
          />
        )}
      </div>
      <Reactions reactions={message.reactions} />
      {isLast && <Meta message={message} viewerId={viewerId} />}
      <Outcome shown={shown} actions={actions} />
    </div>
  );
});

/** What has a frame of its own needs no bubble around it, unless words come with it. */
function isBare({
  attachments,
  text,
  replyTo,
  deletedAt,
  content,
  referral,
  location,
  contacts,
}: MessageView): boolean {
  if (text || replyTo || deletedAt || referral || content.forwarded) return false;
  const framed = attachments.every(({ kind }) => kind !== "audio" && kind !== "voice");
  return framed && Boolean(attachments.length > 0 || location || contacts || content.order || content.poll);
}

function Reactions({ reactions }: { reactions: MessageView["reactions"] }) {
  const t = useTranslations("inbox.message");
  if (reactions.length === 0) return null;
  return (
    <ul className="relative z-10 -mt-2 flex gap-1 px-2">
      {reactions.map(({ emoji, by }, index) => (
        <li key={index} className="rounded-full border bg-raised px-1.5 text-sm leading-5">
          <span aria-hidden>{emoji}</span>
          <span className="sr-only">{t(by === "contact" ? "reactedContact" : "reactedUs", { emoji })}</span>
        </li>
      ))}
    </ul>
  );
}

function useExactTime(): (iso: string) => string {
  const format = useFormatter();
  return (iso) => format.dateTime(new Date(iso), { dateStyle: "full", timeStyle: "medium" });
}

function Meta({ message, viewerId }: { message: MessageView; viewerId: string }) {
  const t = useTranslations("inbox");
  const format = useFormatter();
  const exact = useExactTime();
  const { author, direction, content, editedAt, sentAt } = message;
  const ours = direction === "outbound";
  // A handle means something to people; the internal name of an application does not.
  const via = content.via?.startsWith("@") ? content.via : null;
  const who = !ours
    ? null
    : author
      ? author.id === viewerId
        ? t("thread.you")
        : author.name
      : t("thread.elsewhere");
  return (
    <p className="flex max-w-full items-center gap-1 px-1 text-xs text-faint">
      {who && <span className="truncate">{who}</span>}
      {via && <span className="truncate">{t("message.via", { via })}</span>}
      {(who ?? via) && <span aria-hidden>·</span>}
      <time dateTime={sentAt} title={exact(sentAt)} className="shrink-0 tabular-nums">
        {format.dateTime(new Date(sentAt), { hour: "2-digit", minute: "2-digit" })}
      </time>
      {editedAt && <span title={exact(editedAt)}>· {t("message.edited")}</span>}
      <Tick status={message.status} />
    </p>
  );
}
