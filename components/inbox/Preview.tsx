"use client";

import {
  Contact,
  FileText,
  Image,
  Info,
  ListChecks,
  MapPin,
  MessageSquareDashed,
  Mic,
  Music,
  ShoppingBag,
  Sticker,
  Video,
  type LucideIcon,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ConversationView } from "@/lib/inbox/views";
import type { MessageKind } from "@/lib/platforms/contract";
import { Tick } from "./Tick";

const icons: Partial<Record<MessageKind, LucideIcon>> = {
  image: Image,
  video: Video,
  audio: Music,
  voice: Mic,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contacts: Contact,
  order: ShoppingBag,
  poll: ListChecks,
  system: Info,
  unsupported: MessageSquareDashed,
};

/** One line: what was said last, or what one has begun to write. */
export function Preview({ conversation }: { conversation: Pick<ConversationView, "lastMessage" | "draft"> }) {
  const t = useTranslations("inbox");
  const { lastMessage: last, draft } = conversation;
  if (draft?.trim()) {
    return (
      <span className="block truncate">
        <span className="font-medium text-accent">{t("list.draft")}</span> {draft}
      </span>
    );
  }
  if (!last) return null;
  const Icon = icons[last.kind];
  const words = last.text || (last.kind === "text" ? t("deleted") : t(`kinds.${last.kind}`));
  return (
    <span className="flex min-w-0 items-center gap-1">
      {last.direction === "outbound" && <Tick status={last.status} className="shrink-0" />}
      {Icon && <Icon className="size-3.5 shrink-0" aria-hidden />}
      {Icon && last.text && <span className="sr-only">{t(`kinds.${last.kind}`)}</span>}
      <span className="truncate">{words}</span>
    </span>
  );
}
