/** One contact as the database gives it for a list, and as the screen gets it. */
import { sql } from "@/lib/db/query";
import type { ContactView } from "./views";

export interface ContactRow extends Omit<ContactView, "createdAt" | "lastActivityAt"> {
  createdAt: Date;
  lastActivityAt: Date | null;
}

/** Of `contacts p`; the parts that are lists are looked up by index for the rows of one page only. */
export const contactColumns = sql`
  p.id, p.name, p.phone, p.email, p.country, p.country_source as "countrySource", p.language, p.fields,
  array(select distinct g.platform_id from contact_identities i join api_configurations g on g.id = i.configuration_id
        where i.contact_id = p.id order by 1) as platforms,
  (select i.username from contact_identities i where i.contact_id = p.id and i.username is not null order by i.id limit 1) as username,
  (select coalesce(json_agg(json_build_object('id', l.id, 'name', l.name, 'color', l.color) order by l.position, l.id), '[]')
   from contact_labels cl join labels l on l.id = cl.label_id
   where cl.contact_id = p.id and l.archived_at is null) as labels,
  p.created_at as "createdAt"`;

export const contactView = (row: ContactRow): ContactView => ({
  ...row,
  lastActivityAt: row.lastActivityAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});
