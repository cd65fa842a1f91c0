/** Snoozed conversations come back when their time has come. */
import { recordAll } from "@/lib/audit/record";
import { transaction } from "@/lib/db/client";
import { publish } from "@/lib/realtime/publisher";
import { conversationNotice } from "./notices";

const BATCH = 500;

/**
 * Opens what is due, also what became due while nothing ran, and marks it as unread so that it is seen. Each is woken
 * once, however many processes look.
 */
export async function wakeDue(): Promise<void> {
  const woken = await transaction(async (tx) => {
    const found = await tx.$queryRaw<{ id: string; assigneeId: string | null }[]>`
      update conversations
      set status = 'open', snoozed_until = null, unread_count = greatest(unread_count, 1)
      where id = any(array(
        select id from conversations where snoozed_until <= now()
        order by snoozed_until limit ${BATCH} for update skip locked))
      returning id, assignee_id as "assigneeId"`;
    await recordAll(
      tx,
      found.map(({ id }) => ({
        actorId: null,
        action: "conversation.wake",
        subjectType: "conversation",
        subjectId: id,
        details: { from: "snoozed", to: "open", reason: "due" },
      })),
    );
    return found;
  });
  publish(woken.map(({ id, assigneeId }) => conversationNotice(id, assigneeId)));
}
