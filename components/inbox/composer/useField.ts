"use client";

import { useLayoutEffect, useRef, type RefObject } from "react";
import type { Selected } from "./formatting";

interface Field {
  /** Puts it where the caret is, or over what is selected. */
  insert(piece: string): void;
  /** Changes text and selection together. */
  change(edit: (selected: Selected) => Selected): void;
}

/** Editing a controlled field by program: React would put the caret at the end after each change. */
export function useField(
  input: RefObject<HTMLTextAreaElement | null>,
  text: string,
  setText: (text: string) => void,
): Field {
  const caret = useRef<Pick<Selected, "start" | "end"> | null>(null);
  useLayoutEffect(() => {
    if (!caret.current || !input.current) return;
    input.current.setSelectionRange(caret.current.start, caret.current.end);
    caret.current = null;
  }, [text, input]);
  const change = (edit: (selected: Selected) => Selected) => {
    const start = input.current?.selectionStart ?? text.length;
    const end = input.current?.selectionEnd ?? start;
    const next = edit({ text, start, end });
    caret.current = { start: next.start, end: next.end };
    setText(next.text);
  };
  return {
    change,
    insert: (piece) =>
      change(({ text: before, start, end }) => ({
        text: before.slice(0, start) + piece + before.slice(end),
        start: start + piece.length,
        end: start + piece.length,
      })),
  };
}
