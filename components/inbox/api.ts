"use client";

/** The inbox's reads, and the sending of messages, over the public routes. */
import type { ConversationView, MessageView, Page } from "@/lib/inbox/views";
import type { Failure } from "@/lib/result";

export interface ApiFailure extends Omit<Failure, "code"> {
  /** `offline`: the server was not reached, so it is not known whether it did anything. */
  code: Failure["code"] | "offline";
}

export type Reply<T> = { ok: true; value: T } | { ok: false; error: ApiFailure };

const offline: Reply<never> = { ok: false, error: { code: "offline", message: "" } };
const unreadable: ApiFailure = { code: "unexpected", message: "" };

async function ask<T>(path: string, init?: RequestInit): Promise<Reply<T>> {
  try {
    const response = await fetch(path, init);
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, value: body as T };
    return { ok: false, error: (body as { error?: ApiFailure }).error ?? unreadable };
  } catch {
    return offline;
  }
}

export const fetchConversations = (query: Record<string, string>): Promise<Reply<Page<ConversationView>>> =>
  ask(`/api/conversations?${new URLSearchParams({ limit: "50", ...query }).toString()}`);

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
}

export const postMessage = (conversationId: string, message: OutgoingMessage): Promise<Reply<MessageView>> =>
  ask(`/api/conversations/${conversationId}/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(message),
  });

/** Uploads one file. `fetch` cannot tell how far an upload is, so this is the older way. */
export function uploadFile(
  file: File,
  onProgress: (percent: number) => void,
  signal: AbortSignal,
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
    request.open("POST", "/api/media");
    request.send(form);
  });
}
