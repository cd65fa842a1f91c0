/** From what somebody wrote to the queued messages: decided and stored in the caller's transaction. */
import { findApproved } from "@/lib/approved/queries";
import { missingIn, namesHeaderFile, templateText, valuesOf } from "@/lib/approved/rules";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueueLane } from "@/lib/jobs/enqueue";
import { laneOf } from "@/lib/jobs/lanes";
import { manifests } from "@/lib/platforms/manifest";
import { savedReplyText } from "@/lib/templates/render";
import { noteLast } from "./conversation";
import type { ConversationResource } from "./resource";
import { fileKind, partsOf, replyWindow, type DraftFile, type Part } from "./rules";
import type { SendMessageInput } from "./schema";

export interface Composing {
  resource: ConversationResource;
  input: Omit<SendMessageInput, "conversationId">;
  authorId: string;
  writtenAt: Date;
  /** Sent by the clock, so never under the platform's tag for people. */
  scheduledId?: string;
}

export interface Composed {
  /** In the order they will be sent; at least one. */
  messageIds: [string, ...string[]];
  kind: Part["kind"];
}

/**
 * Queues what was written.
 * @throws AppError `invalid`: a closed window (`windowClosed`), a text, file or template that the platform does not take.
 */
export async function compose(tx: Tx, composing: Composing): Promise<Composed> {
  const { resource, input, writtenAt } = composing;
  const humanAgent = assertWindow(composing);
  const [first, ...others] = await plan(tx, composing);
  if (input.templateId) await noteUse(tx, input.templateId);
  const messageIds: Composed["messageIds"] = [
    await queue(tx, { ...composing, part: first, humanAgent, first: true }),
  ];
  for (const part of others)
    messageIds.push(await queue(tx, { ...composing, part, humanAgent, first: false }));
  await noteLast(tx, {
    conversationId: resource.id,
    messageId: messageIds.at(-1) ?? messageIds[0],
    sentAt: writtenAt,
  });
  await enqueueLane(tx, "deliver", laneOf(resource.id));
  return { messageIds, kind: first.kind };
}

/** Answers whether the platform's human-agent tag is needed. @throws AppError `invalid` when the window is closed. */
function assertWindow({ resource, input, writtenAt, scheduledId }: Composing): boolean {
  const manifest = manifests[resource.platformId];
  if (input.platformTemplate) {
    if (!manifest.templates) throw invalid("platformTemplate", "notSupported");
    return false;
  }
  const { state } = replyWindow(manifest, resource, writtenAt);
  if (state === "closed" || (state === "human" && scheduledId !== undefined)) throw windowClosed();
  return state === "human";
}

export const windowClosed = () =>
  new AppError("invalid", "windowClosed", { fields: { conversationId: "windowClosed" } });

async function plan(tx: Tx, composing: Composing): Promise<[Part, ...Part[]]> {
  const { resource: conversation, input, scheduledId } = composing;
  const mediaId = input.attachments?.[0]?.mediaId;
  const file = mediaId ? await heldFile(tx, mediaId, conversation, scheduledId) : null;
  if (input.platformTemplate) return [await templatePart(tx, conversation, input.platformTemplate, file)];
  const manifest = manifests[conversation.platformId];
  const { templateId } = input;
  const reply = { conversationId: conversation.id, authorId: composing.authorId };
  const text = input.text ?? (templateId ? await savedReplyText(tx, { templateId, ...reply }) : null);
  const [first, ...others] = partsOf(manifest, { text, file });
  if (!first) throw invalid("text", "required");
  return [first, ...others];
}

/** A template that is still approved, with every place filled in and the file that its header asks for. */
export async function templatePart(
  tx: Tx,
  { configurationId }: Pick<ConversationResource, "configurationId">,
  given: NonNullable<SendMessageInput["platformTemplate"]>,
  file: DraftFile | null,
): Promise<Part> {
  const shape = await findApproved(tx, configurationId, given);
  if (!shape) throw invalid("platformTemplate", "templateGone");
  const values = valuesOf(shape, given.components);
  if (missingIn(shape, values).length > 0) throw invalid("platformTemplate", "templateValues");
  const wanted = shape.header && shape.header.kind !== "text" ? shape.header.kind : null;
  const fits =
    wanted === null ? file === null : file?.kind === wanted || (!file && namesHeaderFile(given.components));
  if (!fits) throw invalid("attachments", "templateHeader");
  return {
    kind: "template",
    text: templateText(shape, values),
    fileId: file?.id ?? null,
    fileKind: file?.kind,
  };
}

/** An archived one is counted as well: it was chosen while it was there. */
async function noteUse(tx: Tx, templateId: string): Promise<void> {
  const counted = await tx.$executeRaw`
    update templates set usage_count = usage_count + 1, last_used_at = now() where id = ${templateId}::uuid`;
  if (counted === 0) throw invalid("templateId", "unknown");
}

/**
 * A file that was uploaded and belongs to nothing yet, or to the scheduled message that is being sent; locked, so that it
 * is sent once.
 */
export async function heldFile(
  tx: Tx,
  mediaId: string,
  { platformId }: Pick<ConversationResource, "platformId">,
  scheduledId?: string,
): Promise<DraftFile> {
  const [file] = await tx.$queryRaw<DraftFile[]>`
    select id, kind, mime_type as "mimeType", size from attachments
    where id = ${mediaId}::uuid and message_id is null and template_id is null and status = 'stored'
      and (scheduled_id is null or scheduled_id = ${scheduledId ?? null}::uuid)
    for update`;
  if (!file) throw invalid("attachments", "unknown");
  const manifest = manifests[platformId];
  return {
    ...file,
    kind: file.kind === "voice" && manifest.attachments.voice ? "voice" : fileKind(manifest, file.mimeType),
  };
}

interface Queueing extends Composing {
  part: Part;
  humanAgent: boolean;
  /** The client key and the quote belong to the first of the messages that a draft becomes. */
  first: boolean;
}

async function queue(tx: Tx, queueing: Queueing): Promise<string> {
  const { part, resource, input, authorId, writtenAt, humanAgent, first } = queueing;
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
      update attachments
      set message_id = ${id}::uuid, scheduled_id = null, kind = ${part.fileKind ?? part.kind}::message_kind
      where id = ${part.fileId}::uuid`;
  }
  return id;
}

async function quotedMessage(tx: Tx, conversationId: string, messageId: string) {
  const [message] = await tx.$queryRaw<{ id: string; externalId: string | null }[]>`
    select id, external_id as "externalId" from messages
    where id = ${messageId}::uuid and conversation_id = ${conversationId}::uuid`;
  if (!message?.externalId) throw invalid("replyToId", "unknown");
  return message;
}

const invalid = (field: string, key: string) =>
  new AppError("invalid", "invalid", { fields: { [field]: key } });
