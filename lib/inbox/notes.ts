/** Internal notes: text for colleagues, never sent. Who is named in one may read the conversation, and is told. */
import { authorize } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import type { Tx } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { Notice } from "@/lib/realtime/notice";
import { mentionedIn } from "./mentions";
import { conversationNotice } from "./notices";
import { lockConversation, type ConversationResource } from "./resource";
import { createNoteSchema, editNoteSchema, noteIdSchema } from "./schema";

export const createNote = defineCommand({
  name: "note.create",
  input: createNoteSchema,
  load: (tx, input, actor) => lockConversation(tx, input.conversationId, actor),
  async run({ tx, actor, input, resource, record, announce }): Promise<{ noteId: string }> {
    const noteId = newId();
    await tx.note.create({
      data: {
        id: noteId,
        conversationId: resource.id,
        authorId: actor.id,
        text: input.text,
        createdAt: now(),
      },
    });
    const mentioned = await mention(
      tx,
      { noteId, authorId: actor.id, conversationId: resource.id },
      input.text,
    );
    record({ conversationId: resource.id, mentioned }, noteId);
    announce(noteNotice(resource));
    return { noteId };
  },
});

export const editNote = defineCommand({
  name: "note.edit",
  input: editNoteSchema,
  load: (tx, input, actor) => lockNote(tx, input.noteId, actor),
  async run({ tx, actor, input, resource, record, unchanged, announce }): Promise<{ noteId: string }> {
    const { id: noteId, conversation } = resource;
    if (resource.text === input.text) {
      unchanged();
      return { noteId };
    }
    await tx.note.update({ where: { id: noteId }, data: { text: input.text, editedAt: now() } });
    const place = { noteId, authorId: actor.id, conversationId: conversation.id };
    const mentioned = await mention(tx, place, input.text);
    record({ conversationId: conversation.id, mentioned });
    announce(noteNotice(conversation));
    return { noteId };
  },
});

/** The text goes, and with it what it allowed to those it named. */
export const deleteNote = defineCommand({
  name: "note.delete",
  input: noteIdSchema,
  load: (tx, input, actor) => lockNote(tx, input.noteId, actor),
  async run({ tx, resource, record, announce }): Promise<void> {
    await tx.noteMention.deleteMany({ where: { noteId: resource.id } });
    await tx.note.update({ where: { id: resource.id }, data: { text: "", deletedAt: now() } });
    record({ conversationId: resource.conversation.id });
    announce(noteNotice(resource.conversation));
  },
});

interface NoteResource {
  id: string;
  /** Its author. */
  ownerId: string;
  text: string;
  /** True: the policy may take it for readable, as its conversation is. */
  mentioned: true;
  conversation: ConversationResource;
}

/** @throws AppError `not_found` also where the actor may not read the conversation */
async function lockNote(tx: Tx, noteId: string, actor: SessionUser): Promise<NoteResource> {
  const [note] = await tx.$queryRaw<{ ownerId: string; text: string; conversationId: string | null }[]>`
    select author_id as "ownerId", text, conversation_id as "conversationId"
    from notes where id = ${noteId}::uuid and deleted_at is null for update`;
  if (!note?.conversationId) throw notFound();
  const conversation = await lockConversation(tx, note.conversationId, actor);
  authorize(actor, "conversation.read", conversation);
  return { id: noteId, ownerId: note.ownerId, text: note.text, mentioned: true, conversation };
}

interface NotePlace {
  noteId: string;
  authorId: string;
  conversationId: string;
}

/**
 * Makes the rows say who the text names; who was named before and was not told yet stays untold. Answers the ids.
 * @throws AppError `invalid` when somebody named does not work here (any more)
 */
async function mention(
  tx: Tx,
  { noteId, authorId, conversationId }: NotePlace,
  text: string,
): Promise<string[]> {
  const named = mentionedIn(text);
  const known = await tx.user.count({ where: { id: { in: named }, active: true } });
  if (known !== named.length) throw new AppError("invalid", "invalid", { fields: { text: "unknown" } });
  await tx.noteMention.deleteMany({ where: { noteId, userId: { notIn: named } } });
  await tx.noteMention.createMany({
    data: named.map((userId) => ({
      noteId,
      userId,
      conversationId,
      // Nobody has to be told what they wrote themselves.
      seenAt: userId === authorId ? now() : null,
    })),
    skipDuplicates: true,
  });
  return named;
}

const noteNotice = ({ id, assigneeId }: ConversationResource): Notice => ({
  ...conversationNotice(id, assigneeId),
  topic: "conversation",
});
