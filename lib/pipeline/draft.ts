/** A queued message becomes a draft that an adapter can send. */
import { pool } from "@/lib/db/pool";
import type { Draft } from "@/lib/platforms/contract";
import type { PlatformId } from "@/lib/platforms/manifest";
import { fileSize, readFile } from "@/lib/storage/local";

export interface Claimed {
  id: string;
  conversationId: string;
  configurationId: string;
  platformId: PlatformId;
  identityId: string;
  address: string;
  text: string | null;
  content: { template?: Draft["template"] };
  template: Draft["template"] | null;
  replyToExternalId: string | null;
  humanAgent: boolean;
  attempts: number;
  sentAt: Date;
  authorId: string | null;
  /** May a free text still be sent, by the person's last message? */
  windowOpen: boolean;
}

/**
 * Takes a message for sending: `queued -> sending`, unless somebody else has. The window is looked at again: it may have
 * closed while the message waited.
 */
export async function claim(messageId: string, workerId: string): Promise<Claimed | null> {
  const { rows } = await pool().query<Claimed>(
    `update messages m
     set status = 'sending', worker_id = $2, attempts = m.attempts + 1, error_code = null, error_class = null
     from conversations c, contact_identities i
     where m.id = $1 and m.status = 'queued' and c.id = m.conversation_id and i.id = c.identity_id
     returning m.id, m.conversation_id as "conversationId", m.configuration_id as "configurationId",
       c.platform_id as "platformId", i.id as "identityId", i.address, m.text, m.content,
       m.content -> 'template' as template, m.human_agent as "humanAgent", m.attempts, m.sent_at as "sentAt",
       m.author_id as "authorId", m.reply_to_external_id as "replyToExternalId",
       (m.human_agent or c.window_expires_at is null or c.window_expires_at > now()) as "windowOpen"`,
    [messageId, workerId],
  );
  return rows[0] ?? null;
}

/** The file of a message is not in storage any more: certainly nothing was sent. */
export class FileMissing extends Error {}

/** @throws FileMissing */
export async function draftOf(claimed: Claimed): Promise<Draft> {
  return {
    clientRef: claimed.id,
    address: claimed.address,
    text: claimed.text ?? undefined,
    attachment: await attachmentOf(claimed.id),
    replyToExternalId: claimed.replyToExternalId ?? undefined,
    template: claimed.template ?? undefined,
    humanAgent: claimed.humanAgent,
  };
}

async function attachmentOf(messageId: string): Promise<Draft["attachment"]> {
  const { rows } = await pool().query<{
    kind: NonNullable<Draft["attachment"]>["kind"];
    mimeType: string;
    fileName: string;
    size: number;
    storageKey: string;
  }>(
    `select kind, mime_type as "mimeType", coalesce(file_name, 'file') as "fileName", size, storage_key as "storageKey"
     from attachments where message_id = $1 and status = 'stored' order by position limit 1`,
    [messageId],
  );
  const file = rows[0];
  if (!file) return undefined;
  const { storageKey, ...described } = file;
  await fileSize(storageKey).catch((error: unknown) => {
    throw new FileMissing("attachment", { cause: error });
  });
  return { ...described, read: async () => new Blob([await readFile(storageKey)], { type: file.mimeType }) };
}
