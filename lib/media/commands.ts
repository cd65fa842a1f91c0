/** Another try at a file that the platform did not hand over. */
import { z } from "zod";
import { defineCommand } from "@/lib/command";
import type { Tx } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { conversationNotice } from "@/lib/inbox/notices";
import { enqueue } from "@/lib/jobs/enqueue";

interface FailedFile {
  id: string;
  status: string;
  ref: string | null;
  conversationId: string;
  assigneeId: string | null;
  mentioned: boolean;
}

/** Shown as pending from here on; the job behind it has as many tries as the first one had. */
export const retryMedia = defineCommand({
  name: "media.retry",
  input: z.object({ attachmentId: z.uuid() }),
  load: (tx, { attachmentId }, actor) => lockFile(tx, attachmentId, actor.id),
  async run({ tx, resource, record, announce }): Promise<{ attachmentId: string }> {
    if (resource.status !== "failed" || resource.ref === null)
      throw new AppError("conflict", "nothingToRetry");
    await tx.$executeRaw`
      update attachments set status = 'pending', error_code = null where id = ${resource.id}::uuid`;
    await enqueue(
      tx,
      "media",
      { attachmentId: resource.id },
      { key: `media:${resource.id}`, maxAttempts: 8 },
    );
    record({ conversationId: resource.conversationId }, resource.id);
    announce(conversationNotice(resource.conversationId, resource.assigneeId));
    return { attachmentId: resource.id };
  },
});

async function lockFile(tx: Tx, attachmentId: string, actorId: string): Promise<FailedFile> {
  const [row] = await tx.$queryRaw<FailedFile[]>`
    select a.id, a.status, a.ref, c.id as "conversationId", c.assignee_id as "assigneeId",
           exists (select 1 from note_mentions where user_id = ${actorId}::uuid and conversation_id = c.id) as mentioned
    from attachments a
    join messages m on m.id = a.message_id and m.deleted_at is null
    join conversations c on c.id = m.conversation_id
    where a.id = ${attachmentId}::uuid for update of a`;
  if (!row) throw notFound();
  return row;
}
