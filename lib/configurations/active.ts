/**
 * The accounts that are live right now, with their secrets in the clear: asked on every webhook, so kept in memory. A
 * forged delivery must not cost a query.
 */
import { now } from "@/lib/clock";
import { log } from "@/lib/log";
import { db, type ApiConfiguration } from "@/lib/db/client";
import { isPlatformId, type PlatformId } from "@/lib/platforms/manifest";
import { adapterOf } from "@/lib/platforms/registry";
import { decrypt, type Secrets } from "./secrets";

export interface ActiveConfiguration {
  id: string;
  platformId: PlatformId;
  /** Every id of the account that events may carry; the first is its own. */
  accountIds: readonly string[];
  secrets: Secrets;
  simulated: boolean;
  /** Where its platform is reached instead of the platform's own address; null for that. */
  baseUrl: string | null;
  health: ApiConfiguration["health"];
}

/** How long another process may go on with what it knows. In this one a change is known at once. */
const MAX_AGE_MS = 3000;

interface Cache {
  until: number;
  loading: Promise<ActiveConfiguration[]>;
}

/** On globalThis: Node's own server and Next's bundle load this file once each, and must not disagree. */
const shared = globalThis as { hiloConfigurations?: Cache };

/** One that cannot be opened is left out and named in the log: it must not take the others down with it. */
function open(row: ApiConfiguration): ActiveConfiguration[] {
  const { id, platformId, accountIds, simulated, baseUrl, health } = row;
  if (!isPlatformId(platformId)) return [];
  try {
    const secrets = adapterOf(platformId).secrets.parse(decrypt(row.secrets, id));
    return [{ id, platformId, accountIds, secrets, simulated, baseUrl, health }];
  } catch {
    log().error({ configurationId: id }, "the secrets of a configuration cannot be read");
    return [];
  }
}

async function load(): Promise<ActiveConfiguration[]> {
  const where = { active: true, archivedAt: null, platform: { enabled: true } };
  const rows = await db().apiConfiguration.findMany({ where, orderBy: { id: "asc" } });
  return rows.flatMap(open);
}

function all(): Promise<ActiveConfiguration[]> {
  const known = shared.hiloConfigurations;
  if (known && now().getTime() < known.until) return known.loading;
  const cache: Cache = { until: now().getTime() + MAX_AGE_MS, loading: load() };
  // A failure is not remembered: the next delivery asks again.
  cache.loading.catch(() => {
    if (shared.hiloConfigurations === cache) forgetConfigurations();
  });
  shared.hiloConfigurations = cache;
  return cache.loading;
}

/** After any change: what is being loaded at this moment is not used any more either. */
export function forgetConfigurations(): void {
  shared.hiloConfigurations = undefined;
}

/** Those of one platform. @throws when the database is away and nothing is known. */
export const activeConfigurations = async (platformId: PlatformId): Promise<ActiveConfiguration[]> =>
  (await all()).filter((configuration) => configuration.platformId === platformId);

/** For sending; null when it is not active any more. */
export const configurationById = async (id: string): Promise<ActiveConfiguration | null> =>
  (await all()).find((configuration) => configuration.id === id) ?? null;
