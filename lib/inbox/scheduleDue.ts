/** The time of a scheduled message has come, or its customer was faster. */
import { recordAll } from "@/lib/audit/record";
import { asSessionUser, mayEnter } from "@/lib/auth/account";
import { authorize } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { now as clock } from "@/lib/clock";
import { transaction, type ScheduledMessage, type Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/enqueue";
import { publish } from "@/lib/realtime/publisher";
import { compose } from "./compose";
import { conversationNotices } from "./notices";
import { lockConversation, type ConversationResource } from "./resource";
import type { SendMessageInput } from "./schema";

/**
 * Sends one that is due, once: the message and "sent" are committed together, under the conversation's lock. It is decided
 * anew whether its author may still write there and whether the window is open; what is refused stays with its reason.
 */
export async function sendScheduled(scheduledId: string): Promise<void> {
  const conversationId = await transaction((tx) => sendDue(tx, scheduledId)).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    return transaction((tx) => fail(tx, scheduledId, reasonOf(error)));
  });
  if (conversationId) publish(await conversationNotices([conversationId]));
}

async function sendDue(tx: Tx, id: string): Promise<string | null> {
  const due = await lockDue(tx, id);
  if (!due) return null;
  const { scheduled, author, resource } = due;
  if (!author) throw new AppError("forbidden", "authorGone");
  authorize(author, "message.send", resource);
  const { messageIds, kind } = await composeDue(tx, resource, scheduled, author.id);
  await tx.scheduledMessage.update({ where: { id }, data: { status: "sent", messageId: messageIds[0] } });
  await recordAll(tx, [
    {
      actorId: author.id,
      action: "message.send",
      subjectType: "message",
      subjectId: resource.id,
      details: { messages: messageIds, kind, scheduledId: id },
    },
  ]);
  return resource.id;
}

interface Due {
  scheduled: ScheduledMessage;
  /** Null for somebody who does not work here any more. */
  author: SessionUser | null;
  resource: ConversationResource;
}

/** The conversation is locked first, as everywhere. Null when it is not to be sent, or not yet. */
async function lockDue(tx: Tx, id: string): Promise<Due | null> {
  const found = await tx.scheduledMessage.findUnique({ where: { id }, include: { author: true } });
  if (!found) return null;
  const { author, conversationId } = found;
  const resource = await lockConversation(tx, conversationId, author);
  const scheduled = await tx.scheduledMessage.findUniqueOrThrow({ where: { id } });
  if (scheduled.status !== "waiting" || scheduled.sendAt > clock()) return null;
  return { scheduled, author: mayEnter(author) ? asSessionUser(author) : null, resource };
}

/** A closed window is answered with the template that was chosen for it. */
async function composeDue(
  tx: Tx,
  resource: ConversationResource,
  scheduled: ScheduledMessage,
  authorId: string,
) {
  const { id, text, replyToId, clientKey } = scheduled;
  const files = await tx.attachment.findMany({ where: { scheduledId: id }, select: { id: true } });
  const attachments = files.map((file) => ({ mediaId: file.id }));
  const platformTemplate = scheduled.platformTemplate as SendMessageInput["platformTemplate"];
  const common = { resource, authorId, writtenAt: clock(), scheduledId: id };
  const input = { text, attachments, replyToId, platformTemplate, clientKey };
  try {
    return await compose(tx, { ...common, input });
  } catch (error) {
    const fallback = scheduled.fallbackTemplate as SendMessageInput["platformTemplate"];
    const closed = error instanceof AppError && error.messageKey === "windowClosed";
    if (!fallback || !closed) throw error;
    return compose(tx, { ...common, input: { text: null, platformTemplate: fallback, clientKey } });
  }
}

/** A key of the error texts: of the field where it names one, as that says more. */
const reasonOf = ({ messageKey, details: { fields } }: AppError): string =>
  messageKey === "invalid" ? `fields.${Object.values(fields ?? {})[0] ?? "invalid"}` : messageKey;

async function fail(tx: Tx, id: string, reason: string): Promise<string | null> {
  const [failed] = await tx.$queryRaw<{ conversationId: string }[]>`
    update scheduled_messages set status = 'failed', reason = ${reason}, updated_at = now()
    where id = ${id}::uuid and status = 'waiting' returning conversation_id as "conversationId"`;
  return failed?.conversationId ?? null;
}

/** The customer wrote: what was only to remind them is not sent any more. In the transaction of their message. */
export async function cancelOnReply(tx: Tx, conversationId: string): Promise<void> {
  const canceled = await tx.$queryRaw<{ id: string }[]>`
    update scheduled_messages set status = 'canceled', reason = 'replied', updated_at = now()
    where conversation_id = ${conversationId}::uuid and status = 'waiting' and cancel_on_reply
    returning id`;
  await recordAll(
    tx,
    canceled.map(({ id }) => ({
      actorId: null,
      action: "message.unschedule",
      subjectType: "message",
      subjectId: conversationId,
      details: { scheduledId: id, reason: "replied" },
    })),
  );
}

/** Sets a job for those that are due and have none: their server was down, or their job was lost. */
export async function wakeScheduled(): Promise<void> {
  await transaction(async (tx) => {
    const overdue = await tx.$queryRaw<{ id: string }[]>`
      select id from scheduled_messages s
      where status = 'waiting' and send_at < now() - interval '5 seconds'
        and not exists (select 1 from graphile_worker.jobs j
                        where j.key = 'scheduled:' || s.id and j.attempts < j.max_attempts)
      order by send_at, id limit 500`;
    for (const { id } of overdue)
      await enqueue(tx, "sendScheduled", { scheduledId: id }, { key: `scheduled:${id}` });
  });
}
