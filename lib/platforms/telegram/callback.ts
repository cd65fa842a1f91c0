import type { IgnoredEvent, MessageEvent } from "@/lib/platforms/contract";
import { id, isRecord, list, record, records, text, type JsonRecord } from "@/lib/platforms/read";
import { ignored, placedMessage } from "./message";
import { momentOf } from "./place";

/**
 * A tap on a button under one of our messages. The message may have become inaccessible (then only its chat and number
 * are left); a tap under an inline message belongs to a chat that the bot does not see.
 */
export function readCallback(query: JsonRecord): MessageEvent | IgnoredEvent {
  if (!isRecord(query.message)) return ignored("inline_message");
  const callbackId = id(query.id);
  const placed = placedMessage(query.message, record(query.from));
  if ("type" in placed) return placed;
  if (callbackId === undefined) return ignored("incomplete");
  const data = text(query.data) ?? text(query.game_short_name);
  const title = titleOf(query.message, query.data);
  return {
    type: "message",
    direction: "inbound",
    person: placed.person,
    externalId: `cb:${callbackId}`,
    // The update has no time of its own; `message.date` is when the buttons were sent.
    sentAt: momentOf(undefined),
    kind: "interactive",
    text: title ?? data,
    attachments: [],
    replyToExternalId: placed.externalId,
    content: { interactive: { type: "callback", id: data, title } },
    opensWindow: true,
    acknowledgeRef: callbackId,
  };
}

/** The words on the pressed button: the one that carries this data. */
function titleOf(message: JsonRecord, data: unknown): string | undefined {
  const rows = list(record(message.reply_markup).inline_keyboard);
  const pressed = rows.flatMap(records).find((button) => data !== undefined && button.callback_data === data);
  return text(pressed?.text);
}
