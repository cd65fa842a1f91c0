/** Asks the platform whether a configuration works, and keeps what it says. */
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import type { ConnectionReport } from "@/lib/platforms/contract";
import type { PlatformIo } from "@/lib/platforms/io";
import { adapterOf } from "@/lib/platforms/registry";
import { forgetConfigurations, type ActiveConfiguration } from "./active";

interface Health {
  health: "unchecked" | "healthy" | "needs_attention";
  healthCode: string | null;
}

/**
 * What a report means. Only what an administrator must repair stops the sending; a platform that could not be reached
 * says nothing about the credentials.
 */
export function healthOf({ checks }: Pick<ConnectionReport, "checks">): Health {
  const failed = checks.filter(({ ok }) => !ok);
  const broken = failed.find(({ name, problem }) => name !== "webhook" && problem?.class === "admin");
  if (broken) return { health: "needs_attention", healthCode: codeOf(broken) };
  const [first] = failed;
  return first ? { health: "unchecked", healthCode: codeOf(first) } : { health: "healthy", healthCode: null };
}

const codeOf = ({ name, problem }: ConnectionReport["checks"][number]): string => problem?.code ?? name;

/** Checks the credentials, registers the webhook at `callbackUrl` and writes the outcome to the configuration. */
export async function checkConnection(
  configuration: ActiveConfiguration,
  callbackUrl: string,
  io: PlatformIo,
): Promise<ConnectionReport> {
  const report = await adapterOf(configuration.platformId).connect(configuration.secrets, callbackUrl, io);
  const { accountName, address } = report;
  await db().apiConfiguration.updateMany({
    where: { id: configuration.id, archivedAt: null },
    data: { ...healthOf(report), accountName, address, checkedAt: now() },
  });
  forgetConfigurations();
  return report;
}
