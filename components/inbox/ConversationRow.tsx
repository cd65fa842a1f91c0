"use client";

import clsx from "clsx";
import { Check, Clock, Hourglass } from "lucide-react";
import { useNow, useTranslations } from "next-intl";
import { memo } from "react";
import { LabelChip } from "@/components/labels/LabelChip";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { Avatar } from "@/components/ui/Avatar";
import { Badge, CountBadge } from "@/components/ui/Badge";
import { useClock } from "@/components/ui/clock";
import { RelativeTime } from "@/components/ui/RelativeTime";
import type { ConversationView } from "@/lib/inbox/views";
import { Choice } from "./list/Choice";
import { useRowPress } from "./list/useRowPress";
import { platformLabel } from "./platform";
import { Preview } from "./Preview";
import { SOON_MS, windowOf } from "./window";
import { useDuration, useNameOf } from "./words";

interface ConversationRowProps {
  conversation: ConversationView;
  href: string;
  selected: boolean;
  /** It is one of those that a change of many is for. */
  chosen: boolean;
  /** Some are chosen: a press chooses too, on a phone. */
  choosing: boolean;
  onOpen: (conversationId: string) => void;
  /** The pointer or the keyboard is on it. */
  onNear: (conversationId: string) => void;
  onChoose: (conversationId: string) => void;
}

export const ConversationRow = memo(function ConversationRow({
  conversation,
  href,
  selected,
  chosen,
  choosing,
  onOpen,
  onNear,
  onChoose,
}: ConversationRowProps) {
  const t = useTranslations("inbox.list");
  const name = useNameOf()(conversation.contact);
  const { id, platform, unreadCount, lastMessageAt, assignee } = conversation;
  const unread = unreadCount > 0;
  const press = useRowPress({ choosing, onOpen: () => onOpen(id), onChoose: () => onChoose(id) });
  const near = () => onNear(id);
  return (
    <div className="group/row relative">
      <a
        href={href}
        data-row={id}
        {...press}
        onPointerEnter={near}
        onFocus={near}
        aria-current={selected ? "page" : undefined}
        className={clsx(
          "relative flex gap-3 px-4 py-2.5 transition-colors focus-visible:-outline-offset-2",
          selected || chosen ? "bg-accent-tint" : "hover:bg-strong/3",
        )}
      >
        <Avatar
          name={name}
          size="lg"
          mark={<PlatformMark platform={platform} label={platformLabel(platform)} size="xs" />}
          // The mark stays in sight beside the box that chooses the row.
          className="mt-0.5 self-start [&>span:last-child]:z-1"
        />
        <span className="flex min-w-0 flex-1 flex-col gap-0.5">
          <span className="flex items-baseline gap-2">
            <span
              dir="auto"
              className={clsx(
                "min-w-0 flex-1 truncate text-base text-strong",
                unread ? "font-semibold" : "font-medium",
              )}
            >
              {name}
            </span>
            <RelativeTime
              date={lastMessageAt}
              className={clsx("text-xs tabular-nums", unread ? "font-medium text-accent" : "text-faint")}
            />
          </span>
          <span className="flex h-5 items-center gap-2">
            <span className={clsx("min-w-0 flex-1 text-sm", unread ? "text-strong" : "text-muted")}>
              <Preview conversation={conversation} />
            </span>
            {assignee && <Keeper name={assignee.name} />}
            <CountBadge count={unreadCount} label={t("unread", { count: unreadCount })} />
          </span>
          <Chips conversation={conversation} />
        </span>
      </a>
      <Choice name={name} chosen={chosen} choosing={choosing} onChoose={() => onChoose(id)} />
    </div>
  );
});

/** Whose it is. */
function Keeper({ name }: { name: string }) {
  const t = useTranslations("inbox.list");
  const text = t("assignedTo", { name });
  return (
    <span className="flex shrink-0" title={text}>
      <Avatar name={name} size="sm" className="[&>span]:size-5 [&>span]:text-[0.5625rem]" />
      <span className="sr-only">{text}</span>
    </span>
  );
}

/** More of them do not fit. */
const MOST_LABELS = 2;

/** What makes it urgent, and its labels. Nothing when there is nothing to say. */
function Chips({ conversation }: { conversation: ConversationView }) {
  const t = useTranslations("inbox.list");
  const duration = useDuration();
  const now = useClock(useNow().getTime());
  const { awaitingReplySince, status, labels } = conversation;
  const { state, leftMs } = windowOf(conversation, now);
  const waiting =
    awaitingReplySince && status !== "resolved" ? duration(now - Date.parse(awaitingReplySince)) : null;
  const left =
    state === "open" && leftMs !== null && leftMs < SOON_MS && status !== "resolved"
      ? duration(leftMs)
      : null;
  if (!waiting && !left && status === "open" && labels.length === 0) return null;
  return (
    <span className="flex h-6 items-center gap-1.5 overflow-hidden">
      {status === "resolved" && (
        <Badge tone="positive" icon={<Check aria-hidden />}>
          {t("resolved")}
        </Badge>
      )}
      {status === "snoozed" && <Badge>{t("snoozed")}</Badge>}
      {waiting && (
        <Chip
          icon={<Hourglass aria-hidden />}
          tone="neutral"
          text={t("waiting", { time: waiting })}
          title={t("waitingLong", { time: waiting })}
        />
      )}
      {left && (
        <Chip
          icon={<Clock aria-hidden />}
          tone="warning"
          text={left}
          title={t("windowLong", { time: left })}
        />
      )}
      {labels.slice(0, MOST_LABELS).map((label) => (
        <LabelChip key={label.id} label={label} />
      ))}
      {labels.length > MOST_LABELS && (
        <Badge className="shrink-0">
          <span title={labels.map(({ name }) => name).join(", ")}>{`+${labels.length - MOST_LABELS}`}</span>
        </Badge>
      )}
    </span>
  );
}

function Chip({
  icon,
  tone,
  text,
  title,
}: {
  icon: React.ReactNode;
  tone: "neutral" | "warning";
  text: string;
  title: string;
}) {
  return (
    <span title={title} className="inline-flex shrink-0">
      <Badge tone={tone} icon={icon}>
        <span aria-hidden>{text}</span>
        <span className="sr-only">{title}</span>
      </Badge>
    </span>
  );
}
