/** The people who work here, as other parts of the product need them. */
import { authorize } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { rows, sql } from "@/lib/db/query";

export interface Assignee {
  id: string;
  name: string;
}

/**
 * Everybody a conversation may be given to, by name.
 * @throws AppError `forbidden` for whoever may not give one to others
 */
export async function listAssignees(viewer: SessionUser): Promise<Assignee[]> {
  authorize(viewer, "conversation.assign");
  return rows<Assignee>(sql`select id, name from users where active order by unaccent(lower(name)), id`);
}
