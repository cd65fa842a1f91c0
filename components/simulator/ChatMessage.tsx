"use client";

import clsx from "clsx";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useClock } from "@/components/ui/clock";
import { ChatBody } from "./ChatBody";
import { ChatQuote } from "./ChatQuote";
import { MessageMenu, type MessageActions } from "./MessageMenu";
import { PhoneTick } from "./PhoneTick";
import type { ChatMessage as Message } from "./views";

export interface ChatMessageProps {
  message: Message;
  quoted: Message | undefined;
  /** Names of both sides. */
  names: Record<Message["from"], string>;
  /** Absent while nothing can be done. */
  actions: MessageActions | null;
  onPress: (button: { id: string; title: string }, message: Message) => void;
}

/** One bubble: the customer's on the right, as on a phone of theirs. */
export function ChatMessage({ message, quoted, names, actions, onPress }: ChatMessageProps) {
  const t = useTranslations("simulator.chat");
  const own = message.from === "customer";
  const bare = message.kind === "sticker" && !message.replyTo && !message.deleted;
  return (
    <li className={clsx("group/message flex flex-col gap-0.5", own ? "items-end" : "items-start")}>
      <div className={clsx("flex w-full items-center gap-1", own && "flex-row-reverse")}>
        <div
          className={clsx(
            "flex max-w-[min(68ch,calc(100%-2.25rem))] min-w-0 flex-col gap-1.5 rounded-bubble text-strong",
            !bare && "px-3 py-2",
            !bare && (own ? "rounded-br-[4px] bg-accent-tint" : "rounded-bl-[4px] border bg-surface"),
          )}
        >
          <span className="sr-only">{t("said", { name: names[message.from] })}</span>
          {message.replyTo && !message.deleted && (
            <ChatQuote message={quoted} author={quoted ? names[quoted.from] : ""} />
          )}
          <ChatBody message={message} />
        </div>
        {actions && !message.deleted && <MessageMenu message={message} actions={actions} />}
      </div>
      <Buttons message={message} disabled={!actions} onPress={onPress} />
      <Reactions reactions={message.reactions} />
      <Meta message={message} />
      {message.error && (
        <p className="max-w-full px-1 text-xs text-danger">{t("failed", { title: message.error.title })}</p>
      )}
    </li>
  );
}

interface ButtonsProps {
  message: Message;
  disabled: boolean;
  onPress: ChatMessageProps["onPress"];
}

function Buttons({ message, disabled, onPress }: ButtonsProps) {
  if (!message.buttons || message.from === "customer") return null;
  return (
    <div className="flex max-w-[calc(100%-2.25rem)] flex-wrap gap-1 pt-0.5">
      {message.buttons.map((button) => (
        <button
          key={button.id}
          type="button"
          disabled={disabled}
          onClick={() => onPress(button, message)}
          className="min-h-8 rounded-control border bg-surface px-3 text-sm font-medium text-accent transition-colors hover:bg-pressed disabled:opacity-50 pointer-coarse:min-h-11"
        >
          {button.title}
        </button>
      ))}
    </div>
  );
}

function Reactions({ reactions }: Pick<Message, "reactions">) {
  const t = useTranslations("simulator.chat");
  if (reactions.length === 0) return null;
  return (
    <ul className="relative z-10 -mt-2 flex gap-1 px-2">
      {reactions.map(({ emoji, by }) => (
        <li key={by} className="rounded-full border bg-raised px-1.5 text-sm leading-5">
          <span aria-hidden>{emoji}</span>
          <span className="sr-only">
            {t(by === "customer" ? "reactionCustomer" : "reactionBusiness", { emoji })}
          </span>
        </li>
      ))}
    </ul>
  );
}

const DAY_MS = 24 * 60 * 60 * 1000;

function Meta({ message }: { message: Message }) {
  const t = useTranslations("simulator.chat");
  const format = useFormatter();
  const at = new Date(message.sentAt);
  // A message of another day, such as a back-dated one, shows its day.
  const old = useClock(useNow().getTime()) - message.sentAt > DAY_MS;
  const clock = { hour: "2-digit", minute: "2-digit" } as const;
  return (
    <p className="flex items-center gap-1 px-1 text-xs text-faint">
      <time
        dateTime={at.toISOString()}
        title={format.dateTime(at, { dateStyle: "full", timeStyle: "medium" })}
        className="tabular-nums"
      >
        {format.dateTime(at, old ? { ...clock, day: "numeric", month: "short" } : clock)}
      </time>
      {message.editedAt && !message.deleted && <span>· {t("edited")}</span>}
      <PhoneTick from={message.from} tick={message.tick} />
    </p>
  );
}
