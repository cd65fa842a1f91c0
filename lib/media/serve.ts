/** Files to browsers: only to whoever may read the conversation, and never as something a browser would run. */
import { authorize } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { rows, sql } from "@/lib/db/query";
import { notFound } from "@/lib/errors";
import { openFile } from "@/lib/storage/local";
import { inlineType } from "@/lib/storage/sniff";
import { parseRange } from "./range";

interface StoredFile {
  storageKey: string;
  mimeType: string;
  fileName: string | null;
  size: number;
  uploadedById: string | null;
  messageId: string | null;
  assigneeId: string | null;
}

/** @throws AppError `not_found` for what is not stored, or not for this viewer. */
export async function serveMedia(
  viewer: SessionUser,
  attachmentId: string,
  rangeHeader: string | null,
  download: boolean,
): Promise<Response> {
  const [file] = await rows<StoredFile>(sql`
    select a.storage_key as "storageKey", a.mime_type as "mimeType", a.file_name as "fileName", a.size,
           a.uploaded_by_id as "uploadedById", a.message_id as "messageId", c.assignee_id as "assigneeId"
    from attachments a
    left join messages m on m.id = a.message_id
    left join conversations c on c.id = m.conversation_id
    where a.id = ${attachmentId}::uuid and a.status = 'stored' and m.deleted_at is null`);
  if (!file) throw notFound();
  // A file that is not sent yet is its uploader's alone.
  if (file.messageId === null && file.uploadedById !== viewer.id) throw notFound();
  if (file.messageId !== null) authorize(viewer, "media.read", { assigneeId: file.assigneeId });
  return respond(file, rangeHeader, download);
}

function respond(file: StoredFile, rangeHeader: string | null, download: boolean): Response {
  const range = parseRange(rangeHeader, file.size);
  const headers = {
    "content-type": file.mimeType,
    "content-disposition": disposition(file, download),
    "accept-ranges": "bytes",
    "cache-control": "private, max-age=3600",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
  };
  if (range === "unsatisfiable") {
    return new Response(null, {
      status: 416,
      headers: { ...headers, "content-range": `bytes */${file.size}` },
    });
  }
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  return new Response(openFile(file.storageKey, start, end), {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      "content-length": String(end - start + 1),
      ...(range ? { "content-range": `bytes ${start}-${end}/${file.size}` } : {}),
    },
  });
}

function disposition(file: StoredFile, download: boolean): string {
  const kind = !download && inlineType(file.mimeType) ? "inline" : "attachment";
  return `${kind}; filename*=UTF-8''${encodeURIComponent(file.fileName ?? "file")}`;
}
