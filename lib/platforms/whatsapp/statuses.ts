import type { PlatformError, PlatformEvent, ReceiptStatus } from "@/lib/platforms/contract";
import { id, list, record, text } from "@/lib/platforms/read";
import { classifyError, errorCodes } from "./errors";
import { momentOf, type Piece } from "./piece";

/** A voice note that was played was read. */
const statuses = new Map<string, ReceiptStatus>([
  ["sent", "sent"],
  ["delivered", "delivered"],
  ["read", "read"],
  ["played", "read"],
  ["failed", "failed"],
]);

/** The receipt in one `statuses[]` item. */
export function statusEvents(piece: Piece): PlatformEvent[] {
  const item = record(piece.item);
  if (item.recipient_type === "group") return [{ type: "ignored", reason: "group" }];
  const target = id(item.id);
  const name = id(item.status);
  if (target === undefined || name === undefined) return [{ type: "ignored", reason: "malformed" }];
  const status = statuses.get(name);
  if (!status) return [{ type: "ignored", reason: `status_${word(name)}` }];
  return [
    {
      type: "receipt",
      status,
      at: momentOf(piece, item.timestamp),
      targetExternalIds: [target],
      clientRef: text(item.biz_opaque_callback_data),
      ...(status === "failed" ? { error: failure(item.errors) } : {}),
    },
  ];
}

/** The first error is the cause; its title and the codes of further ones are kept for the log. */
function failure(errors: unknown): PlatformError {
  const [code = "unknown", ...others] = errorCodes(errors);
  const title = text(record(list(errors)[0]).title);
  const detail = [title, others.length > 0 && `also ${others.join(", ")}`].filter(Boolean).join("; ");
  return { ...classifyError(code, undefined, 0), ...(detail ? { detail } : {}) };
}

/** A word for the ledger, of whatever the platform calls something. */
export const word = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "")
    .slice(0, 60) || "unknown";
