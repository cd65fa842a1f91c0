/** Lets the customer see that somebody is writing. Neither a command nor logged: it says nothing about the work. */
import { authorize } from "@/lib/auth/policy";
import { createLimit } from "@/lib/auth/limits";
import type { SessionUser } from "@/lib/auth/roles";
import { transaction } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { manifestOf } from "@/lib/platforms/manifest";
import { lockConversation } from "./resource";

/** The platforms show it for at least five seconds, whoever of us is writing. */
const perConversation = createLimit({ burst: 1, perSecond: 1 / 5 });

/** @throws AppError for whoever may not write there */
export async function noteTyping(viewer: SessionUser, conversationId: string): Promise<void> {
  if (perConversation.take(conversationId) > 0) return;
  await transaction(async (tx) => {
    const conversation = await lockConversation(tx, conversationId, viewer);
    authorize(viewer, "message.send", conversation);
    if (!manifestOf(conversation.platformId).typing) return;
    await enqueue(tx, "showTyping", { conversationId }, { key: `typing:${conversationId}`, maxAttempts: 1 });
  });
}
