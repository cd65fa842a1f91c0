import { createHash, timingSafeEqual } from "node:crypto";
import type { HandshakeReply } from "@/lib/platforms/contract";

const digest = (value: string) => createHash("sha256").update(value).digest();

/**
 * Answers Meta's subscription request (`hub.mode`, `hub.challenge`, `hub.verify_token`): the bare challenge when the token
 * is one of ours, 403 otherwise. Tokens are compared as digests, all of them, so that the time taken tells nothing.
 */
export function answerHandshake(query: URLSearchParams, verifyTokens: readonly string[]): HandshakeReply {
  const given = digest(query.get("hub.verify_token") ?? "");
  const known = verifyTokens
    .filter((token) => token !== "")
    .map((token) => timingSafeEqual(digest(token), given))
    .includes(true);
  const challenge = query.get("hub.challenge");
  if (query.get("hub.mode") !== "subscribe" || !known || !challenge) return { status: 403 };
  return { status: 200, body: challenge };
}
