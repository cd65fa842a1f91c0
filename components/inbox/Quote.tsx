"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { QuoteView } from "@/lib/inbox/views";

interface QuoteProps {
  quote: QuoteView;
  /** The customer's name. */
  name: string;
  /** Goes to the quoted message; absent while writing. */
  onOpen?: (messageId: string) => void;
}

/** What a message answers to, in two lines at most. */
export function Quote({ quote, name, onOpen }: QuoteProps) {
  const t = useTranslations("inbox");
  const { id, kind, text, direction } = quote;
  const author = direction === null ? null : direction === "outbound" ? t("message.quoteYou") : name;
  const said = text || (kind ? t(`kinds.${kind}`) : t("message.quoteMissing"));
  const className = clsx(
    "border-accent rounded-control bg-strong/4 block w-full min-w-0 border-l-2 py-1 pr-2 pl-2 text-left text-sm",
    id && onOpen && "hover:bg-strong/7 transition-colors",
  );
  const lines = (
    <>
      {author && <span className="block truncate text-xs font-medium text-accent">{author}</span>}
      <span className="line-clamp-2 break-words text-muted">{said}</span>
    </>
  );
  if (!id || !onOpen) return <div className={className}>{lines}</div>;
  return (
    <button type="button" onClick={() => onOpen(id)} title={t("message.goToQuote")} className={className}>
      {lines}
    </button>
  );
}
