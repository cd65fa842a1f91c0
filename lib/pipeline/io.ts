/** The outside world for one configuration: its platform's API, or the address it is marked with. */
import { config } from "@/lib/config";
import type { ActiveConfiguration } from "@/lib/configurations/active";
import type { PlatformIo } from "@/lib/platforms/io";
import { createIo } from "@/lib/platforms/http";
import { manifests } from "@/lib/platforms/manifest";

export function platformIo(configuration: Pick<ActiveConfiguration, "platformId" | "baseUrl">): PlatformIo {
  const { metaGraphUrl, telegramApiUrl, metaGraphVersion, sendTimeoutMs } = config();
  const addresses = { graph: metaGraphUrl, bot: telegramApiUrl };
  return createIo({
    baseUrl: configuration.baseUrl ?? addresses[manifests[configuration.platformId].api],
    graphVersion: metaGraphVersion,
    timeoutMs: sendTimeoutMs,
  });
}
