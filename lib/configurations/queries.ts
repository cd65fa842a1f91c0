/** Connected accounts, as an administrator sees them. */
import { z } from "zod";
import { scope } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { db, type ApiConfiguration } from "@/lib/db/client";
import { decodeCursor, pageOf, type Page, type PageInput } from "@/lib/db/cursor";
import { notFound } from "@/lib/errors";
import { manifestOf, type PlatformId } from "@/lib/platforms/manifest";
import { decrypt, type Secrets } from "./secrets";
import type { ConfigurationView } from "./views";

/** Where a platform delivers. `origin` is that of `lib/auth/origin.ts`, without a trailing slash. */
export const webhookUrl = (platform: string, origin: string): string => `${origin}/api/webhooks/${platform}`;

/** A row whose key was lost is shown without its values, so that an administrator can repair it. */
function readable(row: ApiConfiguration): Secrets {
  try {
    return decrypt(row.secrets, row.id);
  } catch {
    return {};
  }
}

function view(row: ApiConfiguration, origin: string): ConfigurationView {
  const platform = row.platformId as PlatformId;
  const stored = readable(row);
  const fields = manifestOf(platform).secretFields.filter(({ key }) => stored[key] !== undefined);
  const shown = fields.filter(({ secret }) => !secret).map(({ key }) => [key, stored[key]]);
  return {
    id: row.id,
    platform,
    name: row.name,
    active: row.active,
    simulated: row.simulated,
    accountId: row.accountId,
    accountName: row.accountName,
    address: row.address,
    values: Object.fromEntries(shown) as Record<string, string>,
    secretsSet: fields.filter(({ secret }) => secret).map(({ key }) => key),
    webhookUrl: webhookUrl(platform, origin),
    showTyping: row.showTyping,
    sendReadReceipts: row.sendReadReceipts,
    autoAssign: row.autoAssign,
    returnAfterMinutes: row.returnAfterMinutes,
    health: row.health,
    healthCode: row.healthCode,
    checkedAt: row.checkedAt?.toISOString() ?? null,
    lastEventAt: row.lastEventAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** Oldest first; archived ones are left out. @throws AppError `not_found` for whoever may read none. */
export async function listConfigurations(
  viewer: SessionUser,
  { limit, cursor }: PageInput,
  origin: string,
): Promise<Page<ConfigurationView>> {
  scope(viewer, "configuration.read");
  const [after] = cursor ? decodeCursor(cursor, z.tuple([z.uuid()])) : [];
  const rows = await db().apiConfiguration.findMany({
    where: { archivedAt: null, id: after ? { gt: after } : undefined },
    orderBy: { id: "asc" },
    take: limit + 1,
  });
  return pageOf(
    rows,
    limit,
    (row) => [row.id],
    (row) => view(row, origin),
  );
}

/** @throws AppError `not_found` */
export async function getConfiguration(
  viewer: SessionUser,
  id: string,
  origin: string,
): Promise<ConfigurationView> {
  scope(viewer, "configuration.read");
  const row = await db().apiConfiguration.findFirst({ where: { id, archivedAt: null } });
  if (!row) throw notFound();
  return view(row, origin);
}
