/** What the inbox can do, as its page hands it over. */
import type { Role } from "@/lib/auth/roles";
import type { BulkInput } from "@/lib/inbox/schema";
import type { BulkOutcome } from "@/lib/inbox/views";
import type { Result } from "@/lib/result";

type Act<Input> = (input: Input) => Promise<Result<unknown>>;
type OnConversation = { conversationId: string };

export interface InboxActions {
  take: Act<OnConversation>;
  release: Act<OnConversation>;
  assign: Act<OnConversation & { assigneeId: string | null }>;
  resolve: Act<OnConversation>;
  reopen: Act<OnConversation>;
  /** Without a time: until the customer writes. */
  snooze: Act<OnConversation & { snoozedUntil: Date | null }>;
  markRead: Act<OnConversation>;
  retry: Act<{ messageId: string }>;
  /** One change for many conversations; each says what became of it. */
  bulk: (input: BulkInput) => Promise<Result<BulkOutcome[]>>;
}

/** Who works in this inbox. */
export interface InboxViewer {
  id: string;
  name: string;
  role: Role;
}
