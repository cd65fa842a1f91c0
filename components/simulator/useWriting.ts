"use client";

import { useState } from "react";
import type { Act, ChatMessage } from "./views";

/** What the next text is about: an answer to a message, or its new wording. */
export interface Focus {
  mode: "quote" | "edit";
  message: ChatMessage;
}

export interface Writing {
  draft: string;
  focus: Focus | null;
  setDraft(draft: string): void;
  begin(focus: Focus): void;
  cancel(): void;
  /** Empties the composer. @returns what was in it, and how to put it back; null when there is no text */
  take(): { act: Act; restore: () => void } | null;
}

/** What stands in a phone's composer. */
export function useWriting(): Writing {
  const [draft, setDraft] = useState("");
  const [focus, setFocus] = useState<Focus | null>(null);
  const put = (text: string, about: Focus | null) => {
    setDraft(text);
    setFocus(about);
  };
  return {
    draft,
    focus,
    setDraft,
    begin: (about) => put(about.mode === "edit" ? (about.message.text ?? "") : draft, about),
    cancel: () => put(focus?.mode === "edit" ? "" : draft, null),
    take() {
      const text = draft.trim();
      if (text === "") return null;
      put("", null);
      return { act: actOf(text, focus), restore: () => put(draft, focus) };
    },
  };
}

function actOf(text: string, focus: Focus | null): Act {
  if (focus?.mode === "edit") return { kind: "edit", targetId: focus.message.id, text };
  return { kind: "text", text, ...(focus ? { replyTo: focus.message.id } : {}) };
}
