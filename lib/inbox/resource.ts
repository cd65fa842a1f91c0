/** The conversation a command is about, locked for its transaction and with what the policy and the rules ask. */
import type { SessionUser } from "@/lib/auth/roles";
import type { Tx } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import type { PlatformId } from "@/lib/platforms/manifest";
import type { ConversationStatus } from "./views";

export interface ConversationResource {
  id: string;
  status: ConversationStatus;
  assigneeId: string | null;
  /** A note on it names the actor. */
  mentioned: boolean;
  stageId: string | null;
  configurationId: string;
  platformId: PlatformId;
  windowExpiresAt: Date | null;
  lastInboundAt: Date | null;
}

/** @throws AppError `not_found` */
export async function lockConversation(
  tx: Tx,
  conversationId: string,
  actor: Pick<SessionUser, "id">,
): Promise<ConversationResource> {
  const [row] = await tx.$queryRaw<ConversationResource[]>`
    select id, status, assignee_id as "assigneeId", stage_id as "stageId", configuration_id as "configurationId",
           platform_id as "platformId", window_expires_at as "windowExpiresAt", last_inbound_at as "lastInboundAt",
           exists (select 1 from note_mentions
                   where user_id = ${actor.id}::uuid and conversation_id = ${conversationId}::uuid) as mentioned
    from conversations where id = ${conversationId}::uuid for update`;
  if (!row) throw notFound();
  return row;
}

export interface MessageResource extends ConversationResource {
  messageId: string;
  messageStatus: string;
}

/** A message with its conversation, both locked. @throws AppError `not_found` */
export async function lockMessage(
  tx: Tx,
  messageId: string,
  actor: Pick<SessionUser, "id">,
): Promise<MessageResource> {
  const [row] = await tx.$queryRaw<{ conversationId: string }[]>`
    select conversation_id as "conversationId" from messages where id = ${messageId}::uuid`;
  if (!row) throw notFound();
  const conversation = await lockConversation(tx, row.conversationId, actor);
  const [message] = await tx.$queryRaw<{ status: string }[]>`
    select status from messages where id = ${messageId}::uuid for update`;
  return { ...conversation, messageId, messageStatus: message?.status ?? "" };
}
