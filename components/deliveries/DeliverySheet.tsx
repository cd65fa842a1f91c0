"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { platformLabel } from "@/components/inbox/platform";
import { CopyButton } from "@/components/ui/CopyButton";
import { Sheet } from "@/components/ui/Dialog";
import type { Delivery, DeliveryActions } from "./delivery";
import { ReplayButton } from "./ReplayButton";
import { Status } from "./Status";
import { useChannelName, useOutcome, type ChannelNames } from "./words";

interface DeliverySheetProps {
  delivery: Delivery;
  channels: ChannelNames;
  replay: DeliveryActions["replay"];
  onReplayed: (delivery: Delivery) => void;
  onClose: () => void;
}

/** Everything that is known about one event, whole. */
export function DeliverySheet({ delivery, channels, replay, onReplayed, onClose }: DeliverySheetProps) {
  const t = useTranslations("deliveries");
  const format = useFormatter();
  const channelName = useChannelName(channels);
  const outcome = useOutcome();
  const moment = (iso: string) => format.dateTime(new Date(iso), { dateStyle: "long", timeStyle: "medium" });
  return (
    <Sheet open onOpenChange={onClose} title={t("detail.title")}>
      <div className="flex flex-col gap-5">
        <div className="flex flex-col items-start gap-2">
          <Status status={delivery.status} />
          <p className="text-sm text-pretty text-strong">{outcome(delivery)}</p>
          <ReplayButton delivery={delivery} replay={replay} onReplayed={onReplayed} />
        </div>
        <dl className="flex flex-col gap-4 text-sm">
          <Detail term={t("columns.channel")}>
            {platformLabel(delivery.platform)} · {channelName(delivery)}
          </Detail>
          <Detail term={t("columns.received")}>{moment(delivery.receivedAt)}</Detail>
          <Detail term={t("columns.processed")}>
            {delivery.processedAt ? moment(delivery.processedAt) : t("notFinished")}
          </Detail>
          <Detail term={t("columns.attempts")}>{format.number(delivery.attempts)}</Detail>
          {delivery.reason && (
            <Detail term={t("detail.reason")}>
              <code className="font-mono text-xs">{delivery.reason}</code>
            </Detail>
          )}
          {delivery.error && (
            <Detail term={t("detail.error")}>
              <pre className="mt-1 rounded-control bg-sunken p-3 font-mono text-xs [overflow-wrap:anywhere] whitespace-pre-wrap text-body">
                {delivery.error}
              </pre>
            </Detail>
          )}
          <Detail term={t("detail.id")}>
            <span className="flex items-center gap-1">
              <code className="min-w-0 truncate font-mono text-xs select-all">{delivery.id}</code>
              <CopyButton value={delivery.id} label={t("detail.copyId")} size="sm" variant="ghost" />
            </span>
          </Detail>
        </dl>
      </div>
    </Sheet>
  );
}

function Detail({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{term}</dt>
      <dd className="[overflow-wrap:anywhere] text-strong">{children}</dd>
    </div>
  );
}
