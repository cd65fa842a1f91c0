"use client";

import { User } from "lucide-react";
import { useTranslations } from "next-intl";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { RelativeTime } from "@/components/ui/RelativeTime";
import type { ContactHit, MessageHit, Segment } from "@/lib/inbox/searchViews";
import { PaletteGroup, PaletteItem } from "./items";
import type { Recent } from "./recents";
import type { Found } from "./useFound";

interface FoundItemsProps {
  found: Found;
  visit: (place: Recent) => void;
}

/** Whom and what the server found for what is typed. */
export function FoundItems({ found, visit }: FoundItemsProps) {
  const t = useTranslations("palette");
  if (found.state === "idle") return null;
  if (found.state === "failed")
    return (
      <p role="status" className="px-2.5 py-2 text-sm text-muted">
        {t("failed")}
      </p>
    );
  const { contacts = [], items = [] } = found.results ?? {};
  return (
    <>
      {contacts.length > 0 && (
        <PaletteGroup heading={t("groups.contacts")}>
          {contacts.map((contact) => (
            <ContactItem key={contact.id} contact={contact} visit={visit} />
          ))}
        </PaletteGroup>
      )}
      {items.length > 0 && (
        <PaletteGroup heading={t("groups.messages")}>
          {items.map((message) => (
            <MessageItem key={message.messageId} message={message} visit={visit} />
          ))}
        </PaletteGroup>
      )}
    </>
  );
}

const textOf = (segments: readonly Segment[]) => segments.map(({ text }) => text).join("");

function Marked({ segments }: { segments: readonly Segment[] }) {
  return segments.map(({ text, hit }, index) =>
    hit ? (
      <mark key={index} className="rounded-[2px] bg-accent-tint text-strong">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}

const Mark = ({ platform }: { platform: string | null }) =>
  platform ? <PlatformMark platform={platform} label={platform} decorative /> : <User aria-hidden />;

/** Opens the conversation with them, else their page. */
function ContactItem({
  contact: { id, conversationId, platform, name, detail },
  visit,
}: {
  contact: ContactHit;
  visit: FoundItemsProps["visit"];
}) {
  const t = useTranslations("palette");
  const label = textOf(name) || textOf(detail) || t("nameless");
  const href = conversationId ? `/inbox/${conversationId}` : `/contacts/${id}`;
  return (
    <PaletteItem
      value={`found:contact:${id}`}
      icon={<Mark platform={platform} />}
      detail={detail.length > 0 && name.length > 0 && <Marked segments={detail} />}
      onSelect={() => visit({ href, label })}
    >
      {name.length > 0 ? <Marked segments={name} /> : label}
    </PaletteItem>
  );
}

function MessageItem({
  message: { messageId, conversationId, platform, contact, sentAt, fragment },
  visit,
}: {
  message: MessageHit;
  visit: FoundItemsProps["visit"];
}) {
  const t = useTranslations("palette");
  const label = contact.name ?? contact.phone ?? contact.username ?? t("nameless");
  return (
    <PaletteItem
      value={`found:message:${messageId}`}
      icon={<Mark platform={platform} />}
      detail={
        <>
          {label} · <RelativeTime date={sentAt} />
        </>
      }
      onSelect={() => visit({ href: `/inbox/${conversationId}?message=${messageId}`, label })}
    >
      <Marked segments={fragment} />
    </PaletteItem>
  );
}
