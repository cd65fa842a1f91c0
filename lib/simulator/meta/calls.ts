/** One call to the Graph API, with the trouble that was ordered for it. */
import { underFault, type Call, type Fault } from "../faults";
import type { Reply } from "../http";
import type { Failure } from "../receipts";
import type { World } from "../world";
import { GraphError, badParameter, expiredToken, noSuchObject } from "./errors";

/** `perform` gets the failure that a status will report later, when that was ordered. */
export function graphCall(
  world: World,
  call: Call,
  perform: (failure?: Failure) => Promise<Reply>,
): Promise<Reply> {
  const fault = world.faults.take(call);
  if (fault) world.store.events.emit({ type: "faults" });
  return underFault(
    world.timers,
    fault,
    () => perform(),
    (taken) => refuse(call, taken, perform),
  );
}

function refuse(call: Call, fault: Fault, perform: (failure?: Failure) => Promise<Reply>): Promise<Reply> {
  const whatsApp = call.account.platform === "whatsapp";
  switch (fault.kind) {
    case "failed_status":
      return perform({ code: fault.code, title: "Message undeliverable" });
    case "blocked":
      // WhatsApp accepts the message and tells of the failure afterwards.
      if (whatsApp) return perform({ code: 131026, title: "Message undeliverable" });
      throw new GraphError(400, 551, "This person isn't available right now.");
    case "window_closed":
      throw whatsApp ? windowClosed() : outsideWindow();
    case "rate_limited":
      throw rateLimited(call, fault);
    case "expired_token":
      throw expiredToken(whatsApp ? 401 : 400);
    case "server_error":
      throw whatsApp
        ? new GraphError(500, 131000, "Something went wrong", { transient: true })
        : new GraphError(500, 2, "Service temporarily unavailable", { transient: true });
    case "media_gone":
      throw noSuchObject("media");
    default:
      throw badParameter(`fault ${fault.kind}`);
  }
}

export const windowClosed = () =>
  new GraphError(400, 131047, "Re-engagement message", {
    details: "More than 24 hours have passed since the customer last wrote to this number.",
  });

export const outsideWindow = () =>
  new GraphError(400, 10, "This message is sent outside of allowed window.", { subcode: 2018278 });

/** For one customer it is the limit of the pair; for all, that of the number or page. */
function rateLimited({ account }: Call, fault: Fault): GraphError {
  const estimated_time_to_regain_access = Math.ceil(fault.retryAfter / 60);
  const usage = { type: account.platform, call_count: 100, total_cputime: 25, total_time: 25 };
  const header = { [account.accountId]: [{ ...usage, estimated_time_to_regain_access }] };
  const extra = { headers: { "x-business-use-case-usage": JSON.stringify(header) } };
  if (account.platform !== "whatsapp") {
    return new GraphError(400, 613, "Calls to this API have exceeded the rate limit.", extra);
  }
  return fault.customer
    ? new GraphError(400, 131056, "(Business Account, Consumer Account) pair rate limit hit", extra)
    : new GraphError(429, 130429, "Rate limit hit", extra);
}
