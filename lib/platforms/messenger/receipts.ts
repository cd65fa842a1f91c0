import type { PlatformEvent, ReceiptEvent } from "@/lib/platforms/contract";
import { id, list, milliseconds, record, type JsonRecord } from "@/lib/platforms/read";
import { customerOf, isFromPage, personOf, timeOf, type Surroundings } from "./event";

/**
 * A delivery or read receipt: of the messages that it names, else of everything sent to this person up to its watermark.
 * Delivery events have no timestamp; the watermark is their time.
 */
export function readReceipt(
  status: "delivered" | "read",
  around: Surroundings,
  event: JsonRecord,
): PlatformEvent {
  const receipt = record(status === "delivered" ? event.delivery : event.read);
  const customer = customerOf(around.page, event);
  if (customer === undefined) return { type: "ignored", reason: "no_person" };
  // The Page's own reading, told to other apps: no word on what it sent.
  if (isFromPage(around.page, event)) return { type: "ignored", reason: "own_receipt" };
  const named = [...list(receipt.mids), receipt.mid].flatMap((mid) => id(mid) ?? []);
  const until = milliseconds(receipt.watermark);
  if (named.length === 0 && until === undefined) return { type: "ignored", reason: "malformed" };
  const about: Pick<ReceiptEvent, "targetExternalIds" | "watermark"> =
    named.length === 0 && until
      ? { targetExternalIds: [], watermark: { person: personOf(customer), until } }
      : { targetExternalIds: named };
  return { type: "receipt", status, at: timeOf(around, event, receipt.watermark), ...about };
}
