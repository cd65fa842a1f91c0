/**
 * Takes one webhook delivery: verify, split, store, and only then 200. Knows nothing of Next or of Node's server, so that
 * both of them, and a test, can call it.
 */
import { createHash } from "node:crypto";
import { activeConfigurations, type ActiveConfiguration } from "@/lib/configurations/active";
import { laneOf } from "@/lib/jobs/lanes";
import { log } from "@/lib/log";
import type { HandshakeReply, InboundRequest, RawEvent } from "@/lib/platforms/contract";
import { isPlatformId, type PlatformId } from "@/lib/platforms/manifest";
import { adapterOf } from "@/lib/platforms/registry";
import { storeEvents, type ReceivedEvent } from "./store";

/** Meta sends up to 3 MB. */
export const MAX_DELIVERY_BYTES = 4 * 1024 * 1024;

/** 200 stored, or seen before · 401 not signed by us, nothing stored · 404 no such platform · 413 · 503 try again. */
export type ReceiveStatus = 200 | 401 | 404 | 413 | 503;

/** @param request raw bytes and lower-case headers. Never throws: a database that is away is a 503, so that the platform tries again. */
export async function receive(request: InboundRequest, platform: string): Promise<ReceiveStatus> {
  if (!isPlatformId(platform)) return 404;
  if (request.body.byteLength > MAX_DELIVERY_BYTES) return 413;
  try {
    const configurations = await activeConfigurations(platform);
    const adapter = adapterOf(platform);
    const verified = configurations.filter(({ secrets }) => adapter.verify(request, secrets));
    if (verified.length === 0) return 401;
    const events = adapter.split(
      request.body,
      verified.map(({ secrets }) => secrets),
    );
    await storeEvents(
      events === null || events.length === 0
        ? [unreadable(platform, request.body, verified)]
        : events.map((event) => addressed(platform, event, configurations, verified)),
    );
    return 200;
  } catch (error) {
    log().warn(
      { platform, error: error instanceof Error ? error.message : "unknown" },
      "delivery not stored",
    );
    return 503;
  }
}

/** Answers a platform's subscription request against the verify tokens of its active configurations. */
export async function answerHandshake(
  platform: string,
  query: URLSearchParams,
): Promise<HandshakeReply | { status: 404 | 503 }> {
  if (!isPlatformId(platform)) return { status: 404 };
  const { handshake } = adapterOf(platform);
  if (!handshake) return { status: 404 };
  try {
    const configurations = await activeConfigurations(platform);
    return handshake(
      query,
      configurations.map(({ secrets }) => secrets),
    );
  } catch {
    return { status: 503 };
  }
}

/**
 * Which configuration an event is for. Only one that holds the secret which verified the delivery may have it: otherwise
 * the owner of one app could write into another's conversations. Such events are kept under keys of their own, so that
 * they can never stand in the way of the real ones.
 */
function addressed(
  platformId: PlatformId,
  event: RawEvent,
  all: readonly ActiveConfiguration[],
  verified: readonly ActiveConfiguration[],
): ReceivedEvent {
  const holds = ({ accountIds }: ActiveConfiguration) => accountIds.includes(event.accountId);
  const configuration = verified.find(holds);
  const reason = configuration ? null : all.some(holds) ? "foreign_signature" : "unknown_account";
  return {
    platformId,
    configurationId: configuration?.id ?? null,
    dedupeKey: boundedKey(reason ? `${reason}:${verified[0]?.id}:${event.dedupeKey}` : event.dedupeKey),
    lane: laneOf(`${platformId}:${event.lane}`),
    payload: Buffer.from(event.payload, "utf8"),
    status: reason ? "ignored" : "received",
    reason,
  };
}

/** Signed, but not what the platform sends: kept as it is. */
const unreadable = (
  platformId: PlatformId,
  body: Uint8Array,
  verified: readonly ActiveConfiguration[],
): ReceivedEvent => ({
  platformId,
  configurationId: verified.length === 1 ? (verified[0]?.id ?? null) : null,
  dedupeKey: `unreadable:${createHash("sha256").update(body).digest("hex")}`,
  lane: 0,
  payload: body,
  status: "unreadable",
  reason: null,
});

/** An index entry has room for about 2.7 kB, and text has none for NUL: whatever a platform sends as an id must fit. */
function boundedKey(key: string): string {
  if (key.length <= 300 && !key.includes("\u0000")) return key;
  return `sha256:${createHash("sha256").update(key).digest("hex")}`;
}
