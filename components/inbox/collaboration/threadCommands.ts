/** What the keyboard asks of the open conversation; absent where the person may not, or where there is nothing to do. */
export interface ThreadCommands {
  resolve?: () => void;
  snooze?: () => void;
  assign?: () => void;
}

/** Which list of choices is open, and whether it hangs from its button. */
export type Choosing = { what: "assign" | "snooze"; over: "button" | "page" } | null;
