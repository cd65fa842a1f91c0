/**
 * Two contacts become one, and two again.
 *
 * Rows move by changing whose they are; their ids are kept, with the winner's fields before and after, so that the undo
 * moves back exactly these. What came since belongs to its identity: a conversation follows it, and so do the leads and
 * reminders of that conversation. The loser's own row stays as it was, out of sight.
 *
 * Locks, always in this order: identities by id, contacts by id, then what belongs to them. An event of a platform locks
 * its identity first (`lib/inbox/identity.ts`), so it comes wholly before or wholly after.
 */
import { authorize } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { defineCommand } from "@/lib/command";
import type { Prisma, Tx } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { assertWhole, lockContacts, type ContactResource } from "./access";
import { contactNotices } from "./commands";
import { filledFrom, restored, winnerFields, type WinnerFields } from "./mergedFields";
import { mergeSchema, unmergeSchema } from "./schema";

interface Moved {
  identities: string[];
  conversations: string[];
  leads: string[];
  reminders: string[];
  notes: string[];
  /** Labels that the winner did not have. */
  labels: string[];
  before: WinnerFields;
  after: WinnerFields;
}

interface Pair extends ContactResource {
  other: ContactResource;
}

/** Makes `loserId` a part of `winnerId`. */
export const mergeContacts = defineCommand({
  name: "contact.merge",
  input: mergeSchema,
  async load(tx, input, actor): Promise<Pair> {
    const [winner, loser] = await lockPair(tx, actor, [input.winnerId, input.loserId]);
    authorize(actor, "contact.merge", loser);
    return { ...winner, other: loser };
  },
  async run({ tx, actor, resource: winner, record, announce }): Promise<{ mergeId: string }> {
    const loser = winner.other;
    assertWhole(winner);
    assertWhole(loser);
    const before = winnerFields(winner);
    const after = filledFrom(winner, loser);
    const moved: Moved = {
      ...(await moveRows(tx, loser.id, winner.id)),
      labels: await copyLabels(tx, loser.id, winner.id),
      before,
      after,
    };
    await tx.contact.update({ where: { id: winner.id }, data: after });
    await tx.contact.update({ where: { id: loser.id }, data: { mergedIntoId: winner.id } });
    const mergeId = newId();
    await tx.contactMerge.create({
      data: {
        id: mergeId,
        winnerId: winner.id,
        loserId: loser.id,
        actorId: actor.id,
        moved: moved as unknown as Prisma.InputJsonObject,
      },
    });
    record({ loser: loser.id, merge: mergeId });
    for (const notice of await contactNotices(tx, winner.id)) announce(notice);
    return { mergeId };
  },
});

async function lockPair(
  tx: Tx,
  actor: SessionUser,
  ids: [string, string],
): Promise<[ContactResource, ContactResource]> {
  await tx.$queryRaw`
    select 1 from contact_identities where contact_id = any(${ids}::uuid[]) order by id for no key update`;
  return (await lockContacts(tx, actor, ids)) as [ContactResource, ContactResource];
}

async function moveRows(tx: Tx, from: string, to: string) {
  return {
    identities: idsOf(
      await tx.$queryRaw`update contact_identities set contact_id = ${to}::uuid where contact_id = ${from}::uuid returning id`,
    ),
    conversations: idsOf(
      await tx.$queryRaw`update conversations set contact_id = ${to}::uuid where contact_id = ${from}::uuid returning id`,
    ),
    leads: idsOf(
      await tx.$queryRaw`update leads set contact_id = ${to}::uuid where contact_id = ${from}::uuid returning id`,
    ),
    reminders: idsOf(
      await tx.$queryRaw`update reminders set contact_id = ${to}::uuid where contact_id = ${from}::uuid returning id`,
    ),
    notes: idsOf(
      await tx.$queryRaw`update notes set contact_id = ${to}::uuid where contact_id = ${from}::uuid returning id`,
    ),
  };
}

const idsOf = (found: unknown): string[] => (found as { id: string }[]).map(({ id }) => id);

/** The loser keeps its own: they are not seen while it is part of another, and there again after the undo. */
async function copyLabels(tx: Tx, from: string, to: string): Promise<string[]> {
  const added = await tx.$queryRaw<{ labelId: string }[]>`
    insert into contact_labels (contact_id, label_id)
    select ${to}::uuid, label_id from contact_labels where contact_id = ${from}::uuid
    on conflict do nothing returning label_id as "labelId"`;
  return added.map(({ labelId }) => labelId);
}

interface MergeResource extends ContactResource {
  mergeId: string;
  loserId: string;
  /** Where the winner's rows are now: the winner itself, unless that was merged in turn. */
  holderId: string;
  moved: Moved;
}

/** Makes two contacts of one again. */
export const unmergeContacts = defineCommand({
  name: "contact.unmerge",
  input: unmergeSchema,
  load: (tx, input, actor) => lockMerge(tx, actor, input.mergeId),
  async run({ tx, resource, record, announce }): Promise<{ contactId: string; loserId: string }> {
    const { mergeId, loserId, holderId, moved } = resource;
    await moveBack(tx, moved, holderId, loserId);
    await tx.$executeRaw`
      delete from contact_labels where contact_id = ${resource.id}::uuid and label_id = any(${moved.labels}::uuid[])`;
    await tx.contact.update({
      where: { id: resource.id },
      data: restored(winnerFields(resource), moved.before, moved.after),
    });
    await tx.contact.update({ where: { id: loserId }, data: { mergedIntoId: null } });
    await tx.contactMerge.update({ where: { id: mergeId }, data: { undoneAt: new Date() } });
    record({ loser: loserId, merge: mergeId });
    for (const id of [holderId, loserId]) for (const notice of await contactNotices(tx, id)) announce(notice);
    return { contactId: holderId, loserId };
  },
});

/** @throws AppError `not_found`, or `conflict` for one that was undone already. */
async function lockMerge(tx: Tx, actor: SessionUser, mergeId: string): Promise<MergeResource> {
  const merge = await tx.contactMerge.findUnique({ where: { id: mergeId } });
  if (!merge) throw notFound();
  const holderId = await holderOf(tx, merge.winnerId);
  await tx.$queryRaw`
    select 1 from contact_identities where contact_id = any(${[merge.winnerId, merge.loserId, holderId]}::uuid[])
    order by id for no key update`;
  const involved = [...new Set([merge.winnerId, merge.loserId, holderId])];
  const contacts = await lockContacts(tx, actor, involved);
  const again = await tx.contactMerge.findUniqueOrThrow({ where: { id: mergeId } });
  if (again.undoneAt || (await holderOf(tx, merge.winnerId)) !== holderId) {
    throw new AppError("conflict", "conflict");
  }
  const find = (id: string) => contacts.find((contact) => contact.id === id) as ContactResource;
  return {
    ...find(merge.winnerId),
    assigneeId: find(holderId).assigneeId,
    mergeId,
    loserId: merge.loserId,
    holderId,
    moved: again.moved as unknown as Moved,
  };
}

async function holderOf(tx: Tx, contactId: string): Promise<string> {
  const [holder] = await tx.$queryRaw<{ id: string }[]>`
    with recursive whole as (
      select id, merged_into_id from contacts where id = ${contactId}::uuid
      union
      select m.id, m.merged_into_id from contacts m join whole w on m.id = w.merged_into_id
    )
    select id from whole where merged_into_id is null`;
  if (!holder) throw notFound();
  return holder.id;
}

/** Only what the holder still has: a row that another undo has taken elsewhere stays there. */
async function moveBack(tx: Tx, moved: Moved, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    update contact_identities set contact_id = ${to}::uuid
    where contact_id = ${from}::uuid and id = any(${moved.identities}::uuid[])`;
  await tx.$executeRaw`
    update conversations set contact_id = ${to}::uuid
    where contact_id = ${from}::uuid and identity_id = any(${moved.identities}::uuid[])`;
  // The conversations are back by now, so what has come of them since is found by them.
  await tx.$executeRaw`
    update leads set contact_id = ${to}::uuid
    where contact_id = ${from}::uuid
      and (id = any(${moved.leads}::uuid[])
        or conversation_id in (select c.id from conversations c where c.contact_id = ${to}::uuid))`;
  await tx.$executeRaw`
    update reminders set contact_id = ${to}::uuid
    where contact_id = ${from}::uuid
      and (id = any(${moved.reminders}::uuid[])
        or conversation_id in (select c.id from conversations c where c.contact_id = ${to}::uuid))`;
  await tx.$executeRaw`
    update notes set contact_id = ${to}::uuid where contact_id = ${from}::uuid and id = any(${moved.notes}::uuid[])`;
}
