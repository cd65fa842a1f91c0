/**
 * Small pictures of files: WebP, turned upright, without the original's metadata (a phone writes into a photo where it was
 * taken). A picture that cannot be drawn has no preview; the file itself is never harmed by that.
 */
import sharp from "sharp";
import { log } from "@/lib/log";
import { readFile, writeFile } from "@/lib/storage/local";

/** Twice the width of a picture in the thread. */
const EDGE_PX = 640;
/** Refused from the header alone, before a pixel is unpacked: a few kilobytes can claim to be gigabytes of picture. */
const MAX_PIXELS = 50_000_000;
const MAX_SOURCE_BYTES = 32 * 1024 * 1024;
const MAX_SECONDS = 10;
const MAX_PREVIEW_BYTES = 4 * 1024 * 1024;

/** By its bytes. Nothing that is drawn from instructions, such as SVG, which could reach for other files. */
const drawable = /^image\/(jpeg|png|gif|webp|tiff|avif)$/;

const canPreview = (mimeType: string): boolean => drawable.test(mimeType);

interface Preview {
  key: string;
  /** Of the original, as it is looked at. */
  width: number;
  height: number;
}

/** The preview of a stored picture; null where none can be made. Never throws. */
export async function previewOf(key: string, mimeType: string, size: number): Promise<Preview | null> {
  if (!canPreview(mimeType) || size > MAX_SOURCE_BYTES) return null;
  try {
    return await draw(await readFile(key));
  } catch (error) {
    // The reason is the library's own sentence about the format: nothing of the picture, nor of its name.
    log().info({ reason: error instanceof Error ? error.message : "unknown" }, "no preview");
    return null;
  }
}

async function draw(source: Buffer<ArrayBuffer>): Promise<Preview> {
  const picture = sharp(source, { limitInputPixels: MAX_PIXELS, failOn: "error" });
  const { autoOrient } = await picture.metadata();
  const small = await picture
    .autoOrient()
    .resize({ width: EDGE_PX, height: EDGE_PX, fit: "inside", withoutEnlargement: true })
    .timeout({ seconds: MAX_SECONDS })
    .webp({ quality: 78 })
    .toBuffer();
  const { key } = await writeFile(new Blob([new Uint8Array(small)]).stream(), MAX_PREVIEW_BYTES);
  return { key, width: autoOrient.width, height: autoOrient.height };
}
