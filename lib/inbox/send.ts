/** Writing to a customer: everything is decided and queued in one transaction, in front of the author. */
import { defineCommand } from "@/lib/command";
import { now as clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { enqueueLane } from "@/lib/jobs/enqueue";
import { laneOf } from "@/lib/jobs/lanes";
import { manifests } from "@/lib/platforms/manifest";
import { compose, windowClosed } from "./compose";
import { conversationNotice } from "./notices";
import { lockConversation, lockMessage, type MessageResource } from "./resource";
import { replyWindow } from "./rules";
import { messageIdSchema, sendMessageSchema } from "./schema";

export interface Queued {
  messageId: string;
  conversationId: string;
  /** False when this client key had been sent before: the message is that one. */
  created: boolean;
}

/**
 * Queues a message. Refused in front of the author: a closed window (`windowClosed`), a text, file or template the platform
 * does not take, a client key that was used elsewhere.
 */
export const sendMessage = defineCommand({
  name: "message.send",
  input: sendMessageSchema,
  load: (tx, input, actor) => lockConversation(tx, input.conversationId, actor),
  async run({ tx, actor, input, resource, record, unchanged, announce }): Promise<Queued> {
    const earlier = await sentBefore(tx, input.clientKey);
    if (earlier) {
      if (earlier.authorId !== actor.id || earlier.conversationId !== resource.id) {
        throw new AppError("conflict", "clientKeyUsed");
      }
      unchanged();
      return { messageId: earlier.id, conversationId: resource.id, created: false };
    }
    const { messageIds, kind } = await compose(tx, {
      resource,
      input,
      authorId: actor.id,
      writtenAt: clock(),
    });
    record({ messages: messageIds, kind }, resource.id);
    announce(conversationNotice(resource.id, resource.assigneeId));
    return { messageId: messageIds[0], conversationId: resource.id, created: true };
  },
});

async function sentBefore(tx: Tx, clientKey: string) {
  const [row] = await tx.$queryRaw<{ id: string; authorId: string | null; conversationId: string }[]>`
    select id, author_id as "authorId", conversation_id as "conversationId" from messages where client_key = ${clientKey}`;
  return row;
}

/**
 * A new attempt at a message that failed, or whose outcome nobody knows and a person decides to repeat. How the former one
 * ended stays in the activity log. Refused like a new message when the window has closed or the file is gone.
 */
export const retryMessage = defineCommand({
  name: "message.retry",
  input: messageIdSchema,
  load: (tx, input, actor) => lockMessage(tx, input.messageId, actor),
  async run({ tx, resource, record, announce }): Promise<{ messageId: string }> {
    const { messageId, messageStatus: former } = resource;
    if (former !== "failed" && former !== "unconfirmed") throw new AppError("conflict", "nothingToRetry");
    const ended = await lastAttempt(tx, messageId);
    const humanAgent = !ended.template && assertStillOpen(resource);
    if (ended.lostFile) throw new AppError("invalid", "invalid", { fields: { attachments: "unknown" } });
    // An answer to the former attempt that still comes must not be taken for one to this attempt.
    await tx.$executeRaw`
      update messages
      set status = 'queued', lane = ${laneOf(resource.id)}, next_attempt_at = null, external_id = null, accepted_at = null,
          error_code = null, error_class = null, human_agent = ${humanAgent}
      where id = ${messageId}::uuid`;
    await enqueueLane(tx, "deliver", laneOf(resource.id));
    record({ messageId, former, error: codeWord(ended.errorCode), attempts: ended.attempts }, resource.id);
    announce(conversationNotice(resource.id, resource.assigneeId));
    return { messageId };
  },
});

interface LastAttempt {
  template: boolean;
  errorCode: string | null;
  attempts: number;
  /** It had a file that is not in storage any more. */
  lostFile: boolean;
}

async function lastAttempt(tx: Tx, messageId: string): Promise<LastAttempt> {
  const [found] = await tx.$queryRaw<LastAttempt[]>`
    select m.kind = 'template' as template, m.error_code as "errorCode", m.attempts,
           exists (select 1 from attachments a where a.message_id = m.id and a.status <> 'stored') as "lostFile"
    from messages m where m.id = ${messageId}::uuid`;
  return found ?? { template: false, errorCode: null, attempts: 0, lostFile: false };
}

/** Answers whether the platform's human-agent tag is needed. @throws AppError `invalid` when the window is closed. */
function assertStillOpen(resource: MessageResource): boolean {
  const { state } = replyWindow(manifests[resource.platformId], resource, clock());
  if (state === "closed") throw windowClosed();
  return state === "human";
}

/** A platform's code as the activity log may hold it. */
const codeWord = (code: string | null): string | null =>
  code?.replace(/[^\w.:-]/g, "_").slice(0, 128) ?? null;
