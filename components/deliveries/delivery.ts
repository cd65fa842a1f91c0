/** One event of the ledger, as `/api/webhook-events` gives it, and what its page can do. */
import type { Result } from "@/lib/result";

/** In the order in which they add up. `received` waits for its turn. */
export const deliveryStatuses = ["processed", "ignored", "received", "dead", "unreadable"] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

export interface Delivery {
  id: string;
  platform: string;
  configurationId: string | null;
  status: DeliveryStatus;
  /** A code: why it was ignored. */
  reason: string | null;
  attempts: number;
  /** ISO 8601, UTC. */
  receivedAt: string;
  processedAt: string | null;
  error: string | null;
}

/** `total` is the sum of the others. */
export type DeliveryTotals = Record<DeliveryStatus | "total", number>;

/** Newest first. */
export interface DeliveryPage {
  items: Delivery[];
  nextCursor: string | null;
  totals: DeliveryTotals;
}

export interface DeliveryActions {
  /** The page of this filter that starts after `cursor`. */
  more: (query: Readonly<Record<string, string>>) => Promise<DeliveryPage>;
  replay: (input: { id: string }) => Promise<Result<unknown>>;
}

/** What can be put back in line: something that was read, and whose account is known. */
export const canReplay = ({ status, configurationId }: Delivery): boolean =>
  (status === "dead" || status === "ignored") && configurationId !== null;
