/** Files of saved replies: uploaded like any other, then claimed; copied for each time that the reply is used. */
import type { SessionUser } from "@/lib/auth/roles";
import { db, type Tx } from "@/lib/db/client";
import { join, rows, sql } from "@/lib/db/query";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { AttachmentKind } from "@/lib/platforms/contract";
import { fileSize, openFile, removeFile, writeFile } from "@/lib/storage/local";
import type { RenderedReply } from "./views";

/**
 * Gives a saved reply exactly these files, in this order: those it has already, and uploads of the actor that belong to
 * nothing yet. The others it had become plain uploads again, which are pruned like those nobody sent.
 * @throws AppError `invalid` for a file that is neither.
 */
export async function claimFiles(
  tx: Tx,
  actor: Pick<SessionUser, "id">,
  templateId: string,
  mediaIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(mediaIds)];
  await tx.$executeRaw`
    update attachments set template_id = null
    where template_id = ${templateId}::uuid and not (id = any(${ids}::uuid[]))`;
  const claimed = await tx.$executeRaw`
    update attachments a set template_id = ${templateId}::uuid, position = chosen.position - 1
    from unnest(${ids}::uuid[]) with ordinality as chosen(id, position)
    where a.id = chosen.id and a.status = 'stored' and a.message_id is null and a.scheduled_id is null
      and (a.template_id = ${templateId}::uuid or (a.template_id is null and a.uploaded_by_id = ${actor.id}::uuid))`;
  if (claimed !== ids.length)
    throw new AppError("invalid", "invalid", { fields: { attachments: "unknown" } });
}

interface Original {
  kind: AttachmentKind;
  mimeType: string;
  fileName: string | null;
  size: number;
  durationSeconds: number | null;
  width: number | null;
  height: number | null;
  storageKey: string;
  previewKey: string | null;
  waveform: number[];
}

/**
 * Copies of a saved reply's files that belong to the viewer, as if just uploaded. Their bytes are copied too, so that
 * removing one never takes another's away.
 */
export async function copyFiles(
  viewer: Pick<SessionUser, "id">,
  templateId: string,
): Promise<RenderedReply["attachments"]> {
  const originals = await rows<Original>(sql`
    select kind, mime_type as "mimeType", file_name as "fileName", size, duration_seconds as "durationSeconds", width,
           height, storage_key as "storageKey", preview_key as "previewKey", waveform
    from attachments where template_id = ${templateId}::uuid and status = 'stored' order by position, id`);
  if (originals.length === 0) return [];
  const written: string[] = [];
  const copy = async (key: string) => {
    const copied = await copyFile(key);
    written.push(copied);
    return copied;
  };
  try {
    const copies = [];
    for (const original of originals) {
      const storageKey = await copy(original.storageKey);
      const previewKey = original.previewKey && (await copy(original.previewKey));
      copies.push({ ...original, id: newId(), storageKey, previewKey });
    }
    await db().attachment.createMany({
      data: copies.map((file) => ({ ...file, uploadedById: viewer.id, status: "stored" })),
    });
    return copies.map(({ id, fileName, kind, mimeType, size }) => ({
      mediaId: id,
      fileName: fileName ?? "file",
      kind,
      mimeType,
      size,
    }));
  } catch (error) {
    await Promise.all(written.map(removeFile));
    throw error;
  }
}

async function copyFile(key: string): Promise<string> {
  const size = await fileSize(key);
  const copied = await writeFile(openFile(key, 0, size - 1), size);
  return copied.key;
}

/** The files of several saved replies, as one row each, for the list. */
export const filesOf = (templateIds: readonly string[]) =>
  rows<{
    templateId: string;
    id: string;
    kind: AttachmentKind;
    mimeType: string;
    fileName: string;
    size: number;
  }>(sql`
    select template_id as "templateId", id, kind, mime_type as "mimeType", coalesce(file_name, 'file') as "fileName", size
    from attachments
    where template_id in (${join(templateIds.map((id) => sql`${id}::uuid`))}) and status = 'stored'
    order by position, id`);
