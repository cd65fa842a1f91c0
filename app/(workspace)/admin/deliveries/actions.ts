"use server";

import type { DeliveryPage } from "@/components/deliveries/delivery";
import { defineAction } from "@/lib/action";
import { requireUser } from "@/lib/auth/session";
import { parse } from "@/lib/parse";
import { listWebhookEvents, replayWebhookEvent, webhookEventFilterSchema } from "@/lib/pipeline/ledger";

export const replayDelivery = defineAction(replayWebhookEvent);

/** @throws for whoever may not read them, and for what is no filter or no cursor. */
export async function loadDeliveries(query: Readonly<Record<string, string>>): Promise<DeliveryPage> {
  const viewer = await requireUser();
  const filter = parse(webhookEventFilterSchema, query);
  return listWebhookEvents(viewer, filter, filter);
}
