import { createHmac, timingSafeEqual } from "node:crypto";
import type { InboundRequest } from "@/lib/platforms/contract";

const SHAPE = /^sha256=[0-9a-f]{64}$/;

/**
 * Is the request signed with this app secret? Meta sends `X-Hub-Signature-256: sha256=<64 lower-case hex digits>`, the
 * HMAC-SHA256 of the body exactly as sent (its JSON escapes `é` and `/`, so a parsed and re-written body never matches).
 */
export function verifySignature(request: InboundRequest, appSecret: string): boolean {
  const given = request.headers["x-hub-signature-256"];
  if (given === undefined || appSecret === "" || !SHAPE.test(given)) return false;
  const expected = createHmac("sha256", appSecret).update(request.body).digest();
  const received = Buffer.from(given.slice("sha256=".length), "hex");
  return received.length === expected.length && timingSafeEqual(received, expected);
}
