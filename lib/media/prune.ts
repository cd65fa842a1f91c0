/** Files that were uploaded and then sent to nobody. */
import { pool } from "@/lib/db/pool";
import { removeFile } from "@/lib/storage/local";

/** After a day; what a saved reply or a scheduled message holds stays. Safe to repeat, and in several processes at once. */
export async function pruneUploads(): Promise<void> {
  const { rows } = await pool().query<{ key: string | null; previewKey: string | null }>(
    `delete from attachments
     where message_id is null and template_id is null and scheduled_id is null
       and created_at < now() - interval '1 day'
     returning storage_key as key, preview_key as "previewKey"`,
  );
  for (const key of rows.flatMap((row) => [row.key, row.previewKey])) if (key) await removeFile(key);
}
