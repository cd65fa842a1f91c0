/** The labels there are. */
import { authorize } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { rows, sql } from "@/lib/db/query";
import type { LabelView } from "./views";

/** All that are in use, in their order. There are few: no pages. */
export async function listLabels(viewer: SessionUser): Promise<LabelView[]> {
  authorize(viewer, "label.read");
  return rows<LabelView>(
    sql`select id, name, color from labels where archived_at is null order by position, id`,
  );
}
