"use client";

import { AtSign } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CountBadge } from "@/components/ui/Badge";
import { IconButton } from "@/components/ui/IconButton";
import { Popover } from "@/components/ui/Popover";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { partsOfNote } from "@/lib/inbox/mentions";
import type { MentionView } from "@/lib/inbox/timelineViews";
import { useMentions } from "./useMentions";

/** Where colleagues named this person and they have not looked yet. Nothing while there is nothing. */
export function Mentions() {
  const t = useTranslations("collaboration.mentions");
  const { items, count } = useMentions();
  const [open, setOpen] = useState(false);
  if (count === 0) return null;
  return (
    <span className="relative flex">
      <Popover
        open={open}
        onOpenChange={setOpen}
        label={t("title")}
        align="end"
        className="w-80 max-w-[calc(100vw-1rem)] overflow-y-auto p-1"
        trigger={
          <IconButton
            label={t("count", { count })}
            icon={<AtSign className="size-4.5" aria-hidden />}
            side="bottom"
          />
        }
      >
        <ul aria-label={t("title")}>
          {items.map((mention) => (
            <li key={mention.noteId}>
              <MentionLink mention={mention} onOpen={() => setOpen(false)} />
            </li>
          ))}
        </ul>
      </Popover>
      <span aria-hidden className="pointer-events-none absolute -top-1 -right-1">
        <CountBadge count={count} label="" />
      </span>
    </span>
  );
}

function MentionLink({ mention, onOpen }: { mention: MentionView; onOpen: () => void }) {
  const t = useTranslations("collaboration.mentions");
  const text = partsOfNote(mention.text)
    .map((part) => ("text" in part ? part.text : `@${part.name}`))
    .join("");
  return (
    <Link
      href={`/inbox/${mention.conversationId}`}
      onClick={onOpen}
      className="block rounded-control px-2.5 py-2 text-sm hover:bg-strong/6 focus-visible:outline-offset-[-2px]"
    >
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate font-medium text-strong">
          {t("line", { name: mention.author.name })}
        </span>
        <RelativeTime date={mention.at} className="text-xs text-faint" />
      </span>
      <span className="line-clamp-2 [overflow-wrap:anywhere] text-body">{text}</span>
      <span className="block truncate text-xs text-muted">
        {t("about", { contact: mention.contact ?? t("unknown") })}
      </span>
    </Link>
  );
}
