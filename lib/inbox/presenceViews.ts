/** Who is where, as tabs say it and screens show it. Client-safe. */
import { z } from "zod";
import type { PersonView } from "./views";

export const presenceSchema = z.object({
  tabId: z.uuid(),
  /** Null: somewhere else, or the tab is in the background. */
  conversationId: z.uuid().nullable(),
  typing: z.boolean().default(false),
  /** The tab is being closed. */
  leaving: z.boolean().default(false),
});
export type PresenceInput = z.output<typeof presenceSchema>;

export interface PresentView {
  user: PersonView;
  /** ISO 8601; null when they only look. */
  typingUntil: string | null;
}
