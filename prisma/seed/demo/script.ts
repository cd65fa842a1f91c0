/** How the demonstration's conversations are written down: who says what, and what came of it. */
import type { MessageContent, MessageKind } from "@/lib/platforms/contract";
import type { FileName } from "./files";
import type { ChannelKey, PersonKey } from "./people";

/** The three people of the base rows. */
export type Author = "admin" | "supervisor" | "agente";

/** Lengths of time and distances from now are in minutes. */
export const hours = (count: number): number => count * 60;
export const days = (count: number): number => count * 1440;

interface Details {
  /** Without it: `text`, or the file's kind. */
  kind?: MessageKind;
  /** Minutes since the line before; without it a natural pause is drawn. */
  after?: number;
  content?: MessageContent & { template?: { name: string; language: string; components: unknown[] } };
  file?: FileName;
  /** The platform no longer had the file when Hilo asked for it. */
  fileLost?: { mimeType: string; code: string };
  /** It answers the line so many before it. */
  quotes?: number;
  /** By the other side, a little later. */
  reaction?: string;
  /** What it said before it was edited. */
  formerly?: string;
  deleted?: boolean;
  /** A note that was written after this line. */
  note?: string;
}

export interface TheirLine extends Details {
  from: "them";
  text: string | null;
}

export interface OurLine extends Details {
  from: "us";
  text: string | null;
  /** Without it the assignee; `null` when it was sent from another tool. */
  by?: Author | null;
  /** Where what the platform usually says is not wanted. `refused`: it was never accepted. */
  outcome?: "sent" | "delivered" | "unconfirmed" | { failed: string; refused: boolean };
}

export type Line = TheirLine | OurLine;

export const them = (text: string | null, details: Omit<TheirLine, "from" | "text"> = {}): Line => ({
  from: "them",
  text,
  ...details,
});
export const us = (text: string | null, details: Omit<OurLine, "from" | "text"> = {}): Line => ({
  from: "us",
  text,
  ...details,
});

export interface DemoLead {
  type?: "sale" | "not_interested" | "future_contact" | "support" | "recovery";
  /** Without it: `new`. */
  status?: "in_progress" | "negotiation" | "won" | "lost";
  value?: number;
  currency?: string;
  lostReason?: string;
  note?: string;
}

export interface DemoReminder {
  title: string;
  /** Minutes from now; negative when it is past. */
  due: number;
  /** Without it the assignee. */
  owner?: Author;
  outcome?: "done" | "canceled";
  cancelOnReply?: boolean;
}

export interface DemoConversation {
  person: PersonKey;
  channel: ChannelKey;
  /** How long ago the last line was said. From two days on it falls into the hours of business of that day. */
  ended: number;
  assignee?: Author;
  /** `resolved`, or snoozed for so many minutes from now. */
  state?: "resolved" | { snoozed: number };
  /** Somebody has read it, though nobody has answered. */
  seen?: boolean;
  /** The way through a funnel, by the places of its stages. */
  stages?: { funnel: "sales" | "support"; path: readonly number[] };
  lead?: DemoLead;
  reminders?: readonly DemoReminder[];
  lines: readonly Line[];
}

export const sales = (...path: number[]) => ({ funnel: "sales" as const, path });
export const support = (...path: number[]) => ({ funnel: "support" as const, path });
