"use client";

/** The labels over their public routes. */
import type { ConversationView } from "@/lib/inbox/views";
import type { LabelColor, LabelView } from "@/lib/labels/views";

interface Labels {
  items: LabelView[];
  /** This person may make and change them. */
  mayEdit: boolean;
}

/** What went wrong, in the reader's language; empty when the server was not reached. */
type Answer<T> = { ok: true; value: T } | { ok: false; message: string };

async function ask<T>(path: string, method: string, body?: object): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method,
      ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const value: unknown = await response.json();
    if (response.ok) return { ok: true, value: value as T };
    const { error } = value as { error?: { message: string; fields?: Record<string, string> } };
    return { ok: false, message: error?.fields?.name ?? error?.message ?? "" };
  } catch {
    return { ok: false, message: "" };
  }
}

export const fetchLabels = (): Promise<Answer<Labels>> => ask("/api/labels", "GET");

export const postLabel = (name: string, color: LabelColor): Promise<Answer<LabelView>> =>
  ask("/api/labels", "POST", { name, color });

export const patchLabel = (
  id: string,
  change: { name?: string; color?: LabelColor },
): Promise<Answer<LabelView>> => ask(`/api/labels/${id}`, "PATCH", change);

export const deleteLabel = (id: string): Promise<Answer<LabelView>> => ask(`/api/labels/${id}`, "DELETE");

export const patchConversationLabels = (
  conversationId: string,
  labelIds: string[],
): Promise<Answer<ConversationView>> =>
  ask(`/api/conversations/${conversationId}/labels`, "PATCH", { labelIds });
