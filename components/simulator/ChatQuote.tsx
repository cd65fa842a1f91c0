"use client";

import { useTranslations } from "next-intl";
import type { ChatMessage } from "./views";

const known = [
  "text",
  "image",
  "video",
  "audio",
  "voice",
  "document",
  "sticker",
  "location",
  "contact",
  "order",
] as const;

/** What a message answers to, in two lines at most. Without the message, it is older than what the phone keeps. */
export function ChatQuote({ message, author }: { message: ChatMessage | undefined; author: string }) {
  const t = useTranslations("simulator");
  const kind = known.find((candidate) => candidate === message?.kind) ?? "other";
  return (
    <div className="min-w-0 flex-1 rounded-control border-l-2 border-accent bg-strong/4 px-2 py-1 text-sm">
      {message && <span className="block truncate text-xs font-medium text-accent">{author}</span>}
      <span className="line-clamp-2 break-words text-muted">
        {message ? message.text || t(`kinds.${kind}`) : t("chat.quoteMissing")}
      </span>
    </div>
  );
}
