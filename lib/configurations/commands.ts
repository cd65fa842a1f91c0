/** Connecting, changing and disconnecting accounts. */
import type { z } from "zod";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import type { ApiConfiguration, Tx } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/enqueue";
import { isPlatformId, manifestOf } from "@/lib/platforms/manifest";
import { forgetConfigurations } from "./active";
import { configurationIdSchema, createConfigurationSchema, editConfigurationSchema } from "./schema";
import { encrypt } from "./secrets";
import { changedKeys, insertConfiguration, replaceSecrets, type Stored } from "./store";

/** Locked, because secrets are read, merged and written again. */
async function load(tx: Tx, { id }: { id: string }): Promise<ApiConfiguration> {
  await tx.$queryRaw`select 1 from api_configurations where id = ${id}::uuid for update`;
  const row = await tx.apiConfiguration.findUnique({ where: { id } });
  if (!row || row.archivedAt) throw notFound();
  return row;
}

/** Active for webhooks at once; whether the platform accepts the credentials is found out by a job. */
export const createConfiguration = defineCommand({
  name: "configuration.create",
  input: createConfigurationSchema,
  async run({ tx, input, record, afterCommit }): Promise<Stored> {
    const stored = await insertConfiguration(tx, input);
    record({ platform: input.platform }, stored.id);
    await enqueue(tx, "checkConfiguration", { configurationId: stored.id });
    afterCommit(forgetConfigurations);
    return stored;
  },
});

export const editConfiguration = defineCommand({
  name: "configuration.edit",
  input: editConfigurationSchema,
  load,
  async run({ tx, input, resource, record, afterCommit }): Promise<Stored> {
    const { id, secrets = {}, ...columns } = input;
    const keys = changedKeys(secrets);
    const { generated } = keys.length > 0 ? await replaceSecrets(tx, resource, secrets) : { generated: {} };
    await tx.apiConfiguration.update({ where: { id }, data: columns });
    if (keys.length > 0 || input.active) await enqueue(tx, "checkConfiguration", { configurationId: id });
    record({ fields: [...Object.keys(columns), ...keys.map((key) => `secrets.${key}`)] });
    afterCommit(forgetConfigurations);
    return { id, generated };
  },
});

/** Asks the platform for its approved templates, soon. */
export const syncConfigurationTemplates = defineCommand({
  name: "configuration.syncTemplates",
  input: configurationIdSchema,
  load,
  async run({ tx, input: { id }, resource }): Promise<z.output<typeof configurationIdSchema>> {
    if (!isPlatformId(resource.platformId) || !manifestOf(resource.platformId).templates)
      throw new AppError("invalid", "invalid", { fields: { id: "notSupported" } });
    await enqueue(tx, "syncTemplates", { configurationId: id }, { key: `templates:${id}` });
    return { id };
  },
});

/** Its conversations stay and can be read; its credentials are erased, so nothing comes in or goes out any more. */
export const archiveConfiguration = defineCommand({
  name: "configuration.archive",
  input: configurationIdSchema,
  load,
  async run({ tx, input: { id }, afterCommit }): Promise<z.output<typeof configurationIdSchema>> {
    const data = { active: false, archivedAt: now(), secrets: encrypt({}, id) };
    await tx.apiConfiguration.update({ where: { id }, data });
    afterCommit(forgetConfigurations);
    return { id };
  },
});
