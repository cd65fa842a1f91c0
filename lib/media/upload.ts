/** A person's file, on its way to becoming an attachment. */
import { authorize } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { removeFile, writeFile } from "@/lib/storage/local";
import { sniff } from "@/lib/storage/sniff";

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
  const form = await request.formData().catch(() => {
    throw new AppError("unreadable", "unreadable");
  });
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0)
    throw new AppError("invalid", "invalid", { fields: { file: "required" } });
  if (file.size > MAX_UPLOAD_BYTES) throw new AppError("too_large", "tooLarge");
  const { key, size } = await writeFile(file.stream(), MAX_UPLOAD_BYTES);
  try {
    const mimeType = await sniff(key, file.type);
    const id = newId();
    await db().attachment.create({
      data: {
        id,
        uploadedById: viewer.id,
        kind: kindOf(mimeType, voice),
        status: "stored",
        mimeType,
        fileName: safeName(file.name),
        size,
        storageKey: key,
      },
    });
    return { id };
  } catch (error) {
    await removeFile(key);
    throw error;
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
