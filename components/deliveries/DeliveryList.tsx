"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { platformLabel } from "@/components/inbox/platform";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { IconButton } from "@/components/ui/IconButton";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/Table";
import type { Delivery, DeliveryActions } from "./delivery";
import { ReplayButton } from "./ReplayButton";
import { Status } from "./Status";
import { useChannelName, useOutcome, type ChannelNames } from "./words";

export interface DeliveryListProps {
  deliveries: readonly Delivery[];
  channels: ChannelNames;
  replay: DeliveryActions["replay"];
  onReplayed: (delivery: Delivery) => void;
  onOpen: (delivery: Delivery) => void;
  /** The one whose details are open. */
  openId: string | null;
}

const columns = ["status", "channel", "what", "attempts", "received", "processed"] as const;

/** On a wide screen. */
export function DeliveryTable({ deliveries, openId, ...shared }: DeliveryListProps) {
  const t = useTranslations("deliveries");
  return (
    <Table label={t("title")} className="max-h-full">
      <TableHead>
        <tr>
          {columns.map((column) => (
            <HeaderCell key={column} numeric={column === "attempts"}>
              {t(`columns.${column}`)}
            </HeaderCell>
          ))}
          <HeaderCell>
            <span className="sr-only">{t("columns.actions")}</span>
          </HeaderCell>
        </tr>
      </TableHead>
      <tbody>
        {deliveries.map((delivery) => (
          <Row key={delivery.id} delivery={delivery} selected={delivery.id === openId} {...shared} />
        ))}
      </tbody>
    </Table>
  );
}

type ItemProps = Omit<DeliveryListProps, "deliveries" | "openId"> & { delivery: Delivery };

function Row({
  delivery,
  selected,
  channels,
  replay,
  onReplayed,
  onOpen,
}: ItemProps & { selected: boolean }) {
  const t = useTranslations("deliveries");
  return (
    <TableRow selected={selected}>
      <Cell>
        <Status status={delivery.status} />
      </Cell>
      <Cell className="w-44 max-w-44 xl:w-52 xl:max-w-52">
        <ChannelName delivery={delivery} channels={channels} />
      </Cell>
      <Cell className="min-w-52">
        <What delivery={delivery} />
      </Cell>
      <Cell numeric className={delivery.attempts === 0 ? "text-faint" : "text-body"}>
        {delivery.attempts}
      </Cell>
      <Cell>
        <RelativeTime date={delivery.receivedAt} />
      </Cell>
      <Cell>
        {delivery.processedAt ? (
          <RelativeTime date={delivery.processedAt} />
        ) : (
          <span className="whitespace-nowrap text-faint">{t("notFinished")}</span>
        )}
      </Cell>
      <Cell>
        <div className="flex items-center justify-end gap-1">
          <ReplayButton delivery={delivery} replay={replay} onReplayed={onReplayed} />
          <DetailsButton delivery={delivery} onOpen={onOpen} />
        </div>
      </Cell>
    </TableRow>
  );
}

/** On a phone or a tablet. */
export function DeliveryCards({ deliveries, channels, onOpen, replay, onReplayed }: DeliveryListProps) {
  const t = useTranslations("deliveries");
  return (
    <ul aria-label={t("title")} className="flex flex-col gap-2">
      {deliveries.map((delivery) => (
        <li key={delivery.id} className="flex flex-col items-start gap-2 rounded-card border bg-surface p-3">
          <div className="-my-1 -mr-1 flex items-center gap-2 self-stretch">
            <span className="flex min-w-0 flex-1">
              <Status status={delivery.status} />
            </span>
            <RelativeTime date={delivery.receivedAt} className="text-xs text-muted" />
            <DetailsButton delivery={delivery} onOpen={onOpen} />
          </div>
          <ChannelName delivery={delivery} channels={channels} />
          <What delivery={delivery} />
          <ReplayButton delivery={delivery} replay={replay} onReplayed={onReplayed} />
        </li>
      ))}
    </ul>
  );
}

function ChannelName({ delivery, channels }: Pick<ItemProps, "delivery" | "channels">) {
  const name = useChannelName(channels)(delivery);
  return (
    <span className="flex max-w-full min-w-0 items-center gap-2 text-sm">
      <PlatformMark platform={delivery.platform} label={platformLabel(delivery.platform)} />
      <span className="truncate text-strong" title={name}>
        {name}
      </span>
    </span>
  );
}

function What({ delivery }: { delivery: Delivery }) {
  const outcome = useOutcome();
  return (
    <div className="text-sm">
      <p className={delivery.status === "processed" ? "text-muted" : "text-pretty text-body"}>
        {outcome(delivery)}
      </p>
      {delivery.error && (
        <p className="line-clamp-2 font-mono text-xs [overflow-wrap:anywhere] text-danger">
          {delivery.error}
        </p>
      )}
    </div>
  );
}

function DetailsButton({ delivery, onOpen }: Pick<ItemProps, "delivery" | "onOpen">) {
  const t = useTranslations("deliveries");
  return (
    <IconButton
      size="sm"
      label={t("details")}
      icon={<ChevronRight className="size-4" aria-hidden />}
      onClick={() => onOpen(delivery)}
    />
  );
}
