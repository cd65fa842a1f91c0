"use client";

/** What colleagues tell each other, over the public routes. */
import type { PresenceInput, PresentView } from "@/lib/inbox/presenceViews";
import type { ActivityView, MentionView, NoteView } from "@/lib/inbox/timelineViews";
import type { PersonView } from "@/lib/inbox/views";
import { ask, type Reply } from "../api";

const json = (method: string, body: object): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

const PRESENCE = "/api/presence";

export const postPresence = (presence: PresenceInput): Promise<Reply<unknown>> =>
  ask(PRESENCE, json("POST", presence));

/** The last word of a tab that is being closed: the browser delivers it after the page is gone. */
export function beaconPresence(presence: PresenceInput): void {
  navigator.sendBeacon?.(PRESENCE, new Blob([JSON.stringify(presence)], { type: "application/json" }));
}

export const fetchPresent = (conversationId: string): Promise<Reply<{ items: PresentView[] }>> =>
  ask(`/api/conversations/${conversationId}/presence`);

export const fetchAvailability = (): Promise<Reply<{ available: boolean }>> => ask("/api/presence/available");

export const patchAvailability = (available: boolean): Promise<Reply<{ available: boolean }>> =>
  ask("/api/presence/available", json("PATCH", { available }));

export const fetchMentions = (): Promise<Reply<{ items: MentionView[]; count: number }>> =>
  ask("/api/mentions");

export const fetchColleagues = (): Promise<Reply<{ items: PersonView[] }>> => ask("/api/colleagues");

/** Notes and what was done in a span of time, oldest first. */
export const fetchTimeline = (
  conversationId: string,
  span: { from?: string; to?: string },
): Promise<Reply<{ items: (NoteView | ActivityView)[] }>> =>
  ask(`/api/conversations/${conversationId}/timeline?${new URLSearchParams(span).toString()}`);

export const postNote = (conversationId: string, text: string): Promise<Reply<NoteView>> =>
  ask(`/api/conversations/${conversationId}/notes`, json("POST", { text }));

export const patchNote = (noteId: string, text: string): Promise<Reply<NoteView>> =>
  ask(`/api/notes/${noteId}`, json("PATCH", { text }));

export const removeNote = (noteId: string): Promise<Reply<unknown>> =>
  ask(`/api/notes/${noteId}`, { method: "DELETE" });
