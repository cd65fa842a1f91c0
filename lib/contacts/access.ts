/**
 * Whose a contact is: it has no assignee of its own, so its conversations decide. One may do to a contact what the policy
 * says when one may read at least one of its conversations, or when it has none at all.
 */
import { scope } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import type { Prisma, Tx } from "@/lib/db/client";
import { join, sql } from "@/lib/db/query";
import { AppError, notFound } from "@/lib/errors";
import { readable } from "@/lib/inbox/readable";

/** The contacts (`p` in the query) that this viewer may read. */
export function visible(viewer: SessionUser): Prisma.Sql {
  if (scope(viewer, "contact.read").all) return sql`true`;
  return sql`(
    exists (select 1 from conversations c where c.contact_id = p.id and ${readable(viewer)})
    or not exists (select 1 from conversations c where c.contact_id = p.id))`;
}

export interface ContactResource {
  id: string;
  name: string | null;
  phone: string | null;
  phoneKey: string | null;
  email: string | null;
  country: string | null;
  countrySource: string | null;
  language: string | null;
  editedFields: string[];
  fields: Record<string, string | number>;
  mergedIntoId: string | null;
  /** For the policy: the actor, when they may read one of its conversations; null when it has none; else somebody else. */
  assigneeId: string | null;
}

/** Contacts as such: everybody may read some, so who may not bring them in or take them out is told so. */
export const allContacts = { assigneeId: null };

/** Nobody's id: the contact belongs to others. */
const OTHERS = "others";

/**
 * Contacts by their ids, locked in the order of their ids and with what the policy asks, in the order that was asked for.
 * @throws AppError `not_found` when one is not there.
 */
export async function lockContacts(
  tx: Tx,
  viewer: SessionUser,
  ids: readonly string[],
): Promise<ContactResource[]> {
  const uuids = join(ids.map((id) => sql`${id}::uuid`));
  await tx.$queryRaw`select 1 from contacts where id in (${uuids}) order by id for update`;
  const found = await tx.$queryRaw<ContactResource[]>(sql`
    select p.id, p.name, p.phone, p.phone_key as "phoneKey", p.email, p.country, p.country_source as "countrySource",
           p.language, p.edited_fields as "editedFields", p.fields, p.merged_into_id as "mergedIntoId",
           case
             when exists (select 1 from conversations c where c.contact_id = p.id and ${readable(viewer)}) then ${viewer.id}
             when exists (select 1 from conversations c where c.contact_id = p.id) then ${OTHERS}
           end as "assigneeId"
    from contacts p where p.id in (${uuids})`);
  return ids.map((id) => {
    const contact = found.find((candidate) => candidate.id === id);
    if (!contact) throw notFound();
    return contact;
  });
}

/** One contact that is nobody else's part. @throws AppError `not_found`, or `conflict` when it was merged meanwhile. */
export async function lockContact(tx: Tx, viewer: SessionUser, id: string): Promise<ContactResource> {
  const [contact] = await lockContacts(tx, viewer, [id]);
  if (!contact) throw notFound();
  assertWhole(contact);
  return contact;
}

/** @throws AppError `conflict` for a contact that has become part of another one. */
export function assertWhole({ mergedIntoId }: Pick<ContactResource, "mergedIntoId">): void {
  if (mergedIntoId !== null) throw new AppError("conflict", "contactMerged");
}
