/** Writing, changing and putting away saved replies. */
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import type { Tx } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { manifestOf } from "@/lib/platforms/manifest";
import { claimFiles } from "./files";
import { createTemplateSchema, editTemplateSchema, templateIdSchema, tooLongFor } from "./schema";
import { unknownVariable } from "./variables";

interface TemplateResource {
  id: string;
  ownerId: string;
  body: string;
  platforms: string[];
  archivedAt: Date | null;
}

/** Locked. @throws AppError `not_found` */
async function load(tx: Tx, { id }: { id: string }): Promise<TemplateResource> {
  const [row] = await tx.$queryRaw<TemplateResource[]>`
    select id, owner_id as "ownerId", body, platforms, archived_at as "archivedAt"
    from templates where id = ${id}::uuid for update`;
  if (!row) throw notFound();
  return row;
}

export const createTemplate = defineCommand({
  name: "template.create",
  input: createTemplateSchema,
  async run({ tx, actor, input, record }): Promise<{ id: string }> {
    const { attachments, ...columns } = input;
    const id = newId();
    await assertBody(tx, columns.body, columns.platforms);
    await assertShortcut(tx, columns.shortcut, id);
    await tx.template.create({ data: { id, ...columns, ownerId: actor.id } });
    await claimFiles(
      tx,
      actor,
      id,
      attachments.map(({ mediaId }) => mediaId),
    );
    record({ category: columns.category, platforms: columns.platforms }, id);
    return { id };
  },
});

export const editTemplate = defineCommand({
  name: "template.edit",
  input: editTemplateSchema,
  load,
  async run({ tx, actor, input, resource, record }): Promise<{ id: string }> {
    const { id, attachments, ...columns } = input;
    if (columns.body !== undefined || columns.platforms !== undefined) {
      await assertBody(tx, columns.body ?? resource.body, columns.platforms ?? resource.platforms);
    }
    if (columns.shortcut !== undefined) await assertShortcut(tx, columns.shortcut, id);
    await tx.template.update({ where: { id }, data: columns });
    if (attachments) {
      await claimFiles(
        tx,
        actor,
        id,
        attachments.map(({ mediaId }) => mediaId),
      );
    }
    record({ fields: [...Object.keys(columns), ...(attachments ? ["attachments"] : [])] });
    return { id };
  },
});

/** Out of the list and the composer; its shortcut stays taken, so that it can come back. */
export const archiveTemplate = defineCommand({
  name: "template.archive",
  input: templateIdSchema,
  load,
  async run({ tx, input: { id }, resource, unchanged }): Promise<{ id: string }> {
    if (resource.archivedAt) unchanged();
    else await setArchived(tx, id, now());
    return { id };
  },
});

export const restoreTemplate = defineCommand({
  name: "template.restore",
  input: templateIdSchema,
  load,
  async run({ tx, input: { id }, resource, unchanged }): Promise<{ id: string }> {
    if (resource.archivedAt) await setArchived(tx, id, null);
    else unchanged();
    return { id };
  },
});

/** It was copied to be pasted elsewhere, which counts as a use. There is nothing to log: nothing was changed. */
export const countCopy = defineCommand({
  name: "template.read",
  input: templateIdSchema,
  load,
  async run({ tx, input: { id }, unchanged }): Promise<{ id: string }> {
    unchanged();
    await countUse(tx, id);
    return { id };
  },
});

/** The one way to count; `updated_at` is left alone, because the reply itself is the same. */
const countUse = (tx: Tx, id: string) => tx.$executeRaw`
  update templates set usage_count = usage_count + 1, last_used_at = ${now()} where id = ${id}::uuid`;

const setArchived = (tx: Tx, id: string, archivedAt: Date | null) => tx.$executeRaw`
  update templates set archived_at = ${archivedAt}::timestamptz where id = ${id}::uuid`;

/** @throws AppError `invalid` naming the variable that does not exist, or the platform that the text is too long for. */
async function assertBody(tx: Tx, body: string, platforms: readonly string[]): Promise<void> {
  const tooLong = tooLongFor(body.length, platforms);
  if (tooLong) {
    const values = {
      platform: manifestOf(tooLong.platform).label,
      limit: tooLong.limit,
      length: body.length,
    };
    throw new AppError("invalid", "templateTooLong", { fields: { body: "tooLong" }, values });
  }
  const fields = await tx.contactField.findMany({ where: { archivedAt: null }, select: { key: true } });
  const name = unknownVariable(
    body,
    fields.map(({ key }) => key),
  );
  if (name !== null) {
    throw new AppError("invalid", "unknownVariable", {
      fields: { body: "unknownVariable" },
      values: { name },
    });
  }
}

/** Two who ask for the same one at once wait for each other. @throws AppError `invalid` when another reply has it. */
async function assertShortcut(tx: Tx, shortcut: string | null, id: string): Promise<void> {
  if (shortcut === null) return;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('template:' || ${shortcut}, 0))`;
  const other = await tx.template.findFirst({ where: { shortcut, id: { not: id } }, select: { id: true } });
  if (other) throw new AppError("invalid", "invalid", { fields: { shortcut: "shortcutTaken" } });
}
