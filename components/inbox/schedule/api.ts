"use client";

import type { ScheduledView } from "@/lib/inbox/scheduleViews";
import type { Page } from "@/lib/inbox/views";
import { ask, type Reply } from "../api";

interface ApprovedChoice {
  name: string;
  language: string;
  components: unknown[];
}

export interface NewScheduled {
  text: string | null;
  attachments: { mediaId: string }[];
  replyToId: string | null;
  sendAt: string;
  cancelOnReply: boolean;
  fallbackTemplate?: ApprovedChoice;
  /** The same for every attempt. */
  clientKey: string;
}

export interface ScheduledChange {
  text?: string;
  sendAt?: string;
  /** At once. */
  now?: true;
}

const json = (method: string, body: object): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

export const fetchScheduled = (conversationId: string): Promise<Reply<Page<ScheduledView>>> =>
  ask(`/api/conversations/${conversationId}/scheduled?limit=100`);

export const postScheduled = (conversationId: string, message: NewScheduled): Promise<Reply<ScheduledView>> =>
  ask(`/api/conversations/${conversationId}/scheduled`, json("POST", message));

export const patchScheduled = (id: string, change: ScheduledChange): Promise<Reply<ScheduledView>> =>
  ask(`/api/scheduled/${id}`, json("PATCH", change));

export const deleteScheduled = (id: string): Promise<Reply<unknown>> =>
  ask(`/api/scheduled/${id}`, { method: "DELETE" });
