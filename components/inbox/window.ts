/** How long may this conversation still be answered? Pure, by the same rule as the server. */
import { replyWindow } from "@/lib/inbox/rules";
import type { ConversationView } from "@/lib/inbox/views";
import { isPlatformId, manifestOf } from "@/lib/platforms/manifest";

export interface WindowView {
  state: "open" | "human" | "closed";
  /** Milliseconds until the state ends; null where it does not end by itself. */
  leftMs: number | null;
  /** Milliseconds since it closed; null while it is not, and when it never was open. */
  closedMs: number | null;
}

const HOUR = 3_600_000;

/** A window that will close soon is worth a place in the list. */
export const SOON_MS = 4 * HOUR;

/** @param now milliseconds since 1970 */
export function windowOf(
  { platform, windowExpiresAt }: Pick<ConversationView, "platform" | "windowExpiresAt">,
  now: number,
): WindowView {
  if (!isPlatformId(platform)) return { state: "open", leftMs: null, closedMs: null };
  const manifest = manifestOf(platform);
  const expires = windowExpiresAt === null ? null : new Date(windowExpiresAt);
  const lastInboundAt = expires && new Date(expires.getTime() - (manifest.replyWindowHours ?? 0) * HOUR);
  const { state, until } = replyWindow(manifest, { windowExpiresAt: expires, lastInboundAt }, new Date(now));
  const closedAt =
    lastInboundAt && manifest.humanAgentDays !== null
      ? lastInboundAt.getTime() + manifest.humanAgentDays * 24 * HOUR
      : expires?.getTime();
  return {
    state,
    leftMs: until && until.getTime() - now,
    closedMs: state === "closed" && closedAt !== undefined ? now - closedAt : null,
  };
}
