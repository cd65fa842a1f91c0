"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFollowUp } from "@/components/configurations/useFollowUp";
import { Button } from "@/components/ui/Button";
import type { Delivery, DeliveryActions, DeliveryPage } from "./delivery";
import { DeliveryCards, DeliveryTable } from "./DeliveryList";
import { DeliverySheet } from "./DeliverySheet";
import type { DeliveryFilter } from "./filter";
import { NothingHere } from "./NothingHere";
import { useDeliveries } from "./useDeliveries";
import type { ChannelNames } from "./words";

interface DeliveryRowsProps {
  page: DeliveryPage;
  filter: DeliveryFilter;
  channels: ChannelNames;
  actions: DeliveryActions;
}

/** The events of one filter, with the way to older ones. */
export function DeliveryRows({ page, filter, channels, actions }: DeliveryRowsProps) {
  const t = useTranslations("deliveries");
  const common = useTranslations("common.actions");
  const { deliveries, more, loading, failed, markReplayed } = useDeliveries(page, filter, actions.more);
  const [openId, setOpenId] = useState<string | null>(null);
  const followUp = useFollowUp();
  const onReplayed = (delivery: Delivery) => {
    markReplayed(delivery);
    followUp();
  };
  if (deliveries.length === 0) return <NothingHere filter={filter} />;
  const open = deliveries.find(({ id }) => id === openId);
  const shared = { channels, replay: actions.replay, onReplayed };
  const list = { ...shared, deliveries, openId, onOpen: ({ id }: Delivery) => setOpenId(id) };
  return (
    <>
      <div className="hidden min-h-72 flex-1 px-8 xl:block">
        <DeliveryTable {...list} />
      </div>
      <div className="px-4 md:px-8 xl:hidden">
        <DeliveryCards {...list} />
      </div>
      <footer className="flex min-h-14 shrink-0 flex-wrap items-center justify-between gap-2 px-4 py-3 text-sm text-muted md:px-8">
        <span className="tabular-nums">{t("shown", { count: deliveries.length })}</span>
        {failed && (
          <span role="alert" className="text-danger">
            {t("moreFailed")}
          </span>
        )}
        {more && (
          <Button onClick={more} loading={loading}>
            {common("loadMore")}
          </Button>
        )}
      </footer>
      {open && <DeliverySheet {...shared} delivery={open} onClose={() => setOpenId(null)} />}
    </>
  );
}
