"use client";

import clsx from "clsx";
import { Check, CheckCheck, CircleAlert, Clock, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ChatMessage, Tick } from "./views";

const looks: Record<Tick, { icon: LucideIcon; tone: string }> = {
  accepted: { icon: Clock, tone: "text-faint" },
  sent: { icon: Check, tone: "text-faint" },
  delivered: { icon: CheckCheck, tone: "text-faint" },
  read: { icon: CheckCheck, tone: "text-accent" },
  failed: { icon: CircleAlert, tone: "text-danger" },
};

/** How far a message has come, in the words of its side: what the customer wrote, or what the business is told. */
export function PhoneTick({ from, tick }: Pick<ChatMessage, "from" | "tick">) {
  const t = useTranslations("simulator.ticks");
  const { icon: Icon, tone } = looks[tick];
  const label = t(`${from}.${tick}`);
  return (
    <span role="img" aria-label={label} title={label} className={clsx("inline-flex", tone)}>
      <Icon className="size-4" strokeWidth={2} aria-hidden />
    </span>
  );
}
