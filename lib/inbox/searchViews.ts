/** What a search finds. Client-safe. */

/** A piece of a text; `hit` when it is what was searched for. */
export interface Segment {
  text: string;
  hit: boolean;
}

/** A person. `conversationId` is the newest one with them that the viewer may read; null when there is none. */
export interface ContactHit {
  id: string;
  conversationId: string | null;
  platform: string | null;
  name: Segment[];
  /** The number, else the handle; empty when there is neither. */
  detail: Segment[];
}

/** A message, with the part of it that was found. The thread jumps to it: `/inbox/{conversationId}?message={messageId}`. */
export interface MessageHit {
  messageId: string;
  conversationId: string;
  platform: string;
  contact: { id: string; name: string | null; phone: string | null; username: string | null };
  direction: "inbound" | "outbound";
  /** ISO 8601 in UTC. */
  sentAt: string;
  fragment: Segment[];
}

/** Contacts come with the first page only; `items` are the messages, newest first. */
export interface SearchResults {
  contacts: ContactHit[];
  items: MessageHit[];
  nextCursor: string | null;
}
