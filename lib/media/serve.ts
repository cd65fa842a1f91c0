/** Files to browsers: only to whoever may read the conversation, and never as something a browser would run. */
import { authorize } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { rows, sql } from "@/lib/db/query";
import { notFound } from "@/lib/errors";
import { fileSize, openFile } from "@/lib/storage/local";
import { inlineType } from "@/lib/storage/sniff";
import { parseRange } from "./range";

interface StoredFile {
  storageKey: string;
  previewKey: string | null;
  mimeType: string;
  fileName: string | null;
  size: number;
  uploadedById: string | null;
  messageId: string | null;
  templateId: string | null;
  assigneeId: string | null;
  mentioned: boolean;
}

/** What every file is served with: nothing in it is run, and no shared cache keeps it. */
const safeHeaders = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
};

/** @throws AppError `not_found` for what is not stored, or not for this viewer. */
export async function serveMedia(
  viewer: SessionUser,
  attachmentId: string,
  rangeHeader: string | null,
  download: boolean,
): Promise<Response> {
  return respond(await readableFile(viewer, attachmentId), rangeHeader, download);
}

/** The small picture of a file. A preview never changes: a browser may keep it for a day. @throws AppError `not_found` */
export async function servePreview(viewer: SessionUser, attachmentId: string): Promise<Response> {
  const { previewKey } = await readableFile(viewer, attachmentId);
  if (previewKey === null) throw notFound();
  const size = await fileSize(previewKey);
  return new Response(openFile(previewKey, 0, size - 1), {
    headers: {
      ...safeHeaders,
      "content-type": "image/webp",
      "content-length": String(size),
      "cache-control": "private, max-age=86400, immutable",
    },
  });
}

async function readableFile(viewer: SessionUser, attachmentId: string): Promise<StoredFile> {
  const [file] = await rows<StoredFile>(sql`
    select a.storage_key as "storageKey", a.preview_key as "previewKey", a.mime_type as "mimeType",
           a.file_name as "fileName", a.size, a.uploaded_by_id as "uploadedById", a.message_id as "messageId",
           a.template_id as "templateId", c.assignee_id as "assigneeId",
           exists (select 1 from note_mentions
                   where user_id = ${viewer.id}::uuid and conversation_id = c.id) as mentioned
    from attachments a
    left join messages m on m.id = a.message_id
    left join conversations c on c.id = m.conversation_id
    where a.id = ${attachmentId}::uuid and a.status = 'stored' and m.deleted_at is null`);
  if (!file) throw notFound();
  if (file.messageId !== null) authorize(viewer, "media.read", file);
  else if (file.templateId !== null) authorize(viewer, "template.read");
  // A file that is not sent yet is its uploader's alone.
  else if (file.uploadedById !== viewer.id) throw notFound();
  return file;
}

function respond(file: StoredFile, rangeHeader: string | null, download: boolean): Response {
  const range = parseRange(rangeHeader, file.size);
  const headers = {
    ...safeHeaders,
    "content-type": file.mimeType,
    "content-disposition": disposition(file, download),
    "accept-ranges": "bytes",
    "cache-control": "private, max-age=3600",
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
