"use client";

import { useEffect, useRef } from "react";
import { covered, typing } from "@/components/palette/keys";

export interface KeyActions {
  /** One row down (1) or up (-1). */
  move(by: 1 | -1): void;
  reply(): void;
  back(): void;
  search(): void;
  /** The row with the keyboard, or the open one, is chosen or no longer. */
  select?: () => void;
  /** Of the open conversation; absent while there is none, or where the person may not. */
  note?: () => void;
  resolve?: () => void;
  assign?: () => void;
  snooze?: () => void;
}

/** The inbox without a mouse. Letters do nothing while somebody types; Escape leaves the field. */
export function useKeys(actions: KeyActions): void {
  const current = useRef(actions);
  useEffect(() => {
    current.current = actions;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || covered()) return;
      const act = actionOf(event, current.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

function actionOf({ key, target }: KeyboardEvent, actions: KeyActions): (() => void) | undefined {
  if (key === "Escape") return actions.back;
  if (typing(target)) return undefined;
  const inList = target instanceof HTMLElement && target.closest("[data-row]") !== null;
  switch (key) {
    case "j":
      return () => actions.move(1);
    case "k":
      return () => actions.move(-1);
    case "ArrowDown":
      return inList ? () => actions.move(1) : undefined;
    case "ArrowUp":
      return inList ? () => actions.move(-1) : undefined;
    case "r":
      return actions.reply;
    case "n":
      return actions.note;
    case "e":
      return actions.resolve;
    case "a":
      return actions.assign;
    case "s":
      return actions.snooze;
    case "x":
      return actions.select;
    case "/":
      return actions.search;
    default:
      return undefined;
  }
}
