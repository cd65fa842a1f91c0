/** What the inbox knows: a part of the list, and the conversation that is open. Pure. */
import type { ConversationView, Page } from "@/lib/inbox/views";
import { belongs, sortOf, type InboxFilter } from "./filter";

export interface InboxState {
  filter: InboxFilter;
  items: ConversationView[];
  /** Null: the list is complete. */
  nextCursor: string | null;
  phase: "ready" | "loading" | "failed";
  openId: string | null;
  open: ConversationView | null;
  /** The open conversation is not there, or not for this viewer. */
  missing: boolean;
}

export type InboxEvent =
  | { type: "filtered"; filter: InboxFilter }
  /** `first` replaces what was listed; `fresh` brings the first page up to date; `next` is the page after the last row. */
  | { type: "page"; filter: InboxFilter; place: "first" | "fresh" | "next"; page: Page<ConversationView> }
  | { type: "failed"; filter: InboxFilter }
  | { type: "opened"; openId: string | null; viewerId: string }
  | { type: "changed"; conversation: ConversationView; viewerId: string }
  | { type: "gone"; conversationId: string };

const upwards = (one: string, other: string, id: string, otherId: string): boolean =>
  one === other ? id > otherId : one > other;

const isOlder = (one: ConversationView, other: ConversationView): boolean =>
  one.lastMessageAt === other.lastMessageAt ? one.id < other.id : one.lastMessageAt < other.lastMessageAt;

/** Does the server list one after the other? */
function isAfter(filter: InboxFilter, one: ConversationView, other: ConversationView): boolean {
  const sort = sortOf(filter);
  if (sort === "activity") return isOlder(one, other);
  const [at, otherAt] =
    sort === "waiting"
      ? [one.awaitingReplySince, other.awaitingReplySince]
      : [one.windowExpiresAt, other.windowExpiresAt];
  if (at !== null && otherAt !== null) return upwards(at, otherAt, one.id, other.id);
  return at === otherAt ? isOlder(one, other) : at === null;
}

export function reduceInbox(state: InboxState, event: InboxEvent): InboxState {
  switch (event.type) {
    case "filtered":
      return { ...state, filter: event.filter, items: [], nextCursor: null, phase: "loading" };
    case "page":
      return event.filter === state.filter ? withPage(state, event) : state;
    case "failed":
      // What is listed stays readable: only an empty list has nothing better to show.
      return event.filter === state.filter && state.items.length === 0
        ? { ...state, phase: "failed" }
        : state;
    case "opened":
      return opened(state, event.openId, event.viewerId);
    case "changed":
      return changed(state, event.conversation, event.viewerId);
    case "gone":
      return {
        ...state,
        items: state.items.filter(({ id }) => id !== event.conversationId),
        ...(state.openId === event.conversationId && { open: null, missing: true }),
      };
  }
}

function withPage(state: InboxState, { place, page }: Extract<InboxEvent, { type: "page" }>): InboxState {
  const fresh = new Map(page.items.map((item) => [item.id, item]));
  const others = state.items.filter(({ id }) => !fresh.has(id));
  const open = (state.openId && fresh.get(state.openId)) || state.open;
  if (place === "next") {
    return { ...state, open, items: [...others, ...page.items], nextCursor: page.nextCursor };
  }
  const last = page.items.at(-1);
  // Rows below the first page were loaded before and are still where they were.
  const below =
    place === "fresh" && page.nextCursor !== null && last
      ? others.filter((item) => isAfter(state.filter, item, last))
      : [];
  return {
    ...state,
    open,
    phase: "ready",
    items: [...page.items, ...below],
    nextCursor: below.length > 0 ? state.nextCursor : page.nextCursor,
  };
}

/** The row that was open may have left its filter meanwhile: it goes when the person does. */
function opened(state: InboxState, openId: string | null, viewerId: string): InboxState {
  if (openId === state.openId) return state;
  const items = state.items.filter(
    (item) => item.id !== state.openId || belongs(state.filter, viewerId, item),
  );
  const open = state.items.find(({ id }) => id === openId) ?? null;
  return { ...state, items, openId, open, missing: false };
}

function changed(state: InboxState, conversation: ConversationView, viewerId: string): InboxState {
  const isOpen = conversation.id === state.openId;
  const listed = state.items.some(({ id }) => id === conversation.id);
  const others = state.items.filter(({ id }) => id !== conversation.id);
  const next = isOpen ? { ...state, open: conversation, missing: false } : state;
  const belonging = belongs(state.filter, viewerId, conversation);
  if (state.phase !== "ready" || (!belonging && !(isOpen && listed))) return { ...next, items: others };
  const index = others.findIndex((item) => isAfter(state.filter, item, conversation));
  // Below the last loaded row there is no telling what stands between.
  if (index === -1 && state.nextCursor !== null && !listed) return next;
  const place = index === -1 ? others.length : index;
  return { ...next, items: [...others.slice(0, place), conversation, ...others.slice(place)] };
}
