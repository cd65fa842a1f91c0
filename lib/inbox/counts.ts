/** How many conversations are in each view of the list. */
import type { SessionUser } from "@/lib/auth/roles";
import type { Prisma } from "@/lib/db/client";
import { join, rows, sql } from "@/lib/db/query";
import { isClosing } from "./filter";
import { reaches } from "./reach";
import type { ViewCounts } from "./views";

/** Nobody reads more than "999+": counting stops there, however large the history is. */
const MOST = 1000;

const open = sql`c.status = 'open'`;

const views = (viewer: SessionUser): Record<keyof ViewCounts, Prisma.Sql> => ({
  all: open,
  mine: sql`${open} and c.assignee_id = ${viewer.id}::uuid`,
  unassigned: sql`${open} and c.assignee_id is null`,
  unanswered: sql`${open} and c.awaiting_reply_since is not null`,
  closing: sql`${open} and ${isClosing()}`,
  snoozed: sql`c.status = 'snoozed'`,
  resolved: sql`c.status = 'resolved'`,
});

/** For this viewer, in one query; 1000 stands for that many or more. */
export async function countViews(viewer: SessionUser): Promise<ViewCounts> {
  const counts = Object.entries(views(viewer)).map(
    ([view, condition]) => sql`${view}::text, (${capped(viewer, condition)})`,
  );
  const [row] = await rows<{ counts: ViewCounts }>(sql`select json_build_object(${join(counts)}) as counts`);
  if (!row) throw new Error("a query without a table answers one row");
  return row.counts;
}

function capped(viewer: SessionUser, condition: Prisma.Sql): Prisma.Sql {
  const parts = reaches(viewer).map(
    (reach) => sql`(select 1 from conversations c where ${reach} and ${condition} limit ${MOST})`,
  );
  return sql`select least(count(*), ${MOST})::int from (${join(parts, " union all ")}) found`;
}
