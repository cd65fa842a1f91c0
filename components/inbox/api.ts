"use client";

/** The inbox's reads, and the sending of messages, over the public routes. */
import type { SearchResults } from "@/lib/inbox/searchViews";
import type { ConversationView, MessageView, Page, ViewCounts } from "@/lib/inbox/views";
import type { Failure } from "@/lib/result";

export interface ApiFailure extends Omit<Failure, "code"> {
  /** `offline`: the server was not reached, so it is not known whether it did anything. */
  code: Failure["code"] | "offline";
  /** Not before, where the server says so. */
  retryAfterMs?: number;
}

export type Reply<T> = { ok: true; value: T } | { ok: false; error: ApiFailure };

const offline: Reply<never> = { ok: false, error: { code: "offline", message: "" } };
const unreadable: ApiFailure = { code: "unexpected", message: "" };

export async function ask<T>(path: string, init?: RequestInit): Promise<Reply<T>> {
  try {
    const response = await fetch(path, init);
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, value: body as T };
    const error = (body as { error?: ApiFailure }).error ?? unreadable;
    const seconds = Number(response.headers?.get("retry-after"));
    return { ok: false, error: seconds > 0 ? { ...error, retryAfterMs: seconds * 1000 } : error };
  } catch {
    return offline;
  }
}

export const fetchConversations = (query: Record<string, string>): Promise<Reply<Page<ConversationView>>> =>
  ask(`/api/conversations?${new URLSearchParams({ limit: "50", ...query }).toString()}`);

export const fetchCounts = (): Promise<Reply<ViewCounts>> => ask("/api/conversations/counts");

export const fetchSearch = (q: string, signal: AbortSignal, cursor?: string): Promise<Reply<SearchResults>> =>
  ask(`/api/search?${new URLSearchParams({ q, limit: "20", ...(cursor && { cursor }) }).toString()}`, {
    signal,
  });

export const fetchConversation = (id: string): Promise<Reply<ConversationView>> =>
  ask(`/api/conversations/${id}`);

/** Newest first; `cursor` continues with older ones. */
export const fetchMessages = (id: string, cursor?: string): Promise<Reply<Page<MessageView>>> =>
  ask(
    `/api/conversations/${id}/messages?${new URLSearchParams({ limit: "50", ...(cursor && { cursor }) }).toString()}`,
  );

export interface OutgoingMessage {
  /** The same for every attempt, so that repeating one never sends twice. */
  clientKey: string;
  text?: string;
  attachments?: { mediaId: string }[];
  replyToId?: string;
  /** The saved reply it came from, which counts its use. */
  templateId?: string;
  /** An approved template of the platform, with its values. */
  platformTemplate?: { name: string; language: string; components: unknown[] };
}

/** The server refuses a page that was opened by somebody else than who is signed in by now. */
const userHeader = "x-hilo-user";
const as = (userId: string) => ({ [userHeader]: userId });

export const postMessage = (
  conversationId: string,
  message: OutgoingMessage,
  userId: string,
): Promise<Reply<MessageView>> =>
  ask(`/api/conversations/${conversationId}/messages`, {
    method: "POST",
    headers: { "content-type": "application/json", ...as(userId) },
    body: JSON.stringify(message),
  });

/** What one has begun to write. `updatedAt` is null where nothing was ever written. */
export interface DraftReply {
  text: string;
  updatedAt: string | null;
}

export const fetchDraft = (conversationId: string, userId: string): Promise<Reply<DraftReply>> =>
  ask(`/api/conversations/${conversationId}/draft`, { headers: as(userId) });

/** Answers the newest: another device's, when that was written later. It is finished also when the page is being closed. */
export const putDraft = (
  conversationId: string,
  draft: { text: string; updatedAt: string },
  userId: string,
): Promise<Reply<DraftReply>> =>
  ask(`/api/conversations/${conversationId}/draft`, {
    method: "PUT",
    headers: { "content-type": "application/json", ...as(userId) },
    body: JSON.stringify(draft),
    keepalive: true,
  });

/** The customer sees that somebody is writing, where the platform shows it. Nothing depends on it. */
export const postTyping = (conversationId: string): Promise<Reply<unknown>> =>
  ask(`/api/conversations/${conversationId}/typing`, { method: "POST" });

interface UploadOptions {
  /** A recorded note rather than a piece of audio. */
  voice?: boolean;
  /** Whose page it is. */
  userId?: string;
}

/** Uploads one file. `fetch` cannot tell how far an upload is, so this is the older way. */
export function uploadFile(
  file: File,
  onProgress: (percent: number) => void,
  signal: AbortSignal,
  { voice = false, userId }: UploadOptions = {},
): Promise<Reply<{ id: string }>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100));
    request.onload = () => {
      const body = request.response as { id: string; error?: ApiFailure } | null;
      if (request.status === 201 && body) resolve({ ok: true, value: body });
      else resolve({ ok: false, error: body?.error ?? unreadable });
    };
    request.onerror = request.onabort = () => resolve(offline);
    signal.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.append("file", file);
    request.responseType = "json";
    request.open("POST", voice ? "/api/media?voice=true" : "/api/media");
    if (userId !== undefined) request.setRequestHeader(userHeader, userId);
    request.send(form);
  });
}
