"use client";

import { PlugZap, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageHeader } from "@/components/ui/PageHeader";
import { Button } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import type { PlatformId } from "@/lib/platforms/manifest";
import { ArchiveDialog } from "./ArchiveDialog";
import type { Channel, ConfigurationActions } from "./channel";
import { ChannelCard } from "./ChannelCard";
import { ConnectSheet } from "./ConnectSheet";
import { EditSheet } from "./EditSheet";
import { useChannels } from "./useChannels";
import { useFollowUp } from "./useFollowUp";

export interface ConfigurationsProps {
  channels: readonly Channel[];
  /** Where each platform is to deliver. */
  webhookUrls: Readonly<Record<PlatformId, string>>;
  actions: ConfigurationActions;
}

/** What lies over the list; one at a time. */
type Open = { what: "connect" } | { what: "edit" | "archive"; channel: Channel } | null;

/** The accounts that customers write to. */
export function Configurations({ channels: stored, webhookUrls, actions }: ConfigurationsProps) {
  const t = useTranslations("configurations");
  const [open, setOpen] = useState<Open>(null);
  const followUp = useFollowUp();
  const { channels, setActive, check, sync } = useChannels(stored, actions, followUp);
  const close = () => setOpen(null);
  const connect = (
    <Button
      variant="primary"
      icon={<Plus className="size-4" aria-hidden />}
      onClick={() => setOpen({ what: "connect" })}
    >
      {t("connect")}
    </Button>
  );
  return (
    <div className="mx-auto max-w-6xl pb-8">
      <PageHeader title={t("title")} description={t("description")} action={channels.length > 0 && connect} />
      {channels.length === 0 ? (
        <EmptyState icon={<PlugZap />} title={t("empty.title")} text={t("empty.text")} action={connect} />
      ) : (
        <ul aria-label={t("list")} className="grid gap-4 px-4 md:px-8 lg:grid-cols-2">
          {channels.map((channel) => (
            <li key={channel.id} className="flex min-w-0 *:flex-1">
              <ChannelCard
                channel={channel}
                onSwitch={(active) => setActive(channel, active)}
                onCheck={() => check(channel)}
                onSyncTemplates={() => sync(channel)}
                onEdit={() => setOpen({ what: "edit", channel })}
                onArchive={() => setOpen({ what: "archive", channel })}
              />
            </li>
          ))}
        </ul>
      )}
      {open?.what === "connect" && (
        <ConnectSheet create={actions.create} webhookUrls={webhookUrls} onSaved={followUp} onClose={close} />
      )}
      {open?.what === "edit" && (
        <EditSheet channel={open.channel} edit={actions.edit} onSaved={followUp} onClose={close} />
      )}
      {open?.what === "archive" && (
        <ArchiveDialog
          channel={open.channel}
          archive={actions.archive}
          onArchived={followUp}
          onClose={close}
        />
      )}
    </div>
  );
}
