"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { MessageView } from "@/lib/inbox/views";
import { useDayName } from "./thread/useDayName";

/** By what the platforms call them; anything else shows the platform's own words. */
const known: readonly [
  pattern: RegExp,
  text: "systemNumber" | "systemIdentity" | "systemPinned" | "systemPayment",
][] = [
  [/changed_number|changed_user_id/, "systemNumber"],
  [/identity/, "systemIdentity"],
  [/pinned/, "systemPinned"],
  [/payment/, "systemPayment"],
];

/** Something the platform says about the conversation; quiet, in the middle. */
export function SystemLine({ message }: { message: MessageView }) {
  const t = useTranslations("inbox.message");
  const { type = "", body } = message.content.system ?? {};
  const text = known.find(([pattern]) => pattern.test(type))?.[1] ?? "systemOther";
  return (
    <p className="mx-auto max-w-[52ch] pt-3 text-center text-xs text-pretty text-muted">
      {t(text)}
      {body && <span className="text-faint"> · {body}</span>}
    </p>
  );
}

/** Where a new day begins. */
export const DayLine = ({ at }: { at: string }) => <Divider text={useDayName()(at)} className="text-muted" />;

/** From here on it was not read when the conversation was opened. */
export function UnreadLine() {
  const t = useTranslations("thread");
  return <Divider text={t("unread")} className="text-accent" />;
}

function Divider({ text, className }: { text: string; className: string }) {
  return (
    <div
      role="separator"
      aria-label={text}
      className={clsx("flex items-center gap-3 pt-5 pb-1 text-xs font-medium", className)}
    >
      <span className="h-px flex-1 bg-line" />
      <span className="first-letter:uppercase">{text}</span>
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}
