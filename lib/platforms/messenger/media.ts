import { MediaError, PlatformCallError, type MediaSource, type PlatformIo } from "@/lib/platforms/io";
import { count } from "@/lib/platforms/read";

/**
 * Opens a file of a message. `ref` is its address at Meta's CDN: no token is needed (and none is given away), and after some
 * time it stops working for good.
 * @throws MediaError `http_<status>` or the code of the lost call; only what may pass is worth another try.
 */
export async function fetchMedia(ref: string, io: PlatformIo): Promise<MediaSource> {
  const { status, headers, body } = await open(ref, io);
  if (status !== 200 || body === null) {
    await body?.cancel();
    throw new MediaError(status === 200 ? "empty" : `http_${status}`, status === 429 || status >= 500);
  }
  return {
    body,
    mimeType: headers.get("content-type")?.split(";")[0]?.trim() || undefined,
    size: count(headers.get("content-length") ?? undefined),
  };
}

async function open(ref: string, io: PlatformIo) {
  try {
    return await io.download(ref);
  } catch (error) {
    if (!(error instanceof PlatformCallError)) throw error;
    throw new MediaError(error.code, error.code !== "blocked_address" && error.code !== "too_large");
  }
}
