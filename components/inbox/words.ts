"use client";

/** Names, sizes and lengths of time as the inbox says them. */
import { useFormatter, useTranslations } from "next-intl";
import type { ConversationView } from "@/lib/inbox/views";

type Contact = ConversationView["contact"];

/** A person without a name is known by their number, else by their handle. */
export function useNameOf(): (contact: Contact) => string {
  const t = useTranslations("inbox");
  return ({ name, phone, username }) => name?.trim() || phone || (username ? `@${username}` : t("noName"));
}

/** "1 h 20", "12 min", "3 días". */
export function useDuration(): (milliseconds: number) => string {
  const t = useTranslations("inbox.duration");
  return (milliseconds) => {
    const total = Math.floor(milliseconds / 60_000);
    if (total < 1) return t("now");
    const [hours, rest] = [Math.floor(total / 60), total % 60];
    if (hours === 0) return t("minutes", { minutes: rest });
    if (hours >= 48) return t("days", { days: Math.floor(hours / 24) });
    if (rest === 0) return t("hours", { hours });
    return t("hoursMinutes", { hours, minutes: String(rest).padStart(2, "0") });
  };
}

/** "0:12" */
export const clockLength = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** "84 KB", "1.4 MB", with the reader's decimal sign. */
export function useFileSize(): (bytes: number) => string {
  const t = useTranslations("inbox.size");
  const format = useFormatter();
  return (bytes) => {
    const kilobytes = Math.max(1, Math.round(bytes / 1024));
    if (kilobytes < 1000) return t("kilobytes", { size: format.number(kilobytes) });
    return t("megabytes", { size: format.number(bytes / 1024 / 1024, { maximumFractionDigits: 1 }) });
  };
}
