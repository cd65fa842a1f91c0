/** How a conversation is read: days, and what one side said in one go. Pure. */
import type { MessageView } from "@/lib/inbox/views";

/** A message that is on its way to the server has no id yet; `key` stays the same when it gets one. */
export interface Shown {
  key: string;
  message: MessageView;
  /** Written here and not yet accepted by the server. */
  unsent?: { clientKey: string; failure: string | null };
}

export type TimelineItem =
  | { type: "day"; key: string; at: string }
  | { type: "system"; key: string; message: MessageView }
  | { type: "group"; key: string; shown: readonly Shown[] };

const GROUP_MS = 60_000;

/** @param dayOf the day of a moment in the reader's time zone, as any text */
export function timelineOf(all: readonly Shown[], dayOf: (iso: string) => string): TimelineItem[] {
  const items: TimelineItem[] = [];
  let day: string | null = null;
  let group: Shown[] = [];
  for (const shown of all) {
    const { message, key } = shown;
    const itsDay = dayOf(message.sentAt);
    const newDay = itsDay !== day;
    if (newDay) items.push({ type: "day", key: itsDay, at: message.sentAt });
    day = itsDay;
    if (message.kind === "system") {
      items.push({ type: "system", key, message });
      group = [];
    } else if (!newDay && follows(group.at(-1), shown)) {
      group.push(shown);
    } else {
      group = [shown];
      items.push({ type: "group", key, shown: group });
    }
  }
  return items;
}

function follows(before: Shown | undefined, { message }: Shown): boolean {
  if (!before) return false;
  const earlier = before.message;
  return (
    earlier.direction === message.direction &&
    earlier.author?.id === message.author?.id &&
    Date.parse(message.sentAt) - Date.parse(earlier.sentAt) < GROUP_MS
  );
}
