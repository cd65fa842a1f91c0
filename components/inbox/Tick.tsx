"use client";

import clsx from "clsx";
import {
  ArrowUp,
  Ban,
  Check,
  CheckCheck,
  CircleAlert,
  CircleHelp,
  Clock,
  type LucideIcon,
} from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { MessageStatus } from "@/lib/inbox/views";

const looks: Record<Exclude<MessageStatus, "received">, { icon: LucideIcon; tone: string }> = {
  queued: { icon: Clock, tone: "text-faint" },
  sending: { icon: ArrowUp, tone: "text-faint" },
  sent: { icon: Check, tone: "text-faint" },
  delivered: { icon: CheckCheck, tone: "text-faint" },
  read: { icon: CheckCheck, tone: "text-accent" },
  failed: { icon: CircleAlert, tone: "text-danger" },
  unconfirmed: { icon: CircleHelp, tone: "text-warning" },
  canceled: { icon: Ban, tone: "text-faint" },
};

interface TickProps {
  status: MessageStatus;
  /** When it came that far, where it is known. */
  at?: string | null;
  className?: string;
}

/** How far one of our messages has come. Nothing for what we received. */
export function Tick({ status, at = null, className }: TickProps) {
  const t = useTranslations("inbox.status");
  const format = useFormatter();
  if (status === "received") return null;
  const { icon: Icon, tone } = looks[status];
  const when = at && format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" });
  return (
    <span
      role="img"
      aria-label={t(status)}
      title={when ? `${t(status)} · ${when}` : t(status)}
      className={clsx("inline-flex", tone, className)}
    >
      <Icon className="size-4" strokeWidth={2} aria-hidden />
    </span>
  );
}
