/** The templates that may be sent in a conversation. */
import { may } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import type { Tx } from "@/lib/db/client";
import { rows, sql } from "@/lib/db/query";
import { notFound } from "@/lib/errors";
import { readable } from "@/lib/inbox/readable";
import { templateShape, type TemplateShape } from "./rules";
import type { ApprovedTemplates } from "./views";

interface Row {
  name: string;
  language: string;
  category: string;
  components: unknown;
}

/** Those approved for the account of this conversation, by name. @throws AppError `not_found` */
export async function listApprovedTemplates(
  viewer: SessionUser,
  conversationId: string,
): Promise<ApprovedTemplates> {
  const [conversation] = await rows<{ configurationId: string }>(sql`
    select c.configuration_id as "configurationId" from conversations c
    where c.id = ${conversationId}::uuid and ${readable(viewer)}`);
  if (!conversation) throw notFound();
  const { configurationId } = conversation;
  const [found, [synced]] = await Promise.all([
    rows<Row>(sql`
      select name, language, category, components from platform_templates
      where configuration_id = ${configurationId}::uuid and status = 'APPROVED' order by name, language`),
    rows<{ at: Date | null }>(sql`
      select max(synced_at) as at from platform_templates where configuration_id = ${configurationId}::uuid`),
  ]);
  const items = found.flatMap(({ name, language, category, components }) => {
    const shape = templateShape(components);
    return shape ? [{ name, language, category: category.toLowerCase(), shape }] : [];
  });
  return {
    items,
    nextCursor: null,
    configurationId,
    syncedAt: synced?.at?.toISOString() ?? null,
    maySync: may(viewer, "configuration.syncTemplates"),
  };
}

/** One that is approved right now and can be filled in; null when there is none. */
export async function findApproved(
  tx: Tx,
  configurationId: string,
  { name, language }: { name: string; language: string },
): Promise<TemplateShape | null> {
  const [found] = await tx.$queryRaw<{ components: unknown }[]>`
    select components from platform_templates
    where configuration_id = ${configurationId}::uuid and name = ${name} and language = ${language} and status = 'APPROVED'`;
  return found ? templateShape(found.components) : null;
}
