/** Contacts that may be one person: the same number in another notation, the same e-mail, a similar name in one country. */
import type { SessionUser } from "@/lib/auth/roles";
import { rows, sql } from "@/lib/db/query";
import { visible } from "./access";
import { getContact } from "./details";
import { contactColumns, contactView, type ContactRow } from "./rows";
import type { DuplicateView, Likeness } from "./views";

const MOST = 10;
/** Of the trigrams that two names have: "María Fernanda López" and "Maria Fernanda Lopes" are alike, two Marías are not. */
const ALIKE = 0.6;

interface DuplicateRow extends ContactRow {
  reasons: Likeness[];
}

/**
 * The likeliest first: every reason is one look into an index, and only the best of each are compared further.
 * @throws AppError `not_found` for a contact that is not there, or not for this viewer.
 */
export async function listDuplicates(viewer: SessionUser, contactId: string): Promise<DuplicateView[]> {
  const { id } = await getContact(viewer, contactId);
  const found = await rows<DuplicateRow>(sql`
    with self as materialized (
      select id, phone_key, lower(email) as email, plain(name) as name, country from contacts where id = ${id}::uuid
    ), alike as (
      (select p.id, 'phone' as reason from self join contacts p on p.phone_key = self.phone_key
       where p.id <> self.id and p.merged_into_id is null limit ${MOST})
      union all
      (select p.id, 'email' from self join contacts p on lower(p.email) = self.email
       where p.id <> self.id and p.merged_into_id is null limit ${MOST})
      union all
      (select p.id, 'name' from self join contacts p on plain(p.name) % self.name and p.country = self.country
       where p.id <> self.id and p.merged_into_id is null and length(self.name) >= 5
         and similarity(plain(p.name), self.name) >= ${ALIKE}::real
       order by similarity(plain(p.name), self.name) desc limit ${MOST})
    ), candidates as (
      select a.id, array_agg(a.reason) as reasons from alike a
      where not exists (
        select 1 from contact_distinctions d
        where d.a_id = least(a.id, ${id}::uuid) and d.b_id = greatest(a.id, ${id}::uuid))
      group by a.id
    )
    select ${contactColumns}, candidates.reasons,
           (select max(c.last_message_at) from conversations c where c.contact_id = p.id) as "lastActivityAt"
    from candidates join contacts p on p.id = candidates.id
    where ${visible(viewer)}
    order by cardinality(candidates.reasons) desc, 'phone' = any(candidates.reasons) desc, p.id
    limit ${MOST}`);
  return found.map(({ reasons, ...row }) => ({ contact: contactView(row), reasons }));
}
