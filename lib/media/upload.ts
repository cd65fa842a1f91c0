/** A person's file, on its way to becoming an attachment: streamed to storage as it comes, never held in memory. */
import { authorize } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { FileTooLarge, removeFile } from "@/lib/storage/local";
import { sniff } from "@/lib/storage/sniff";
import { readFilePart, type FilePart } from "./multipart";
import { previewOf } from "./preview";

/** The largest file any platform takes. */
const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;
/** Multipart framing and the other fields. */
const FRAME_BYTES = 64 * 1024;

/**
 * Keeps the file of a multipart request (field `file`).
 * @throws AppError `too_large`, `unreadable` when it is not multipart, `invalid` without a file
 */
export async function receiveUpload(
  viewer: SessionUser,
  request: Request,
  voice: boolean,
): Promise<{ id: string }> {
  authorize(viewer, "media.upload");
  if (Number(request.headers.get("content-length") ?? 0) > MAX_UPLOAD_BYTES + FRAME_BYTES) {
    throw new AppError("too_large", "tooLarge");
  }
  const part = await filePart(request);
  if (!part) throw new AppError("invalid", "invalid", { fields: { file: "required" } });
  const kept = [part.key];
  try {
    if (part.size === 0) throw new AppError("invalid", "invalid", { fields: { file: "required" } });
    const mimeType = await sniff(part.key, part.mimeType);
    const preview = await previewOf(part.key, mimeType, part.size);
    if (preview) kept.push(preview.key);
    const id = newId();
    await db().attachment.create({
      data: {
        id,
        uploadedById: viewer.id,
        kind: kindOf(mimeType, voice),
        status: "stored",
        mimeType,
        fileName: safeName(part.fileName),
        size: part.size,
        storageKey: part.key,
        previewKey: preview?.key,
        width: preview?.width,
        height: preview?.height,
      },
    });
    return { id };
  } catch (error) {
    await Promise.all(kept.map(removeFile));
    throw error;
  }
}

async function filePart(request: Request): Promise<FilePart | null> {
  try {
    return await readFilePart(request, "file", MAX_UPLOAD_BYTES);
  } catch (error) {
    throw error instanceof FileTooLarge
      ? new AppError("too_large", "tooLarge")
      : new AppError("unreadable", "unreadable");
  }
}

function kindOf(mimeType: string, voice: boolean) {
  if (mimeType.startsWith("image/")) return "image";
  if (mimeType.startsWith("video/")) return "video";
  if (mimeType.startsWith("audio/")) return voice ? "voice" : "audio";
  return "document";
}

/** The name as people see it: no folders, no control or direction characters, a length that fits everywhere. */
export function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const clean = last.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").trim();
  return clean.slice(-120) || "file";
}
