/** Keeps our copy of an account's templates as its platform has them. */
import { now } from "@/lib/clock";
import type { ActiveConfiguration } from "@/lib/configurations/active";
import { db, transaction } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import type { PlatformTemplateData } from "@/lib/platforms/contract";
import type { PlatformIo } from "@/lib/platforms/io";
import { isPlatformId } from "@/lib/platforms/manifest";
import { adapterOf } from "@/lib/platforms/registry";

/**
 * Asks the platform for all of them and replaces what is known; those that are gone are removed.
 * @throws AnswerError when the platform does not give them: what is known stays.
 */
export async function syncTemplates(configuration: ActiveConfiguration, io: PlatformIo): Promise<void> {
  const given = await adapterOf(configuration.platformId).templates?.(configuration.secrets, io);
  if (given) await store(configuration.id, given);
}

async function store(configurationId: string, given: readonly PlatformTemplateData[]): Promise<void> {
  const syncedAt = now();
  const known = new Map(given.map((template) => [`${template.name} ${template.language}`, template]));
  const templates = [...known.values()].map((template) => ({ id: newId(), ...template }));
  await transaction(async (tx) => {
    await tx.$executeRaw`
      insert into platform_templates (id, configuration_id, name, language, category, status, components, synced_at)
      select t.id, ${configurationId}::uuid, t.name, t.language, t.category, t.status, t.components, ${syncedAt}
      from jsonb_to_recordset(${JSON.stringify(templates)}::jsonb)
        as t(id uuid, name text, language text, category text, status text, components jsonb)
      on conflict (configuration_id, name, language) do update
      set category = excluded.category, status = excluded.status, components = excluded.components,
          synced_at = excluded.synced_at`;
    await tx.$executeRaw`
      delete from platform_templates where configuration_id = ${configurationId}::uuid and synced_at < ${syncedAt}`;
  });
}

/** The accounts whose templates can be asked for. */
export async function syncable(): Promise<string[]> {
  const found = await db().apiConfiguration.findMany({
    where: { active: true, archivedAt: null, health: { not: "needs_attention" } },
    select: { id: true, platformId: true },
    orderBy: { id: "asc" },
  });
  return found
    .filter(({ platformId }) => isPlatformId(platformId) && adapterOf(platformId).templates)
    .map(({ id }) => id);
}
