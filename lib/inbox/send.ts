/** Writing to a customer: everything is decided and queued in one transaction, in front of the author. */
import { defineCommand } from "@/lib/command";
import { now as clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueueLane } from "@/lib/jobs/enqueue";
import { laneOf } from "@/lib/jobs/lanes";
import { manifests } from "@/lib/platforms/manifest";
import { noteLast } from "./conversation";
import { conversationNotice } from "./notices";
import { lockConversation, lockMessage, type ConversationResource } from "./resource";
import { fileKind, partsOf, replyWindow, type DraftFile, type Part } from "./rules";
import { messageIdSchema, sendMessageSchema, type SendMessageInput } from "./schema";

export interface Queued {
  messageId: string;
  conversationId: string;
  /** False when this client key had been sent before: the message is that one. */
  created: boolean;
}

/**
 * Queues a message. Refused in front of the author: a closed window (`windowClosed`), a text or file the platform does not
 * take, a client key that was used elsewhere.
 */
export const sendMessage = defineCommand({
  name: "message.send",
  input: sendMessageSchema,
  load: (tx, input) => lockConversation(tx, input.conversationId),
  async run({ tx, actor, input, resource, record, unchanged, announce }): Promise<Queued> {
    const earlier = await sentBefore(tx, input.clientKey);
    if (earlier) {
      if (earlier.authorId !== actor.id || earlier.conversationId !== resource.id) {
        throw new AppError("conflict", "clientKeyUsed");
      }
      unchanged();
      return { messageId: earlier.id, conversationId: resource.id, created: false };
    }
    const writtenAt = clock();
    const humanAgent = assertWindow(resource, input, writtenAt);
    const parts = await plan(tx, resource, input);
    const ids: string[] = [];
    for (const [index, part] of parts.entries()) {
      ids.push(
        await queue(tx, {
          part,
          resource,
          input,
          authorId: actor.id,
          writtenAt,
          humanAgent,
          first: index === 0,
        }),
      );
    }
    const [messageId = ""] = ids;
    await noteLast(tx, {
      conversationId: resource.id,
      messageId: ids.at(-1) ?? messageId,
      sentAt: writtenAt,
    });
    await enqueueLane(tx, "deliver", laneOf(resource.id));
    record({ messages: ids, kind: parts[0]?.kind ?? "text" }, resource.id);
    announce(conversationNotice(resource.id, resource.assigneeId));
    return { messageId, conversationId: resource.id, created: true };
  },
});

/** A new attempt at a message that failed, or whose outcome nobody knows and a person decides to repeat. */
export const retryMessage = defineCommand({
  name: "message.retry",
  input: messageIdSchema,
  load: (tx, input) => lockMessage(tx, input.messageId),
  async run({ tx, resource, record, announce }): Promise<{ messageId: string }> {
    if (resource.messageStatus !== "failed" && resource.messageStatus !== "unconfirmed") {
      throw new AppError("conflict", "nothingToRetry");
    }
    const window = replyWindow(manifests[resource.platformId], resource, clock());
    await tx.$executeRaw`
      update messages
      set status = 'queued', lane = ${laneOf(resource.id)}, attempts = 0, next_attempt_at = null, external_id = null,
          error_code = null, error_class = null, human_agent = ${window.state === "human"}
      where id = ${resource.messageId}::uuid`;
    await enqueueLane(tx, "deliver", laneOf(resource.id));
    record({ messageId: resource.messageId }, resource.id);
    announce(conversationNotice(resource.id, resource.assigneeId));
    return { messageId: resource.messageId };
  },
});

async function sentBefore(tx: Tx, clientKey: string) {
  const [row] = await tx.$queryRaw<{ id: string; authorId: string | null; conversationId: string }[]>`
    select id, author_id as "authorId", conversation_id as "conversationId" from messages where client_key = ${clientKey}`;
  return row;
}

/** Answers whether the platform's human-agent tag is needed. @throws AppError `invalid` when the window is closed. */
function assertWindow(conversation: ConversationResource, input: SendMessageInput, at: Date): boolean {
  const manifest = manifests[conversation.platformId];
  if (input.platformTemplate) {
    if (!manifest.templates)
      throw new AppError("invalid", "invalid", { fields: { platformTemplate: "notSupported" } });
    return false;
  }
  const { state } = replyWindow(manifest, conversation, at);
  if (state === "closed") {
    throw new AppError("invalid", "windowClosed", { fields: { conversationId: "windowClosed" } });
  }
  return state === "human";
}

async function plan(tx: Tx, conversation: ConversationResource, input: SendMessageInput): Promise<Part[]> {
  if (input.platformTemplate) return [{ kind: "template", text: input.text ?? null, fileId: null }];
  const manifest = manifests[conversation.platformId];
  const mediaId = input.attachments?.[0]?.mediaId;
  const file = mediaId ? await uploadedFile(tx, mediaId, conversation) : null;
  return partsOf(manifest, { text: input.text ?? (await savedReply(tx, input.templateId)), file });
}

/** The body of a saved reply, which counts its use. */
async function savedReply(tx: Tx, templateId: string | null | undefined): Promise<string | null> {
  if (!templateId) return null;
  const [template] = await tx.$queryRaw<{ body: string }[]>`
    update templates set usage_count = usage_count + 1 where id = ${templateId}::uuid and archived_at is null returning body`;
  if (!template) throw new AppError("invalid", "invalid", { fields: { templateId: "unknown" } });
  return template.body;
}

/** A file that was uploaded and belongs to no message yet; locked, so that it is sent once. */
async function uploadedFile(tx: Tx, mediaId: string, conversation: ConversationResource): Promise<DraftFile> {
  const [file] = await tx.$queryRaw<
    { id: string; kind: DraftFile["kind"]; mimeType: string; size: number }[]
  >`
    select id, kind, mime_type as "mimeType", size from attachments
    where id = ${mediaId}::uuid and message_id is null and status = 'stored' for update`;
  if (!file) throw new AppError("invalid", "invalid", { fields: { attachments: "unknown" } });
  const manifest = manifests[conversation.platformId];
  return {
    ...file,
    kind: file.kind === "voice" && manifest.attachments.voice ? "voice" : fileKind(manifest, file.mimeType),
  };
}

interface Queueing {
  part: Part;
  resource: ConversationResource;
  input: SendMessageInput;
  authorId: string;
  writtenAt: Date;
  humanAgent: boolean;
  /** The client key and the quote belong to the first of the messages that a draft becomes. */
  first: boolean;
}

async function queue(
  tx: Tx,
  { part, resource, input, authorId, writtenAt, humanAgent, first }: Queueing,
): Promise<string> {
  const id = newId();
  const content = input.platformTemplate ? { template: input.platformTemplate } : {};
  const quoted = first && input.replyToId ? await quotedMessage(tx, resource.id, input.replyToId) : null;
  await tx.$executeRaw`
    insert into messages (id, conversation_id, configuration_id, direction, kind, text, content, status, client_key, author_id,
                          reply_to_id, reply_to_external_id, sent_at, received_at, human_agent, lane)
    values (${id}::uuid, ${resource.id}::uuid, ${resource.configurationId}::uuid, 'outbound', ${part.kind}::message_kind,
            ${part.text}, ${JSON.stringify(content)}::jsonb, 'queued', ${first ? input.clientKey : null}, ${authorId}::uuid,
            ${quoted?.id ?? null}::uuid, ${quoted?.externalId ?? null}, ${writtenAt}, ${writtenAt}, ${humanAgent},
            ${laneOf(resource.id)})`;
  if (part.fileId) {
    await tx.$executeRaw`
      update attachments set message_id = ${id}::uuid, kind = ${part.kind}::message_kind where id = ${part.fileId}::uuid`;
  }
  return id;
}

async function quotedMessage(tx: Tx, conversationId: string, messageId: string) {
  const [message] = await tx.$queryRaw<{ id: string; externalId: string | null }[]>`
    select id, external_id as "externalId" from messages
    where id = ${messageId}::uuid and conversation_id = ${conversationId}::uuid`;
  if (!message?.externalId) throw new AppError("invalid", "invalid", { fields: { replyToId: "unknown" } });
  return message;
}
