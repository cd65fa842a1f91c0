import { Inbox } from "@/components/inbox/Inbox";
import * as actions from "./actions";
import { loadInbox, type Search } from "./load";

const inboxActions = {
  take: actions.takeConversation,
  release: actions.releaseConversation,
  assign: actions.assignConversation,
  resolve: actions.resolveConversation,
  reopen: actions.reopenConversation,
  snooze: actions.snoozeConversation,
  markRead: actions.markConversationRead,
  retry: actions.retryMessage,
  bulk: actions.bulkChange,
};

/** Both addresses of the inbox are the same page: with a conversation open, or without. */
export async function InboxPage({
  conversationId,
  search,
}: {
  conversationId: string | null;
  search: Promise<Search>;
}) {
  return <Inbox {...await loadInbox(conversationId, await search)} actions={inboxActions} />;
}
