"use client";

/** The reads of saved replies, over the public routes. Null: the server could not be asked, or refused. */
import type { Page } from "@/lib/inbox/views";
import type { RenderedReply, TemplateView } from "@/lib/templates/views";

export type TemplatePage = Page<TemplateView>;

async function ask<T>(path: string, init?: RequestInit): Promise<T | null> {
  try {
    const response = await fetch(path, init);
    return response.ok ? ((await response.json()) as T) : null;
  } catch {
    return null;
  }
}

export const fetchTemplates = (query: Record<string, string>): Promise<TemplatePage | null> =>
  ask(`/api/templates?${new URLSearchParams(query).toString()}`);

/** The reply for this conversation; its files become uploads of one's own. */
export const fetchRendered = (id: string, conversationId: string): Promise<RenderedReply | null> =>
  ask(`/api/templates/${id}/render`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ conversationId }),
  });
