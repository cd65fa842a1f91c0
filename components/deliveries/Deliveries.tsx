"use client";

import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/PageHeader";
import type { DeliveryActions, DeliveryPage } from "./delivery";
import { DeliveryRows } from "./DeliveryRows";
import { hrefOf, type DeliveryFilter } from "./filter";
import { Filters } from "./Filters";
import { Totals } from "./Totals";
import type { ChannelNames } from "./words";

export interface DeliveriesProps {
  page: DeliveryPage;
  filter: DeliveryFilter;
  channels: ChannelNames;
  actions: DeliveryActions;
}

/** The ledger of what was received. On a wide screen the table scrolls, and the sum above it stays. */
export function Deliveries({ page, filter, channels, actions }: DeliveriesProps) {
  const t = useTranslations("deliveries");
  return (
    <div className="flex flex-col xl:h-full">
      <PageHeader title={t("title")} description={t("description")}>
        <Filters filter={filter} channels={channels} />
      </PageHeader>
      <Totals totals={page.totals} filter={filter} />
      <DeliveryRows key={hrefOf(filter)} page={page} filter={filter} channels={channels} actions={actions} />
    </div>
  );
}
