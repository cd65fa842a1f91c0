/** The condition of the policy for reading conversations, for queries. */
import { scope } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import type { Prisma } from "@/lib/db/client";
import { sql } from "@/lib/db/query";

/**
 * The conversations (`c` in the query) that this viewer may read. The mentions are looked up once per query, not per row.
 */
export function readable(viewer: SessionUser): Prisma.Sql {
  const reach = scope(viewer, "conversation.read");
  if (reach.all) return sql`true`;
  const own = sql`c.assignee_id = ${reach.ownerId}::uuid`;
  const unassigned = reach.orUnassigned ? sql`or c.assignee_id is null` : sql``;
  const mentioned = reach.orMentioned
    ? sql`or c.id = any(array(select conversation_id from note_mentions where user_id = ${reach.ownerId}::uuid))`
    : sql``;
  return sql`(${own} ${unassigned} ${mentioned})`;
}
