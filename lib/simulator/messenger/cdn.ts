/** The file of a Messenger attachment: an address that needs no token and ends after some days. */
import { underFault } from "../faults";
import { json, type Reply, type SimulatorRequest } from "../http";
import type { World } from "../world";

export async function cdnFile(world: World, { segments, query }: SimulatorRequest): Promise<Reply> {
  const media = world.media.resolve(segments[1] ?? "", query.get("oe") ?? "", query.get("oh") ?? "");
  const account = world.accounts.find((known) => known.accountId === media?.accountId);
  if (!media || !account) return { status: 403, body: Buffer.from("URL signature expired") };
  const fault = world.faults.take({ account, operation: "media" });
  const read = async () => ({
    status: 200,
    body: await world.media.read(media),
    headers: { "content-type": media.mimeType },
  });
  const refuse = async () => json({}, fault?.kind === "server_error" ? 500 : 403);
  return underFault(world.timers, fault, read, refuse);
}
