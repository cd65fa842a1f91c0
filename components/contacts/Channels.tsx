"use client";

import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import { platformLabel } from "@/components/inbox/platform";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { Badge, CountBadge } from "@/components/ui/Badge";
import { RelativeTime } from "@/components/ui/RelativeTime";
import type { ContactDetails } from "@/lib/contacts/views";
import { Nothing, Section } from "./Section";

/** Under which addresses the person writes to us. */
export function Identities({ contact }: { contact: ContactDetails }) {
  const t = useTranslations("contacts.identities");
  return (
    <Section title={t("title")} count={contact.identities.length}>
      {contact.identities.length === 0 && <Nothing>{t("none")}</Nothing>}
      <ul className="flex flex-col gap-2">
        {contact.identities.map(({ id, platform, configurationName, username, address, reachable }) => (
          <li key={id} className="flex items-center gap-2.5 text-sm">
            <PlatformMark platform={platform} label={platformLabel(platform)} size="md" />
            <span className="min-w-0 flex-1">
              <span className="block truncate text-strong">{username ? `@${username}` : address}</span>
              <span className="block truncate text-xs text-muted">{configurationName}</span>
            </span>
            {!reachable && <Badge tone="danger">{t("unreachable")}</Badge>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface ConversationsProps {
  contact: ContactDetails;
  /** The one that is open beside the list. */
  exceptId?: string;
}

/** The person's conversations that the viewer may read, newest first. */
export function Conversations({ contact, exceptId }: ConversationsProps) {
  const t = useTranslations("contacts.conversations");
  const shown = contact.conversations.filter(({ id }) => id !== exceptId);
  return (
    <Section title={t(exceptId ? "others" : "title")} count={shown.length}>
      {shown.length === 0 && <Nothing>{t(exceptId ? "noOthers" : "none")}</Nothing>}
      <ul className="-mx-2 flex flex-col">
        {shown.map((conversation) => (
          <li key={conversation.id}>
            <Link
              href={`/inbox/${conversation.id}`}
              className="flex min-h-11 items-center gap-2.5 rounded-control px-2 py-1.5 text-sm hover:bg-strong/4"
            >
              <PlatformMark
                platform={conversation.platform}
                label={platformLabel(conversation.platform)}
                size="md"
              />
              <span className="min-w-0 flex-1">
                <span className="block truncate text-strong">{conversation.lastText ?? t("noText")}</span>
                <span className="block truncate text-xs text-muted">
                  {t(`statuses.${conversation.status}`)} · {conversation.assignee ?? t("unassigned")}
                </span>
              </span>
              <span className="flex shrink-0 flex-col items-end gap-1 text-xs text-muted">
                <RelativeTime date={conversation.lastMessageAt} />
                <CountBadge
                  count={conversation.unreadCount}
                  label={t("unread", { count: conversation.unreadCount })}
                />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const leadTypes = ["sale", "not_interested", "future_contact", "support", "recovery"] as const;
const leadStatuses = ["new", "in_progress", "negotiation", "won", "lost"] as const;

/** What may come, or came, of the person's conversations. */
export function Leads({ contact }: { contact: ContactDetails }) {
  const t = useTranslations("contacts.leads");
  const format = useFormatter();
  return (
    <Section title={t("title")} count={contact.leads.length}>
      {contact.leads.length === 0 && <Nothing>{t("none")}</Nothing>}
      <ul className="flex flex-col gap-2">
        {contact.leads.map(({ id, type, status, value, currency, createdAt }) => {
          const [kind, state] = [leadTypes.find((k) => k === type), leadStatuses.find((s) => s === status)];
          return (
            <li key={id} className="flex items-center gap-2 text-sm">
              <span className="min-w-0 flex-1">
                <span className="block truncate text-strong">{kind ? t(`types.${kind}`) : t("untyped")}</span>
                <span className="block text-xs text-muted">
                  <RelativeTime date={createdAt} />
                  {value !== null && (
                    <span className="tabular-nums">
                      {" · "}
                      {currency
                        ? format.number(Number(value), { style: "currency", currency })
                        : format.number(Number(value))}
                    </span>
                  )}
                </span>
              </span>
              {state && (
                <Badge tone={state === "won" ? "positive" : state === "lost" ? "neutral" : "info"}>
                  {t(`statuses.${state}`)}
                </Badge>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
