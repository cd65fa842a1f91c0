import { MediaError, PlatformCallError, type MediaSource, type PlatformIo } from "@/lib/platforms/io";
import { count, text } from "@/lib/platforms/read";
import { callBot } from "./call";
import { classify } from "./errors";
import type { TelegramSecrets } from "./secrets";

/**
 * Opens a file by its `file_id`: `getFile` gives a path that is valid for an hour, for files up to 20 MB. Name and type
 * are lost on the way; the message has them. The file's URL holds the bot's token, so it never leaves this function.
 * @throws MediaError
 */
export async function fetchMedia(
  ref: string,
  secrets: TelegramSecrets,
  io: PlatformIo,
): Promise<MediaSource> {
  try {
    const path = await filePath(ref, secrets, io);
    const { status, headers, body } = await io.download(`${io.baseUrl}/file/bot${secrets.botToken}/${path}`);
    if (status !== 200 || !body) throw new MediaError(`http_${status}`, status === 429 || status >= 500);
    return { body, mimeType: typeOf(headers), size: count(headers.get("content-length")) };
  } catch (error) {
    if (!(error instanceof PlatformCallError)) throw error;
    throw new MediaError(error.code, error.code !== "blocked_address");
  }
}

async function filePath(ref: string, secrets: TelegramSecrets, io: PlatformIo): Promise<string> {
  const answer = await callBot(io, secrets, "getFile", { file_id: ref });
  if (answer.status === "refused") {
    const error = classify(answer.refusal);
    throw new MediaError(error.code, error.class === "retry");
  }
  const path = answer.status === "ok" ? text(answer.result.file_path) : undefined;
  if (path === undefined) throw new MediaError("unreadable_answer", true);
  const segments = path.split("/");
  // A path that climbs would reach another method of the API.
  if (segments.includes("..")) throw new MediaError("blocked_address", false);
  return segments.map(encodeURIComponent).join("/");
}

/** Telegram serves most files without saying what they are. */
function typeOf(headers: Headers): string | undefined {
  const type = headers.get("content-type");
  return type === null || type.startsWith("application/octet-stream") ? undefined : type;
}
