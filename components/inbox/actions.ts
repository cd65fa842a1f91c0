/** What the inbox can do, as its page hands it over. */
import type { Role } from "@/lib/auth/roles";
import type { Result } from "@/lib/result";

type Act<Input> = (input: Input) => Promise<Result<unknown>>;
type OnConversation = { conversationId: string };

export interface InboxActions {
  take: Act<OnConversation>;
  release: Act<OnConversation>;
  assign: Act<OnConversation & { assigneeId: string | null }>;
  resolve: Act<OnConversation>;
  reopen: Act<OnConversation>;
  markRead: Act<OnConversation>;
  retry: Act<{ messageId: string }>;
}

/** Who works in this inbox. */
export interface InboxViewer {
  id: string;
  name: string;
  role: Role;
}
