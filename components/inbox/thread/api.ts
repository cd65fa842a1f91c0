"use client";

/** What only the thread asks of the server. */
import type { EditView, MessageWindow } from "@/lib/inbox/views";
import { ask, type Reply } from "../api";

export type Position = { around: string } | { at: string } | { after: string };

/** A piece out of the middle of a conversation, or what follows a cursor; newest first. */
export const fetchWindow = (conversationId: string, position: Position): Promise<Reply<MessageWindow>> =>
  ask(
    `/api/conversations/${conversationId}/messages?${new URLSearchParams({ limit: "50", ...position }).toString()}`,
  );

export const fetchEdits = (messageId: string): Promise<Reply<{ items: EditView[] }>> =>
  ask(`/api/messages/${messageId}/edits`);

/** Asks the platform once more for a file that it did not hand over. */
export const retryFile = (attachmentId: string): Promise<Reply<unknown>> =>
  ask(`/api/media/${attachmentId}/retry`, { method: "POST" });
