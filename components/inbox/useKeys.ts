"use client";

import { useEffect, useRef } from "react";

export interface KeyActions {
  /** One row down (1) or up (-1). */
  move(by: 1 | -1): void;
  reply(): void;
  back(): void;
  search(): void;
  help(): void;
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** Is something open over the page that has keys of its own? */
const covered = (): boolean => document.querySelector("[role=dialog], [role=menu], [role=listbox]") !== null;

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
    case "/":
      return actions.search;
    case "?":
      return actions.help;
    default:
      return undefined;
  }
}
