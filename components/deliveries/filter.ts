/** What of the ledger is shown: it lives in the address, so that it can be shared and comes back. Pure. */
import { isPlatformId, type PlatformId } from "@/lib/platforms/manifest";
import { isId } from "@/lib/ids";
import { deliveryStatuses, type DeliveryStatus } from "./delivery";

export interface DeliveryFilter {
  status: DeliveryStatus | null;
  platform: PlatformId | null;
  configurationId: string | null;
}

export const noFilter: DeliveryFilter = { status: null, platform: null, configurationId: null };

export type Search = Readonly<Record<string, string | string[] | undefined>>;

/** What the address says and makes no sense is left out. */
export function readFilter(search: Search): DeliveryFilter {
  const value = (name: string) => [search[name]].flat()[0] ?? "";
  const [status, platform, configurationId] = [value("status"), value("platform"), value("configurationId")];
  return {
    status: deliveryStatuses.find((known) => known === status) ?? null,
    platform: isPlatformId(platform) ? platform : null,
    configurationId: isId(configurationId) ? configurationId : null,
  };
}

/** The filter as the query takes it: only what is set. */
export const filterQuery = (filter: DeliveryFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== null));

export function hrefOf(filter: DeliveryFilter): string {
  const query = new URLSearchParams(filterQuery(filter)).toString();
  return query ? `/admin/deliveries?${query}` : "/admin/deliveries";
}
