/** A change of a conversation as other programs ask for it: several fields at once, each one a command of its own. */
import { may } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { execute } from "@/lib/command";
import { AppError } from "@/lib/errors";
import {
  assignConversation,
  moveConversation,
  releaseConversation,
  reopenConversation,
  resolveConversation,
  snoozeConversation,
  takeConversation,
} from "./commands";
import { getConversation } from "./queries";
import type { ConversationChange } from "./schema";

/** @throws AppError when one of them is refused; those before it are done. */
export async function changeConversation(
  actor: SessionUser,
  conversationId: string,
  change: ConversationChange,
): Promise<void> {
  await getConversation(actor, conversationId);
  if (change.assigneeId !== undefined) await changeAssignee(actor, conversationId, change.assigneeId);
  if (change.stageId !== undefined)
    await execute(moveConversation, actor, { conversationId, stageId: change.stageId });
  if (change.status === "snoozed" || (change.snoozedUntil && !change.status)) {
    if (change.snoozedUntil === undefined)
      throw new AppError("invalid", "invalid", { fields: { snoozedUntil: "required" } });
    await execute(snoozeConversation, actor, { conversationId, snoozedUntil: change.snoozedUntil });
  }
  if (change.status === "resolved") await execute(resolveConversation, actor, { conversationId });
  if (change.status === "open") await execute(reopenConversation, actor, { conversationId });
}

async function changeAssignee(
  actor: SessionUser,
  conversationId: string,
  assigneeId: string | null,
): Promise<void> {
  if (may(actor, "conversation.assign"))
    await execute(assignConversation, actor, { conversationId, assigneeId });
  else if (assigneeId === actor.id) await execute(takeConversation, actor, { conversationId });
  else if (assigneeId === null) await execute(releaseConversation, actor, { conversationId });
  else throw new AppError("forbidden", "forbidden");
}
