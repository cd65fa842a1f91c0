/** What a screen gets of a message that waits for its time. Client-safe. */
import type { AttachmentKind } from "@/lib/platforms/contract";
import type { PersonView } from "./views";

export interface ScheduledView {
  id: string;
  conversationId: string;
  author: PersonView;
  text: string | null;
  attachments: { id: string; kind: AttachmentKind; fileName: string | null }[];
  /** The approved template that is sent, or that takes the text's place when the window has closed. */
  platformTemplate: { name: string; language: string } | null;
  fallbackTemplate: { name: string; language: string } | null;
  sendAt: string;
  cancelOnReply: boolean;
  status: "waiting" | "failed" | "canceled";
  /** Why it was not sent, in the reader's language; null while it waits. */
  reason: string | null;
}
