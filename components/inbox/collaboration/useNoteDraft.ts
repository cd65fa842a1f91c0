"use client";

import { useState } from "react";
import { emptyNote, type TypedNote } from "./noteText";

const keyOf = (conversationId: string): string => `hilo:note:${conversationId}`;

function stored(conversationId: string): TypedNote {
  try {
    const text = sessionStorage.getItem(keyOf(conversationId));
    return text === null ? emptyNote : (JSON.parse(text) as TypedNote);
  } catch {
    return emptyNote;
  }
}

/** A note that is not saved yet: it survives a look elsewhere and a reload, in this tab. */
export function useNoteDraft(conversationId: string): [TypedNote, (note: TypedNote) => void] {
  const [note, setNote] = useState(() => stored(conversationId));
  const change = (changed: TypedNote) => {
    setNote(changed);
    try {
      if (changed.text === "") sessionStorage.removeItem(keyOf(conversationId));
      else sessionStorage.setItem(keyOf(conversationId), JSON.stringify(changed));
    } catch {
      // A browser that keeps nothing still has it for as long as the page lives.
    }
  };
  return [note, change];
}
