/** The conversations that a viewer may read, cut so that each part is read from an index of its own. */
import { scope } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import type { Prisma } from "@/lib/db/client";
import { sql } from "@/lib/db/query";

/**
 * `readable` of the same viewer as conditions (on `c`) that exclude each other. A list made of the first rows of each part
 * costs the same whether the viewer answers for half of a long history or for none of it.
 */
export function reaches(viewer: SessionUser): Prisma.Sql[] {
  const reach = scope(viewer, "conversation.read");
  if (reach.all) return [sql`true`];
  const own = sql`c.assignee_id = ${reach.ownerId}::uuid`;
  const unassigned = sql`c.assignee_id is null`;
  const mentioned = sql`
    c.id = any(array(select conversation_id from note_mentions where user_id = ${reach.ownerId}::uuid))
    and c.assignee_id is not null and c.assignee_id <> ${reach.ownerId}::uuid`;
  return [own, ...(reach.orUnassigned ? [unassigned] : []), ...(reach.orMentioned ? [mentioned] : [])];
}
