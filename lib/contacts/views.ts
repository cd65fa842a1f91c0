/** What a screen or another program gets of the contacts. Client-safe. Times are ISO 8601 in UTC. */
import type { LabelView } from "@/lib/labels/views";

export const fieldKinds = ["text", "number", "date", "choice"] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** A field that the team keeps about its contacts. */
export interface FieldView {
  id: string;
  key: string;
  label: string;
  kind: FieldKind;
  choices: string[];
  archived: boolean;
}

export type FieldValues = Record<string, string | number>;

/** One line of the list of contacts, and what a duplicate is recognised by. */
export interface ContactView {
  id: string;
  name: string | null;
  phone: string | null;
  email: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /** `bsuid` and `phone`: from the platform's id or the number; `locale`: a guess by language; `manual`: a person wrote it. */
  countrySource: string | null;
  /** BCP 47. */
  language: string | null;
  fields: FieldValues;
  platforms: string[];
  username: string | null;
  labels: LabelView[];
  /** Of the conversations that the viewer may read. */
  lastActivityAt: string | null;
  createdAt: string;
}

export interface IdentityView {
  id: string;
  platform: string;
  configurationName: string;
  address: string;
  username: string | null;
  reachable: boolean;
}

export interface ContactConversationView {
  id: string;
  platform: string;
  configurationName: string;
  status: "open" | "snoozed" | "resolved";
  assignee: string | null;
  unreadCount: number;
  lastMessageAt: string;
  lastText: string | null;
}

export interface ContactLeadView {
  id: string;
  type: string | null;
  status: string;
  value: string | null;
  currency: string | null;
  createdAt: string;
}

export interface ContactNoteView {
  id: string;
  text: string;
  authorId: string;
  author: string;
  createdAt: string;
}

/** One contact became part of this one; it can be undone. */
export interface MergeView {
  id: string;
  loserId: string;
  loserName: string | null;
  actor: string;
  mergedAt: string;
}

/** Why two contacts may be one person. */
export type Likeness = "phone" | "email" | "name";

export interface DuplicateView {
  contact: ContactView;
  reasons: Likeness[];
}

/** Everything about one contact, but its timeline. */
export interface ContactDetails extends ContactView {
  identities: IdentityView[];
  conversations: ContactConversationView[];
  leads: ContactLeadView[];
  notes: ContactNoteView[];
  merges: MergeView[];
}

interface TimelineBase {
  id: string;
  at: string;
  /** Null for what is about the contact itself. */
  conversationId: string | null;
  platform: string | null;
  /** Who of the team; null for the customer and for Hilo itself. */
  author: string | null;
}
export type TimelineItem = TimelineBase &
  (
    | { type: "message"; direction: "inbound" | "outbound"; kind: string; text: string | null }
    | { type: "note"; text: string }
    /** `detail` is a status or a field's name, as in the activity log. */
    | { type: "activity"; action: string }
  );

/** Why a line of an import was not taken. */
export type ImportReason =
  "empty" | "phone" | "email" | "country" | "language" | "field" | "tooLong" | "ambiguous" | "columns";

export interface ImportProblem {
  /** As in the file, its head being line 1. */
  line: number;
  reason: ImportReason;
  /** The column's name. */
  column: string | null;
}

export interface ImportPreview {
  encoding: string;
  delimiter: string;
  columns: string[];
  /** What each column seems to be; null where it is to be left out. */
  mapping: (string | null)[];
  rows: string[][];
  total: number;
  problems: ImportProblem[];
  /** How many lines have a problem; `problems` names the first ones. */
  problemCount: number;
}

export interface ImportReport {
  total: number;
  done: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: ImportProblem[];
}
