/** Messages for later: written down, changed, sent at once, taken back. What happens at their time: scheduleDue.ts. */
import { defineCommand } from "@/lib/command";
import { now as clock } from "@/lib/clock";
import type { SessionUser } from "@/lib/auth/roles";
import { Prisma, type ScheduledMessage, type Tx } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { manifests } from "@/lib/platforms/manifest";
import { heldFile, templatePart } from "./compose";
import { conversationNotice } from "./notices";
import { lockConversation, type ConversationResource } from "./resource";
import { partsOf, type DraftFile } from "./rules";
import {
  editScheduledSchema,
  scheduledIdSchema,
  scheduleMessageSchema,
  type ScheduleMessageInput,
} from "./schema";

/** Checked now as it will be at its time, except for the reply window. Repeating a client key changes nothing. */
export const scheduleMessage = defineCommand({
  name: "message.schedule",
  input: scheduleMessageSchema,
  load: (tx, input, actor) => lockConversation(tx, input.conversationId, actor),
  async run({ tx, actor, input, resource, record, unchanged, announce }): Promise<{ id: string }> {
    const earlier = await tx.scheduledMessage.findUnique({ where: { clientKey: input.clientKey } });
    if (earlier) {
      if (earlier.authorId !== actor.id || earlier.conversationId !== resource.id)
        throw new AppError("conflict", "clientKeyUsed");
      unchanged();
      return { id: earlier.id };
    }
    assertAhead(input.sendAt);
    const file = await check(tx, resource, input);
    const id = newId();
    const { text, replyToId, sendAt, cancelOnReply, clientKey } = input;
    await tx.scheduledMessage.create({
      data: {
        id,
        conversationId: resource.id,
        authorId: actor.id,
        text,
        replyToId,
        platformTemplate: json(input.platformTemplate),
        fallbackTemplate: json(input.fallbackTemplate),
        sendAt,
        cancelOnReply,
        clientKey,
      },
    });
    if (file) await tx.attachment.update({ where: { id: file.id }, data: { scheduledId: id } });
    await wake(tx, id, sendAt);
    record({ scheduledId: id, sendAt: sendAt.toISOString() }, resource.id);
    announce(conversationNotice(resource.id, resource.assigneeId));
    return { id };
  },
});

/** Another text or time, or at once; also for one that failed or was canceled by a reply. Its author's alone. */
export const editScheduled = defineCommand({
  name: "message.schedule",
  input: editScheduledSchema,
  load: loadScheduled,
  async run({
    tx,
    actor,
    input,
    resource,
    record,
    announce,
  }): Promise<{ id: string; conversationId: string }> {
    const { scheduled } = resource;
    const conversationId = resource.id;
    if (scheduled.authorId !== actor.id) throw new AppError("forbidden", "forbidden");
    if (scheduled.status === "sent") throw new AppError("conflict", "scheduledSent");
    const sendAt = input.now ? clock() : (input.sendAt ?? scheduled.sendAt);
    if (!input.now) assertAhead(sendAt);
    const text = input.text === undefined ? scheduled.text : input.text;
    if (text !== scheduled.text) await checkText(tx, resource, text);
    if (input.fallbackTemplate) await templatePart(tx, resource, input.fallbackTemplate, null);
    const { id } = scheduled;
    await tx.scheduledMessage.update({
      where: { id },
      data: {
        text,
        sendAt,
        cancelOnReply: input.cancelOnReply,
        ...(input.fallbackTemplate !== undefined && { fallbackTemplate: json(input.fallbackTemplate) }),
        status: "waiting",
        reason: null,
      },
    });
    await wake(tx, id, sendAt);
    record({ scheduledId: id, sendAt: sendAt.toISOString() }, conversationId);
    announce(conversationNotice(conversationId, resource.assigneeId));
    return { id, conversationId };
  },
});

/** Taken back, or put out of sight when it was not sent anyway. Its files go with the next clearing up. */
export const unscheduleMessage = defineCommand({
  name: "message.unschedule",
  input: scheduledIdSchema,
  load: loadScheduled,
  async run({ tx, resource, record, unchanged, announce }): Promise<{ id: string }> {
    const { id, status } = resource.scheduled;
    if (status === "sent") throw new AppError("conflict", "scheduledSent");
    await tx.scheduledMessage.update({ where: { id }, data: { status: "canceled", reason: null } });
    await tx.attachment.updateMany({ where: { scheduledId: id }, data: { scheduledId: null } });
    if (status === "waiting") record({ scheduledId: id }, resource.id);
    else unchanged();
    announce(conversationNotice(resource.id, resource.assigneeId));
    return { id };
  },
});

interface ScheduledResource extends ConversationResource {
  scheduled: ScheduledMessage;
}

/** The conversation is locked first, as everywhere. @throws AppError `not_found` */
async function loadScheduled(
  tx: Tx,
  { id }: { id: string },
  actor: Pick<SessionUser, "id">,
): Promise<ScheduledResource> {
  const found = await tx.scheduledMessage.findUnique({ where: { id }, select: { conversationId: true } });
  if (!found) throw notFound();
  const conversation = await lockConversation(tx, found.conversationId, actor);
  return { ...conversation, scheduled: await tx.scheduledMessage.findUniqueOrThrow({ where: { id } }) };
}

/** A minute of grace: the clock of the page is not ours. */
function assertAhead(sendAt: Date): void {
  if (sendAt.getTime() < clock().getTime() - 60_000)
    throw new AppError("invalid", "invalid", { fields: { sendAt: "past" } });
}

async function check(
  tx: Tx,
  resource: ConversationResource,
  input: ScheduleMessageInput,
): Promise<DraftFile | null> {
  const mediaId = input.attachments?.[0]?.mediaId;
  const file = mediaId ? await heldFile(tx, mediaId, resource) : null;
  if (input.fallbackTemplate) await templatePart(tx, resource, input.fallbackTemplate, null);
  if (input.platformTemplate) await templatePart(tx, resource, input.platformTemplate, file);
  else partsOf(manifests[resource.platformId], { text: input.text, file });
  return file;
}

async function checkText(tx: Tx, resource: ScheduledResource, text: string | null): Promise<void> {
  if (resource.scheduled.platformTemplate) return;
  const held = await tx.attachment.findFirst({ where: { scheduledId: resource.scheduled.id } });
  const file = held ? await heldFile(tx, held.id, resource, resource.scheduled.id) : null;
  partsOf(manifests[resource.platformId], { text, file });
}

/** One job per message: another time replaces the former one. */
const wake = (tx: Tx, scheduledId: string, runAt: Date): Promise<void> =>
  enqueue(tx, "sendScheduled", { scheduledId }, { key: `scheduled:${scheduledId}`, runAt });

const json = (value: object | null | undefined) =>
  value ? (value as Prisma.InputJsonObject) : Prisma.DbNull;
