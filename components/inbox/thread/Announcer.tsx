"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Shown } from "../timeline";

/** Says what the customer writes, to those who hear the page: only what is new, and in its turn. */
export function Announcer({ shown, name }: { shown: readonly Shown[]; name: string }) {
  const t = useTranslations("thread");
  const kinds = useTranslations("inbox.kinds");
  const newest = shown.findLast(({ message }) => message.direction === "inbound")?.message;
  const [opened] = useState(newest?.sentAt ?? "");
  const isNew = newest !== undefined && newest.sentAt > opened && !newest.deletedAt;
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {isNew && t("announce", { name, text: newest.text ?? kinds(newest.kind) })}
    </p>
  );
}
