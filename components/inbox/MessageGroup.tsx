"use client";

import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import type { MessageView } from "@/lib/inbox/views";
import { MessageBody } from "./MessageBody";
import { Outcome } from "./Outcome";
import { Quote } from "./Quote";
import { EditHistory } from "./thread/EditHistory";
import { MessageMenu, useLongPress, type MessageActions } from "./thread/MessageMenu";
import { Tick } from "./Tick";
import type { Said, Shown } from "./timeline";

interface MessageGroupProps {
  said: Omit<Said, "type" | "key">;
  /** The customer's name. */
  name: string;
  viewerId: string;
  /** The message that the reader was led to. */
  litId?: string | null;
  actions: MessageActions;
}

/** One message, or an album; who, when and how far it came stand under the last one of a group. */
export function MessageGroup({
  said: { shown, isFirst, isLast },
  name,
  viewerId,
  litId = null,
  actions,
}: MessageGroupProps) {
  const [lead] = shown;
  const last = shown.at(-1) ?? lead;
  const { message } = lead;
  const ours = message.direction === "outbound";
  const press = useLongPress();
  const isLit = shown.some((one) => one.message.id === litId);
  return (
    <div
      id={`message-${isLit ? litId : message.id}`}
      tabIndex={-1}
      className={clsx(
        "group/message flex w-full flex-col gap-0.5 rounded-card pb-0.5 focus-visible:outline-none",
        isFirst && "pt-2.5",
        ours ? "items-end" : "items-start",
        isLit && "animate-highlight",
      )}
    >
      <div className={clsx("flex w-full items-center gap-1", ours && "flex-row-reverse")} {...press.handlers}>
        <Bubble shown={shown} isFirst={isFirst} isLast={isLast} name={name} actions={actions} />
        <MessageMenu shown={lead} actions={actions} open={press.open} onOpenChange={press.setOpen} />
      </div>
      <Reactions reactions={shown.flatMap((one) => one.message.reactions)} />
      {isLast && <Meta message={last.message} viewerId={viewerId} />}
      {!isLast && message.editedAt && <EditHistory message={message} />}
      {shown.map((one) => (
        <Outcome key={one.key} shown={one} actions={actions} />
      ))}
    </div>
  );
}

interface BubbleProps extends Omit<Said, "type" | "key"> {
  name: string;
  actions: MessageActions;
}

function Bubble({ shown, isFirst, isLast, name, actions }: BubbleProps) {
  const t = useTranslations("inbox");
  const [{ message, unsent }] = shown;
  const ours = message.direction === "outbound";
  const bare = shown.every((one) => isBare(one.message));
  return (
    <div
      title={useExactTime()(message.sentAt)}
      className={clsx(
        "flex max-w-[min(68ch,calc(100%-4.5rem))] min-w-0 flex-col gap-1.5 rounded-bubble text-strong pointer-coarse:max-w-[min(68ch,calc(100%-2.75rem))]",
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
      <MessageBody message={asOne(shown)} />
    </div>
  );
}

/** An album reads as one message with all its pictures; its words are those of any of them. */
function asOne(shown: readonly [Shown, ...Shown[]]): MessageView {
  const [{ message }] = shown;
  if (shown.length === 1) return message;
  const texts = shown.flatMap((one) => one.message.text ?? []);
  return {
    ...message,
    text: texts.length > 0 ? texts.join("\n") : null,
    attachments: shown.flatMap((one) => one.message.attachments),
  };
}

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
  const { author, direction, content, sentAt } = message;
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
      {message.editedAt && <EditHistory message={message} />}
      <Tick status={message.status} at={message.readAt ?? message.deliveredAt} />
    </p>
  );
}
