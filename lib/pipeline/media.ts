/** Fetches the files of messages. The message stands without them: a failure shows on the attachment, with a retry. */
import { configurationById } from "@/lib/configurations/active";
import { pool } from "@/lib/db/pool";
import { conversationNotices } from "@/lib/inbox/notices";
import { log } from "@/lib/log";
import { previewOf } from "@/lib/media/preview";
import { MediaError, PlatformCallError, type MediaSource } from "@/lib/platforms/io";
import { adapterOf } from "@/lib/platforms/registry";
import { publish } from "@/lib/realtime/publisher";
import { FileTooLarge, removeFile, writeFile } from "@/lib/storage/local";
import { sniff } from "@/lib/storage/sniff";
import { platformIo } from "./io";

/** WhatsApp's largest document. */
const MAX_FILE_BYTES = 100 * 1024 * 1024;
const MAX_THUMBNAIL_BYTES = 2 * 1024 * 1024;

interface PendingFile {
  ref: string;
  previewRef: string | null;
  mimeType: string | null;
  conversationId: string;
  configurationId: string;
}

/** @param lastAttempt whether a failure is final. @throws when it failed and another try is worth it. */
export async function fetchAttachment(attachmentId: string, lastAttempt: boolean): Promise<void> {
  const file = await pendingFile(attachmentId);
  if (!file) return;
  try {
    await fetchFile(attachmentId, file);
  } catch (error) {
    const retry =
      error instanceof MediaError ? error.retry : !(error instanceof FileTooLarge) && !blocked(error);
    if (retry && !lastAttempt) throw error;
    await pool().query(
      "update attachments set status = 'failed', error_code = $2 where id = $1 and status = 'pending'",
      [attachmentId, codeOf(error)],
    );
  }
  publish(await conversationNotices([file.conversationId]));
}

async function pendingFile(attachmentId: string): Promise<PendingFile | undefined> {
  const { rows } = await pool().query<PendingFile>(
    `select a.ref, a.preview_ref as "previewRef", a.mime_type as "mimeType", m.conversation_id as "conversationId", m.configuration_id as "configurationId"
     from attachments a join messages m on m.id = a.message_id
     where a.id = $1 and a.status = 'pending' and a.ref is not null`,
    [attachmentId],
  );
  return rows[0];
}

async function fetchFile(attachmentId: string, file: PendingFile): Promise<void> {
  const configuration = await configurationById(file.configurationId);
  if (!configuration) throw new MediaError("configuration_gone", false);
  const fetchRef = (ref: string) =>
    adapterOf(configuration.platformId).fetchMedia(ref, configuration.secrets, platformIo(configuration));
  const source = await fetchRef(file.ref);
  const { key, size } = await writeFile(source.body, MAX_FILE_BYTES);
  const mimeType = await sniff(key, file.mimeType ?? source.mimeType);
  const { rowCount } = await pool().query(
    `update attachments
     set status = 'stored', storage_key = $2, size = $3, mime_type = $4, file_name = coalesce(file_name, $5), error_code = null
     where id = $1 and status = 'pending'`,
    [attachmentId, key, size, mimeType, source.fileName ?? null],
  );
  if (rowCount === 0) return removeFile(key);
  if (file.previewRef === null) return addPreview(attachmentId, { key, size, mimeType }, true);
  await addThumbnail(attachmentId, () => fetchRef(file.previewRef ?? ""));
}

interface Picture {
  key: string;
  size: number;
  mimeType: string;
}

/** @param isOriginal whether its size in pixels is the attachment's own */
async function addPreview(attachmentId: string, { key, size, mimeType }: Picture, isOriginal: boolean) {
  const preview = await previewOf(key, mimeType, size);
  if (!preview) return;
  const { rowCount } = await pool().query(
    `update attachments
     set preview_key = $2, width = case when $3 then $4 else width end, height = case when $3 then $5 else height end
     where id = $1 and status = 'stored' and preview_key is null`,
    [attachmentId, preview.key, isOriginal, preview.width, preview.height],
  );
  if (rowCount === 0) await removeFile(preview.key);
}

/** The platform's own small picture of a film or a document. Without it the file is none the worse. */
async function addThumbnail(attachmentId: string, fetchIt: () => Promise<MediaSource>): Promise<void> {
  try {
    const source = await fetchIt();
    const { key, size } = await writeFile(source.body, MAX_THUMBNAIL_BYTES);
    await addPreview(attachmentId, { key, size, mimeType: await sniff(key, source.mimeType) }, false);
    await removeFile(key);
  } catch (error) {
    log().info({ code: codeOf(error) }, "no thumbnail");
  }
}

const blocked = (error: unknown): boolean =>
  error instanceof PlatformCallError && error.code === "blocked_address";

function codeOf(error: unknown): string {
  if (error instanceof MediaError || error instanceof PlatformCallError) return error.code;
  return error instanceof FileTooLarge ? "too_large" : "unexpected";
}
