/** The ledger of what was received: received = processed + ignored + waiting + dead + unreadable. */
import { z } from "zod";
import { scope } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { defineCommand } from "@/lib/command";
import { decodeCursor, pageOf, pageSchema, type Page, type PageInput } from "@/lib/db/cursor";
import type { Prisma } from "@/lib/db/client";
import { allOf, rows, sql } from "@/lib/db/query";
import { AppError, notFound } from "@/lib/errors";
import { enqueueLane } from "@/lib/jobs/enqueue";

export const webhookEventStatuses = ["received", "processed", "ignored", "dead", "unreadable"] as const;
export type WebhookEventStatus = (typeof webhookEventStatuses)[number];

export const webhookEventFilterSchema = pageSchema.extend({
  status: z.enum(webhookEventStatuses).optional(),
  platform: z.string().max(32).optional(),
  configurationId: z.uuid().optional(),
});
type Filter = Omit<z.output<typeof webhookEventFilterSchema>, keyof PageInput>;

/** `received` is waiting. Times are ISO 8601 in UTC. */
export interface WebhookEventView {
  id: string;
  platform: string;
  configurationId: string | null;
  status: WebhookEventStatus;
  reason: string | null;
  attempts: number;
  receivedAt: string;
  processedAt: string | null;
  error: string | null;
}

export type Totals = Record<WebhookEventStatus, number> & { total: number };

interface Row extends Omit<WebhookEventView, "receivedAt" | "processedAt"> {
  receivedAt: Date;
  processedAt: Date | null;
}

const cursorSchema = z.tuple([z.coerce.date(), z.uuid()]);

/** Newest first. `totals` count everything, whatever the filter. */
export async function listWebhookEvents(
  viewer: SessionUser,
  filter: Filter,
  page: PageInput,
): Promise<Page<WebhookEventView> & { totals: Totals }> {
  scope(viewer, "webhookEvent.read");
  const conditions: Prisma.Sql[] = [];
  if (filter.status) conditions.push(sql`status = ${filter.status}::webhook_event_status`);
  if (filter.platform) conditions.push(sql`platform_id = ${filter.platform}`);
  if (filter.configurationId) conditions.push(sql`configuration_id = ${filter.configurationId}::uuid`);
  if (page.cursor) {
    const [at, id] = decodeCursor(page.cursor, cursorSchema);
    conditions.push(sql`(received_at, id) < (${at}, ${id}::uuid)`);
  }
  const found = await rows<Row>(sql`
    select id, platform_id as platform, configuration_id as "configurationId", status, reason, attempts,
           received_at as "receivedAt", processed_at as "processedAt", error
    from webhook_events where ${allOf(conditions)}
    order by received_at desc, id desc limit ${page.limit + 1}`);
  return {
    ...pageOf(found, page.limit, (row) => [row.receivedAt, row.id], eventView),
    totals: await countEvents(),
  };
}

async function countEvents(): Promise<Totals> {
  const counts = await rows<{ status: WebhookEventStatus; count: number }>(
    sql`select status, count(*)::int as count from webhook_events group by status`,
  );
  const totals: Totals = { received: 0, processed: 0, ignored: 0, dead: 0, unreadable: 0, total: 0 };
  for (const { status, count } of counts) {
    totals[status] = count;
    totals.total += count;
  }
  return totals;
}

const eventView = (row: Row): WebhookEventView => ({
  ...row,
  receivedAt: row.receivedAt.toISOString(),
  processedAt: row.processedAt?.toISOString() ?? null,
});

/** Sends an event through the pipeline again: a dead one after a repair, or one that was ignored. Whatever is there already stays single. */
export const replayWebhookEvent = defineCommand({
  name: "webhookEvent.replay",
  input: z.object({ id: z.uuid() }),
  async load(tx, { id }) {
    const event = await tx.webhookEvent.findUnique({
      where: { id },
      select: { id: true, lane: true, status: true, configurationId: true },
    });
    if (!event) throw notFound();
    return event;
  },
  async run({ tx, resource, record }): Promise<{ id: string; status: WebhookEventStatus }> {
    if (resource.status === "unreadable" || !resource.configurationId) {
      throw new AppError("conflict", "cannotReplay");
    }
    await tx.webhookEvent.update({
      where: { id: resource.id },
      data: {
        status: "received",
        attempts: 0,
        nextAttemptAt: null,
        reason: null,
        error: null,
        processedAt: null,
      },
    });
    await enqueueLane(tx, "ingest", resource.lane);
    record({ from: resource.status });
    return { id: resource.id, status: "received" };
  },
});
