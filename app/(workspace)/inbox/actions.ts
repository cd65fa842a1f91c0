"use server";

import { defineAction, defineTask } from "@/lib/action";
import { currentUser } from "@/lib/auth/session";
import { changeConversations } from "@/lib/inbox/bulk";
import * as commands from "@/lib/inbox/commands";
import { countUnread } from "@/lib/inbox/queries";
import * as send from "@/lib/inbox/send";

export const takeConversation = defineAction(commands.takeConversation);
export const releaseConversation = defineAction(commands.releaseConversation);
export const assignConversation = defineAction(commands.assignConversation);
export const resolveConversation = defineAction(commands.resolveConversation);
export const reopenConversation = defineAction(commands.reopenConversation);
export const snoozeConversation = defineAction(commands.snoozeConversation);
export const markConversationRead = defineAction(commands.markConversationRead);
export const retryMessage = defineAction(send.retryMessage);

export const bulkChange = defineTask("conversation.bulk", changeConversations);

/** For the frame's number; nothing for whoever is not signed in any more. */
export async function countUnreadConversations(): Promise<number> {
  const viewer = await currentUser();
  return viewer ? countUnread(viewer) : 0;
}
