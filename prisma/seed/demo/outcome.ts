/** What became of what was sent. */
import { manifestOf } from "@/lib/platforms/manifest";
import type { Scene } from "./scene";
import type { OurLine } from "./script";
import { soonAfter } from "./timeline";

const SECOND = 1000;
const HOUR = 3_600_000;

interface Outcome {
  status: "sent" | "delivered" | "read" | "failed" | "unconfirmed";
  /** Did the platform take it? */
  accepted: boolean;
  errorCode: string | null;
  errorClass: string | null;
}

/** Classes as the platforms' own tables of errors have them. */
const errorClasses: Record<string, string> = { "131026": "never", "131047": "user" };

/** As far as the platform tells: whoever has answered has read, and what is older than an hour was read by then. */
export function outcomeOf({ conversation, place, index }: Scene, { outcome }: OurLine): Outcome {
  if (typeof outcome === "object") {
    const { failed, refused } = outcome;
    return {
      status: "failed",
      accepted: !refused,
      errorCode: failed,
      errorClass: errorClasses[failed] ?? "never",
    };
  }
  if (outcome === "unconfirmed")
    return { status: outcome, accepted: false, errorCode: "timeout", errorClass: "user" };
  const answered = conversation.lines.slice(index + 1).some(({ from }) => from === "them");
  const read = answered || conversation.ended > 60;
  const told = manifestOf(place.platform).receipts.read ? (read ? "read" : "delivered") : "sent";
  return { status: outcome ?? told, accepted: true, errorCode: null, errorClass: null };
}

/** When it was delivered and read, where its status says so. */
export function receiptsOf({ at, next, setting }: Scene, status: Outcome["status"]) {
  if (status !== "delivered" && status !== "read") return {};
  const deliveredAt = new Date(at.getTime() + 3 * SECOND);
  return { deliveredAt, readAt: status === "read" ? soonAfter(deliveredAt, next, setting.random) : null };
}

/** Was it written past the reply window, with the platform's tag for answers by a person? */
export function isHumanAgent({ place, facts, at }: Scene): boolean {
  const { replyWindowHours, humanAgentDays } = manifestOf(place.platform);
  if (replyWindowHours === null || humanAgentDays === null || facts.lastInboundAt === null) return false;
  return at.getTime() > facts.lastInboundAt.getTime() + replyWindowHours * HOUR;
}
