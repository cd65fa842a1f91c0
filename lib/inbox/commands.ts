/** What people do with a conversation besides writing in it. */
import { may } from "@/lib/auth/policy";
import { now } from "@/lib/clock";
import { defineCommand, type Work } from "@/lib/command";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { manifestOf } from "@/lib/platforms/manifest";
import { conversationNotice } from "./notices";
import { lockConversation, type ConversationResource } from "./resource";
import { assignSchema, conversationIdSchema, moveSchema, snoozeSchema } from "./schema";

type Doing<Input> = Work<Input, ConversationResource>;

/** Takes a conversation that nobody has. */
export const takeConversation = defineCommand({
  name: "conversation.take",
  input: conversationIdSchema,
  load: (tx, input, actor) => lockConversation(tx, input.conversationId, actor),
  run: (work) => assign(work, work.actor.id),
});

/** Gives a conversation back, so that anybody may take it. */
export const releaseConversation = defineCommand({
  name: "conversation.release",
  input: conversationIdSchema,
  load: (tx, input, actor) => lockConversation(tx, input.conversationId, actor),
  run: (work) => assign(work, null),
});

export const assignConversation = defineCommand({
  name: "conversation.assign",
  input: assignSchema,
  load: (tx, input, actor) => lockConversation(tx, input.conversationId, actor),
  run: (work) => assign(work, work.input.assigneeId),
});

async function assign(work: Doing<unknown>, assigneeId: string | null): Promise<void> {
  const { tx, resource, record, unchanged, announce } = work;
  if (resource.assigneeId === assigneeId) return unchanged();
  if (assigneeId) {
    const found = await tx.user.count({ where: { id: assigneeId, active: true } });
    if (found === 0) throw new AppError("invalid", "invalid", { fields: { assigneeId: "unknown" } });
  }
  await tx.conversation.update({ where: { id: resource.id }, data: { assigneeId } });
  record({ from: resource.assigneeId, to: assigneeId });
  announce(conversationNotice(resource.id, assigneeId, resource.assigneeId));
}

export const resolveConversation = defineCommand({
  name: "conversation.resolve",
  input: conversationIdSchema,
  load: (tx, input, actor) => lockConversation(tx, input.conversationId, actor),
  run: (work) =>
    changeStatus(work, {
      status: "resolved",
      snoozedUntil: null,
      resolvedAt: now(),
      awaitingReplySince: null,
    }),
});

export const reopenConversation = defineCommand({
  name: "conversation.reopen",
  input: conversationIdSchema,
  load: (tx, input, actor) => lockConversation(tx, input.conversationId, actor),
  run: (work) => changeStatus(work, { status: "open", snoozedUntil: null, resolvedAt: null }),
});

export const snoozeConversation = defineCommand({
  name: "conversation.snooze",
  input: snoozeSchema,
  load: (tx, input, actor) => lockConversation(tx, input.conversationId, actor),
  run(work) {
    const { snoozedUntil } = work.input;
    if (snoozedUntil && snoozedUntil <= now())
      throw new AppError("invalid", "invalid", { fields: { snoozedUntil: "past" } });
    return changeStatus(work, { status: "snoozed", snoozedUntil, resolvedAt: null });
  },
});

interface StatusChange {
  status: ConversationResource["status"];
  snoozedUntil: Date | null;
  resolvedAt: Date | null;
  awaitingReplySince?: null;
}

async function changeStatus(work: Doing<unknown>, change: StatusChange): Promise<void> {
  const { tx, resource, record, unchanged, announce } = work;
  if (resource.status === change.status && change.status !== "snoozed") return unchanged();
  await tx.conversation.update({ where: { id: resource.id }, data: change });
  record({
    from: resource.status,
    to: change.status,
    ...(change.snoozedUntil && { until: change.snoozedUntil.toISOString() }),
  });
  announce(conversationNotice(resource.id, resource.assigneeId));
}

/** Moves a conversation to a stage of a funnel, or out of it; the way is kept. */
export const moveConversation = defineCommand({
  name: "conversation.move",
  input: moveSchema,
  load: (tx, input, actor) => lockConversation(tx, input.conversationId, actor),
  async run({ tx, actor, input, resource, record, unchanged, announce }): Promise<void> {
    if (resource.stageId === input.stageId) return unchanged();
    if (input.stageId && (await tx.stage.count({ where: { id: input.stageId } })) === 0) {
      throw new AppError("invalid", "invalid", { fields: { stageId: "unknown" } });
    }
    await tx.conversation.update({ where: { id: resource.id }, data: { stageId: input.stageId } });
    await tx.stageMove.create({
      data: {
        id: newId(),
        conversationId: resource.id,
        fromStageId: resource.stageId,
        toStageId: input.stageId,
        actorId: actor.id,
      },
    });
    record({ from: resource.stageId, to: input.stageId });
    announce(conversationNotice(resource.id, resource.assigneeId));
  },
});

/**
 * Everything that came in has been seen, and the notes that name the reader. Whoever is only named in a note does not read
 * for the one who answers. Not worth a line in the activity log.
 */
export const markConversationRead = defineCommand({
  name: "conversation.markRead",
  input: conversationIdSchema,
  load: (tx, input, actor) => lockConversation(tx, input.conversationId, actor),
  async run({ tx, actor, resource, unchanged, announce }): Promise<void> {
    unchanged();
    const seen = await tx.noteMention.updateMany({
      where: { userId: actor.id, conversationId: resource.id, seenAt: null },
      data: { seenAt: now() },
    });
    // Without the notice's own conversation, so that it reaches this person's tabs alone.
    if (seen.count > 0) announce({ topic: "conversation", data: { userId: actor.id, mentions: "seen" } });
    if (!may(actor, "message.send", resource)) return;
    const read = await tx.conversation.updateMany({
      where: { id: resource.id, unreadCount: { gt: 0 } },
      data: { unreadCount: 0 },
    });
    if (read.count === 0) return;
    announce(conversationNotice(resource.id, resource.assigneeId));
    if (manifestOf(resource.platformId).markRead)
      await enqueue(
        tx,
        "markRead",
        { conversationId: resource.id },
        { key: `read:${resource.id}`, maxAttempts: 1 },
      );
  },
});
