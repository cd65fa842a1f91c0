/** Leads that make themselves. */
import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/ids";

/** A new conversation makes a lead, unless its contact has one that is still open. Its type is not known yet. */
export async function ensureLead(
  tx: Tx,
  source: { contactId: string; conversationId: string },
): Promise<void> {
  await tx.$executeRaw`
    insert into leads (id, contact_id, conversation_id)
    select ${newId()}::uuid, ${source.contactId}::uuid, ${source.conversationId}::uuid
    where not exists (select 1 from leads where contact_id = ${source.contactId}::uuid and status not in ('won', 'lost'))`;
}
