/** The loaded part of a conversation, oldest first. Pure. */
import type { MessageView, MessageWindow, Page } from "@/lib/inbox/views";

export interface ThreadState {
  messages: readonly MessageView[];
  /** Null: the first message is there. */
  olderCursor: string | null;
  /** Null: the newest message is there. Else the reader jumped into the middle. */
  newerCursor: string | null;
}

type Placed = Pick<MessageView, "sentAt" | "id">;

const isBefore = (one: Placed, other: Placed): boolean =>
  one.sentAt === other.sentAt ? one.id < other.id : one.sentAt < other.sentAt;

/** The route answers newest first. */
export const fromPage = (page: Page<MessageView>): ThreadState => ({
  messages: page.items.toReversed(),
  olderCursor: page.nextCursor,
  newerCursor: null,
});

/** A piece out of the middle, in place of what was there. */
export const fromWindow = ({ items, olderCursor, newerCursor }: MessageWindow): ThreadState => ({
  messages: items.toReversed(),
  olderCursor,
  newerCursor,
});

/**
 * The newest page, over what was there. When the two do not meet (more was said meanwhile than a page holds), what was
 * there would leave a hole: the page replaces it, and the rest is loaded again by scrolling. Whoever reads in the middle
 * of the conversation stays there.
 */
export function withNewest(state: ThreadState, page: Page<MessageView>): ThreadState {
  const fresh = fromPage(page);
  const [first] = fresh.messages;
  const last = fresh.messages.at(-1);
  if (!first || !last) return fresh;
  const ids = new Set(fresh.messages.map(({ id }) => id));
  const meets = state.messages.some(({ id }) => ids.has(id));
  if (!meets && state.newerCursor !== null) return state;
  if (!meets && page.nextCursor !== null) return fresh;
  const others = state.messages.filter(({ id }) => !ids.has(id));
  const older = others.filter((message) => isBefore(message, first));
  // Sent from here after the page was read.
  const newer = others.filter((message) => isBefore(last, message));
  return {
    messages: [...older, ...fresh.messages, ...newer],
    olderCursor: older.length > 0 ? state.olderCursor : page.nextCursor,
    newerCursor: null,
  };
}

export function withOlder(state: ThreadState, page: Page<MessageView>): ThreadState {
  const known = new Set(state.messages.map(({ id }) => id));
  const older = page.items.filter(({ id }) => !known.has(id)).reverse();
  return { ...state, messages: [...older, ...state.messages], olderCursor: page.nextCursor };
}

/** What follows the last message that is there. */
export function withNewer(state: ThreadState, { items, newerCursor }: MessageWindow): ThreadState {
  const known = new Set(state.messages.map(({ id }) => id));
  const newer = items.filter(({ id }) => !known.has(id)).reverse();
  return { ...state, messages: [...state.messages, ...newer], newerCursor };
}

/** One message, new or changed, in its place. */
export function withMessage(state: ThreadState, message: MessageView): ThreadState {
  const others = state.messages.filter(({ id }) => id !== message.id);
  // Past the loaded piece it comes with the rest.
  if (state.newerCursor !== null && others.length === state.messages.length) return state;
  const after = others.findIndex((other) => isBefore(message, other));
  const place = after === -1 ? others.length : after;
  return { ...state, messages: [...others.slice(0, place), message, ...others.slice(place)] };
}
