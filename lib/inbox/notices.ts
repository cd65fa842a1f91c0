/** Who is told about a change in a conversation: whoever may read it, and whoever just could. */
import { pool } from "@/lib/db/pool";
import type { Notice } from "@/lib/realtime/notice";

/** A notice per conversation, with its assignee as it is now. */
export async function conversationNotices(conversationIds: readonly string[]): Promise<Notice[]> {
  if (conversationIds.length === 0) return [];
  const { rows } = await pool().query<{ id: string; assigneeId: string | null }>(
    `select id, assignee_id as "assigneeId" from conversations where id = any($1::uuid[])`,
    [conversationIds],
  );
  return rows.map(({ id, assigneeId }) => conversationNotice(id, assigneeId));
}

export const conversationNotice = (
  conversationId: string,
  assigneeId: string | null,
  formerAssigneeId: string | null = null,
): Notice => ({ topic: "message", conversationId, data: { conversationId, assigneeId, formerAssigneeId } });
