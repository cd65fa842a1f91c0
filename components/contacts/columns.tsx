"use client";

import { useTranslations } from "next-intl";
import { platformLabel } from "@/components/inbox/platform";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { Avatar } from "@/components/ui/Avatar";
import type { DataColumn } from "@/components/ui/dataColumns";
import { RelativeTime } from "@/components/ui/RelativeTime";
import type { ContactView } from "@/lib/contacts/views";
import { LabelChips } from "./LabelChips";
import { useContactName, useCountryName } from "./words";

/** What the table of contacts shows of each. */
export function useColumns(): DataColumn<ContactView>[] {
  const t = useTranslations("contacts.columns");
  const nameOf = useContactName();
  const countryName = useCountryName();
  return [
    {
      id: "name",
      header: t("name"),
      sortable: true,
      fixed: true,
      className: "max-w-56",
      cell: (contact) => (
        <span className="flex items-center gap-2.5">
          <Avatar name={nameOf(contact)} size="sm" />
          <span className="min-w-0 truncate font-medium text-strong">{nameOf(contact)}</span>
        </span>
      ),
    },
    { id: "channels", header: t("channels"), cell: ({ platforms }) => <Channels platforms={platforms} /> },
    { id: "phone", header: t("phone"), cell: ({ phone }) => <span className="tabular-nums">{phone}</span> },
    {
      id: "email",
      header: t("email"),
      className: "max-w-48",
      cell: ({ email }) => <span className="block truncate">{email}</span>,
    },
    { id: "country", header: t("country"), cell: ({ country }) => country && countryName(country) },
    {
      id: "labels",
      header: t("labels"),
      className: "max-w-48",
      cell: ({ labels }) => <LabelChips labels={labels} />,
    },
    {
      id: "activity",
      header: t("activity"),
      sortable: true,
      descendingFirst: true,
      cell: ({ lastActivityAt }) => lastActivityAt && <RelativeTime date={lastActivityAt} />,
    },
    {
      id: "created",
      header: t("created"),
      sortable: true,
      descendingFirst: true,
      cell: ({ createdAt }) => <RelativeTime date={createdAt} />,
    },
  ];
}

const Channels = ({ platforms }: { platforms: readonly string[] }) => (
  <span className="flex gap-1">
    {platforms.map((platform) => (
      <PlatformMark key={platform} platform={platform} label={platformLabel(platform)} />
    ))}
  </span>
);

/** One contact on a phone. */
export function ContactCard({ contact }: { contact: ContactView }) {
  const name = useContactName()(contact);
  const countryName = useCountryName();
  return (
    <div className="flex items-center gap-3">
      <Avatar name={name} />
      <div className="min-w-0 flex-1">
        <p className="truncate text-base font-medium text-strong">{name}</p>
        <p className="truncate text-xs text-muted tabular-nums">
          {[contact.phone, contact.country && countryName(contact.country)].filter(Boolean).join(" · ") ||
            contact.email}
        </p>
        {contact.labels.length > 0 && (
          <div className="mt-1">
            <LabelChips labels={contact.labels} />
          </div>
        )}
      </div>
      <div className="flex shrink-0 flex-col items-end gap-1 text-xs text-muted">
        {contact.lastActivityAt && <RelativeTime date={contact.lastActivityAt} />}
        <Channels platforms={contact.platforms} />
      </div>
    </div>
  );
}
