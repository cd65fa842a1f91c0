/** What the list can be narrowed down to, besides people and labels. */
import { scope } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { rows, sql } from "@/lib/db/query";
import type { FilterChoices } from "./views";

/** The connected accounts and the stages, in their order. There are few of both. */
export async function listFilterChoices(viewer: SessionUser): Promise<FilterChoices> {
  scope(viewer, "conversation.read");
  const [row] = await rows<FilterChoices>(sql`
    select
      (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'platform', platform_id) order by id), '[]')
       from api_configurations where archived_at is null) as configurations,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'funnel', funnel_id) order by funnel_id, position), '[]')
       from stages) as stages`);
  return row ?? { configurations: [], stages: [] };
}
