/** What stands between the messages of a conversation: notes, and what was done with it. Client-safe. */
import type { PersonView } from "./views";

export interface NoteView {
  type: "note";
  id: string;
  conversationId: string;
  author: PersonView;
  /** A mention is written `@[name](user id)`. */
  text: string;
  /** Who is named in it, with their names of today. */
  mentions: PersonView[];
  /** ISO 8601, UTC. */
  at: string;
  editedAt: string | null;
}

export type Deed =
  | "assigned"
  | "taken"
  | "released"
  | "returned"
  | "resolved"
  | "reopened"
  | "snoozed"
  | "woken"
  | "moved"
  | "labelled"
  | "merged"
  | "unmerged";

export interface ActivityView {
  type: "activity";
  id: string;
  deed: Deed;
  /** Null: Hilo itself. */
  actor: PersonView | null;
  /** Who it was given to. */
  assignee: PersonView | null;
  /** Who had it until then. */
  former: PersonView | null;
  /** The name of the stage it was moved to; null when out of the funnel. */
  stage: string | null;
  /** Names of labels. */
  added: string[];
  removed: string[];
  /** When it will come back, ISO 8601; null: when the customer writes. */
  until: string | null;
  /** Why Hilo did it: the customer wrote, or the time had come. */
  reason: "replied" | "due" | null;
  /** ISO 8601, UTC. */
  at: string;
}

export interface MentionView {
  noteId: string;
  conversationId: string;
  /** Whom the conversation is with; null when their name is not known. */
  contact: string | null;
  author: PersonView;
  /** The note, shortened. */
  text: string;
  at: string;
}
