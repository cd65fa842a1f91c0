/** What a person has begun to write in a conversation, so that it is there on their next device too. */
import { z } from "zod";
import { authorize } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { rows, sql } from "@/lib/db/query";
import { notFound } from "@/lib/errors";

/** `updatedAt` is null where nothing was ever written. An empty text is one that was sent or thrown away. */
export interface DraftView {
  text: string;
  updatedAt: string | null;
}

const saveDraftSchema = z.object({
  conversationId: z.uuid(),
  text: z.string().max(20_000),
  /** When it was last touched, by the clock of the device: the newest wins. */
  updatedAt: z.coerce.date(),
});

interface Place {
  id: string;
  assigneeId: string | null;
}

/**
 * Keeps the draft unless a newer one is there, and answers the one that is kept. Not in the activity log: nothing has
 * been said to anybody yet. An empty text stays as an empty row, so that an older one of another device does not come back.
 */
export const saveDraft = defineCommand({
  name: "draft.save",
  input: saveDraftSchema,
  async load(tx, { conversationId }): Promise<Place> {
    // Not locked: a draft changes nothing of the conversation, and must not wait for what does.
    const [place] = await tx.$queryRaw<Place[]>`
      select id, assignee_id as "assigneeId" from conversations where id = ${conversationId}::uuid`;
    if (!place) throw notFound();
    return place;
  },
  async run({ tx, actor, input, resource, unchanged, announce }): Promise<DraftView> {
    unchanged();
    // A device whose clock is ahead must not keep later words out.
    const updatedAt = new Date(Math.min(input.updatedAt.getTime(), now().getTime()));
    const kept = await tx.$executeRaw`
      insert into drafts (user_id, conversation_id, text, updated_at)
      values (${actor.id}::uuid, ${resource.id}::uuid, ${input.text}, ${updatedAt})
      on conflict (user_id, conversation_id) do update set text = excluded.text, updated_at = excluded.updated_at
      where drafts.updated_at <= excluded.updated_at and drafts.text <> excluded.text`;
    if (kept > 0) {
      // Without the notice's own conversation, so that it reaches this person alone.
      announce({
        topic: "conversation",
        data: { userId: actor.id, conversationId: resource.id, draft: "own" },
      });
    }
    const [draft] = await tx.$queryRaw<{ text: string; updatedAt: Date }[]>`
      select text, updated_at as "updatedAt" from drafts
      where user_id = ${actor.id}::uuid and conversation_id = ${resource.id}::uuid`;
    return { text: draft?.text ?? "", updatedAt: (draft?.updatedAt ?? updatedAt).toISOString() };
  },
});

/** The viewer's own draft. @throws AppError `not_found` */
export async function getDraft(viewer: SessionUser, conversationId: string): Promise<DraftView> {
  const [found] = await rows<{ assigneeId: string | null; text: string | null; updatedAt: Date | null }>(sql`
    select c.assignee_id as "assigneeId", d.text, d.updated_at as "updatedAt"
    from conversations c
    left join drafts d on d.conversation_id = c.id and d.user_id = ${viewer.id}::uuid
    where c.id = ${conversationId}::uuid`);
  if (!found) throw notFound();
  authorize(viewer, "draft.save", found);
  return { text: found.text ?? "", updatedAt: found.updatedAt?.toISOString() ?? null };
}
