"use client";

import { Archive, Ellipsis, LayoutTemplate, Pencil, RotateCw, ScrollText } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { Badge } from "@/components/ui/Badge";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/Menu";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { Switch } from "@/components/ui/Switch";
import { manifestOf } from "@/lib/platforms/manifest";
import type { Channel } from "./channel";
import { HealthBadge, HealthText } from "./Health";
import { WebhookAddress } from "./WebhookAddress";

export interface ChannelCommands {
  onSwitch: (active: boolean) => void;
  onCheck: () => void;
  onSyncTemplates: () => void;
  onEdit: () => void;
  onArchive: () => void;
}

/** One connected account: who it is, whether it works, where its platform delivers. */
export function ChannelCard({ channel, ...commands }: { channel: Channel } & ChannelCommands) {
  const t = useTranslations("configurations");
  const { name, platform, simulated } = channel;
  return (
    <article
      aria-label={name}
      className="flex min-w-0 flex-col gap-4 rounded-card border bg-surface p-4 md:p-5"
    >
      <header className="flex items-start gap-3">
        <PlatformMark platform={platform} label={manifestOf(platform).label} size="lg" />
        <div className="min-w-0 flex-1">
          <h2 className="line-clamp-2 text-md font-semibold [overflow-wrap:anywhere] text-strong">{name}</h2>
          <Account channel={channel} />
        </div>
        <div className="flex items-center gap-2 pointer-coarse:gap-3">
          <Switch
            checked={channel.active}
            onCheckedChange={commands.onSwitch}
            aria-label={t("active", { name })}
          />
          <Options channel={channel} {...commands} />
        </div>
      </header>
      <div className="flex flex-col gap-1.5">
        <div className="flex flex-wrap gap-1.5">
          <HealthBadge channel={channel} />
          {simulated && <Badge tone="info">{t("simulated")}</Badge>}
        </div>
        <HealthText channel={channel} onEdit={commands.onEdit} onCheck={commands.onCheck} />
      </div>
      <div className="mt-auto flex flex-col gap-3">
        <WebhookAddress url={channel.webhookUrl} />
        <dl className="grid grid-cols-2 gap-3 text-sm">
          <Fact term={t("lastEvent")}>
            {channel.lastEventAt ? <RelativeTime date={channel.lastEventAt} /> : t("neverEvent")}
          </Fact>
          <Fact term={t("lastCheck")}>
            {channel.checkedAt ? <RelativeTime date={channel.checkedAt} /> : t("neverChecked")}
          </Fact>
        </dl>
      </div>
    </article>
  );
}

/** As the platform knows it. A number is not broken at the end of a line. */
function Account({ channel: { accountName, address, accountId } }: { channel: Channel }) {
  const t = useTranslations("configurations");
  return (
    <p className="line-clamp-3 text-sm [overflow-wrap:anywhere] text-muted">
      {accountName}
      {accountName && address && " · "}
      {address && <span className="inline-block max-w-full truncate align-bottom">{address}</span>}
      {!accountName && !address && t("noAccountName", { id: accountId })}
    </p>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Options({
  channel,
  onCheck,
  onSyncTemplates,
  onEdit,
  onArchive,
}: { channel: Channel } & ChannelCommands) {
  const t = useTranslations("configurations");
  const common = useTranslations("common.actions");
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          label={t("options", { name: channel.name })}
          icon={<Ellipsis className="size-4.5" aria-hidden />}
          className="-my-1 -mr-1.5"
        />
      }
    >
      <MenuItem icon={<Pencil aria-hidden />} onSelect={onEdit}>
        {common("edit")}
      </MenuItem>
      {channel.active && (
        <MenuItem icon={<RotateCw aria-hidden />} onSelect={onCheck}>
          {t("actions.check")}
        </MenuItem>
      )}
      {channel.active && manifestOf(channel.platform).templates && (
        <MenuItem icon={<LayoutTemplate aria-hidden />} onSelect={onSyncTemplates}>
          {t("actions.syncTemplates")}
        </MenuItem>
      )}
      <MenuItem asChild>
        <Link href={`/admin/deliveries?configurationId=${channel.id}`}>
          <ScrollText aria-hidden />
          {t("actions.deliveries")}
        </Link>
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger icon={<Archive aria-hidden />} onSelect={onArchive}>
        {t("actions.archive")}
      </MenuItem>
    </Menu>
  );
}
