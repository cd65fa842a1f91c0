/** Trouble on demand: what the platforms can do to a caller, switched on for the next calls. */
import { z } from "zod";
import { hang, reset, type Reply } from "./http";
import { platforms, type Account } from "./model";
import type { Timers } from "./timers";

const faultKinds = [
  "blocked",
  "window_closed",
  "rate_limited",
  "expired_token",
  "server_error",
  /** Nothing is done and no answer comes. */
  "timeout",
  /** It is done, and the answer never comes: the outcome that nobody can know. */
  "timeout_after",
  /** The connection breaks before anything is done. */
  "reset",
  /** It is done, then the connection breaks. */
  "reset_after",
  "slow",
  /** Accepted, and reported as failed afterwards by a webhook (WhatsApp). */
  "failed_status",
  /** The file is gone: for `on: "media"`. */
  "media_gone",
] as const;

/** Which calls: sending a message, uploading, reading files, marking read and typing, everything else. */
export const operations = ["send", "upload", "media", "action", "manage"] as const;
export type Operation = (typeof operations)[number];

export const faultSchema = z.object({
  platform: z.enum(platforms),
  accountId: z.string().optional(),
  /** Only calls about this customer. */
  customer: z.string().optional(),
  kind: z.enum(faultKinds),
  on: z.enum([...operations, "any"]).default("send"),
  /** Seconds: told to the caller where the platform tells it. */
  retryAfter: z.number().int().min(0).max(3600).default(5),
  /** Milliseconds: how long `slow` takes. */
  delayMs: z.number().int().min(0).max(120_000).default(3000),
  /** The error code of `failed_status`. */
  code: z.number().int().default(131026),
  /** For how many calls; null until it is cleared. */
  times: z.number().int().min(1).nullable().default(1),
});
export type Fault = z.infer<typeof faultSchema> & { id: string };

/** A call as faults see it. */
export interface Call {
  account: Account;
  operation: Operation;
  customerId?: string;
}

export class Faults {
  private faults: Fault[] = [];
  private lastId = 0;

  add(fault: z.infer<typeof faultSchema>): Fault {
    const added = { ...fault, id: String(++this.lastId) };
    this.faults.push(added);
    return added;
  }

  list(): readonly Fault[] {
    return this.faults;
  }

  /** Clears one, or all. */
  clear(id?: string): void {
    this.faults = id === undefined ? [] : this.faults.filter((fault) => fault.id !== id);
  }

  /** The oldest fault that fits the call, counted as used. */
  take(call: Call): Fault | undefined {
    const fault = this.faults.find((candidate) => fits(candidate, call));
    if (fault && fault.times !== null && --fault.times <= 0) this.clear(fault.id);
    return fault;
  }
}

function fits(fault: Fault, { account, operation, customerId }: Call): boolean {
  return (
    fault.platform === account.platform &&
    (fault.accountId === undefined || fault.accountId === account.accountId) &&
    (fault.customer === undefined || fault.customer === customerId) &&
    (fault.on === "any" || fault.on === operation)
  );
}

/** Does the call as the fault has it. `refuse` answers for the kinds that have an answer of the platform. */
export async function underFault(
  timers: Timers,
  fault: Fault | undefined,
  perform: () => Promise<Reply>,
  refuse: (fault: Fault) => Promise<Reply>,
): Promise<Reply> {
  if (!fault) return perform();
  switch (fault.kind) {
    case "timeout":
      return hang;
    case "reset":
      return reset;
    case "timeout_after":
      await perform();
      return hang;
    case "reset_after":
      await perform();
      return reset;
    case "slow":
      await timers.sleep(fault.delayMs);
      return perform();
    default:
      return refuse(fault);
  }
}
