/** How a conversation is read: days, what one side said in one go, albums, and what colleagues noted or did. Pure. */
import type { ActivityView, NoteView } from "@/lib/inbox/timelineViews";
import type { MessageView } from "@/lib/inbox/views";

/** A message that is on its way to the server has no id yet; `key` stays the same when it gets one. */
export interface Shown {
  key: string;
  message: MessageView;
  /** Written here and not yet accepted by the server. */
  unsent?: { clientKey: string; failure: string | null };
}

export type Aside = NoteView | ActivityView;

/** One message, or the pictures of an album. `isFirst` and `isLast`: of what this side said in one go. */
export interface Said {
  type: "said";
  key: string;
  shown: readonly [Shown, ...Shown[]];
  isFirst: boolean;
  isLast: boolean;
}

export type TimelineItem =
  | { type: "day"; key: string; at: string }
  | { type: "unread"; key: string }
  | { type: "system"; key: string; message: MessageView }
  | { type: "aside"; key: string; aside: Aside }
  | Said;

const GROUP_MS = 60_000;

interface Reading {
  /** Names the day of a moment in the reader's time zone; equal names are the same day. */
  dayOf: (iso: string) => string;
  /** Oldest first. */
  asides?: readonly Aside[];
  /** The first message that was not read when the conversation was opened. */
  unreadKey?: string | null;
}

/** @param all oldest first */
export function timelineOf(
  all: readonly Shown[],
  { dayOf, asides = [], unreadKey = null }: Reading,
): TimelineItem[] {
  const items: TimelineItem[] = [];
  let day: string | null = null;
  const startDay = (at: string) => {
    const itsDay = dayOf(at);
    if (itsDay !== day) items.push({ type: "day", key: `day ${itsDay}`, at });
    day = itsDay;
  };
  let next = 0;
  const asidesUntil = (at: string | null) => {
    for (let aside = asides[next]; aside && (at === null || aside.at < at); aside = asides[++next]) {
      startDay(aside.at);
      items.push({ type: "aside", key: `aside ${aside.id}`, aside });
    }
  };
  for (const shown of all) {
    asidesUntil(shown.message.sentAt);
    startDay(shown.message.sentAt);
    if (shown.key === unreadKey) items.push({ type: "unread", key: "unread" });
    if (shown.message.kind === "system")
      items.push({ type: "system", key: shown.key, message: shown.message });
    else say(items, shown);
  }
  asidesUntil(null);
  return items;
}

/** Adds a message to the album, to the group, or on its own. */
function say(items: TimelineItem[], shown: Shown): void {
  const before = items.at(-1);
  const last = before?.type === "said" ? before.shown.at(-1) : undefined;
  const joins = last !== undefined && follows(last, shown);
  if (before?.type === "said" && joins && last && sameAlbum(last, shown)) {
    items[items.length - 1] = { ...before, shown: [...before.shown, shown] };
    return;
  }
  if (before?.type === "said" && joins) items[items.length - 1] = { ...before, isLast: false };
  items.push({ type: "said", key: shown.key, shown: [shown], isFirst: !joins, isLast: true });
}

function follows({ message: earlier }: Shown, { message }: Shown): boolean {
  return (
    earlier.direction === message.direction &&
    earlier.author?.id === message.author?.id &&
    Date.parse(message.sentAt) - Date.parse(earlier.sentAt) < GROUP_MS
  );
}

const isPicture = ({ kind, attachments, deletedAt, replyTo, content }: MessageView): boolean =>
  (kind === "image" || kind === "video") &&
  attachments.length > 0 &&
  !deletedAt &&
  !replyTo &&
  !content.forwarded;

/** Pictures that were sent together: the platform says so, or they came without a word in between. */
function sameAlbum({ message: earlier }: Shown, { message }: Shown): boolean {
  if (!isPicture(earlier) || !isPicture(message)) return false;
  if (earlier.albumKey !== null || message.albumKey !== null) return earlier.albumKey === message.albumKey;
  return !earlier.text && !message.text;
}

/** Where a message stands; -1 when it is not loaded. */
export const indexOfMessage = (items: readonly TimelineItem[], messageId: string): number =>
  items.findIndex(
    (item) => item.type === "said" && item.shown.some(({ message }) => message.id === messageId),
  );
