import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Deliveries } from "@/components/deliveries/Deliveries";
import { DeliveriesSkeleton } from "@/components/deliveries/DeliveriesSkeleton";
import { filterQuery, readFilter, type DeliveryFilter, type Search } from "@/components/deliveries/filter";
import type { SessionUser } from "@/lib/auth/roles";
import { listWebhookEvents, webhookEventFilterSchema } from "@/lib/pipeline/ledger";
import { allConfigurations, ownOrigin, requireReader } from "../reader";
import { loadDeliveries, replayDelivery } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("deliveries");
  return { title: t("title") };
}

export default async function DeliveriesPage({ searchParams }: { searchParams: Promise<Search> }) {
  const viewer = await requireReader("webhookEvent.read");
  const filter = readFilter(await searchParams);
  return (
    <Suspense fallback={<DeliveriesSkeleton />}>
      <Loaded viewer={viewer} filter={filter} />
    </Suspense>
  );
}

const actions = { more: loadDeliveries, replay: replayDelivery };

async function Loaded({ viewer, filter }: { viewer: SessionUser; filter: DeliveryFilter }) {
  const query = webhookEventFilterSchema.parse(filterQuery(filter));
  const [page, configurations] = await Promise.all([
    listWebhookEvents(viewer, query, query),
    allConfigurations(viewer, await ownOrigin()),
  ]);
  const channels = Object.fromEntries(configurations.map(({ id, name }) => [id, name]));
  return <Deliveries page={page} filter={filter} channels={channels} actions={actions} />;
}
