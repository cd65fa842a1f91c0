import type { PlatformEvent } from "@/lib/platforms/contract";
import { record } from "@/lib/platforms/read";
import { errorCodes } from "./errors";
import { messageEvents } from "./message";
import { momentOf, readPiece, type Piece } from "./piece";
import { statusEvents, word } from "./statuses";
import { userIdUpdates } from "./system";

/** What one stored event means. `payload` is the parsed JSON that `split` wrote. */
export function normalise(payload: unknown): PlatformEvent[] {
  const piece = readPiece(payload);
  switch (piece.kind) {
    case "message":
    case "echo":
      return messageEvents(piece);
    case "status":
      return statusEvents(piece);
    case "change":
      return changeEvents(piece);
    case "malformed":
      return [{ type: "ignored", reason: "malformed" }];
  }
}

function changeEvents(piece: Piece): PlatformEvent[] {
  const updates =
    piece.field === "user_id_update" ? userIdUpdates(record(piece.item), momentOf(piece, undefined)) : [];
  return updates.length > 0 ? updates : [{ type: "ignored", reason: changeReason(piece) }];
}

/** News about the account itself is counted under the name of its field; errors alone are about the account too. */
function changeReason(piece: Piece): string {
  if (piece.field !== "messages") return word(piece.field);
  return errorCodes(record(piece.item).errors).length > 0 ? "account_error" : "malformed";
}
