/** Notes about the person rather than one of their conversations. */
import { z } from "zod";
import type { SessionUser } from "@/lib/auth/roles";
import { defineCommand } from "@/lib/command";
import { now } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { lockContact } from "./access";

const createSchema = z.object({ contactId: z.uuid(), text: z.string().trim().min(1).max(5000) });
const deleteSchema = z.object({ noteId: z.uuid() });

export const createContactNote = defineCommand({
  name: "note.create",
  input: createSchema,
  load: (tx, input, actor) => lockContact(tx, actor, input.contactId),
  async run({ tx, actor, input, resource, record }): Promise<{ id: string }> {
    const id = newId();
    await tx.note.create({
      data: { id, contactId: resource.id, authorId: actor.id, text: input.text, createdAt: now() },
    });
    record({ contactId: resource.id }, id);
    return { id };
  },
});

/** The text goes; that there was a note stays. */
export const deleteContactNote = defineCommand({
  name: "note.delete",
  input: deleteSchema,
  load: (tx, input, actor) => lockNote(tx, actor, input.noteId),
  async run({ tx, resource, record }): Promise<void> {
    await tx.note.update({ where: { id: resource.id }, data: { text: "", deletedAt: now() } });
    record({ contactId: resource.contactId });
  },
});

interface ContactNote {
  id: string;
  contactId: string;
  ownerId: string;
  /** True: the policy may take it for readable, as its contact is. */
  mentioned: boolean;
}

async function lockNote(tx: Tx, actor: SessionUser, noteId: string): Promise<ContactNote> {
  const [note] = await tx.$queryRaw<{ id: string; contactId: string | null; ownerId: string }[]>`
    select id, contact_id as "contactId", author_id as "ownerId" from notes
    where id = ${noteId}::uuid and deleted_at is null for update`;
  if (!note?.contactId) throw notFound();
  const { assigneeId } = await lockContact(tx, actor, note.contactId);
  return { ...note, contactId: note.contactId, mentioned: assigneeId === actor.id || assigneeId === null };
}
