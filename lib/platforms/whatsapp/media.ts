import type { DraftAttachment, PlatformError } from "@/lib/platforms/contract";
import { MediaError, PlatformCallError, type MediaSource, type PlatformIo } from "@/lib/platforms/io";
import { graphCall } from "@/lib/platforms/meta/graph";
import { ask } from "@/lib/platforms/meta/outcome";
import { count, id, text } from "@/lib/platforms/read";
import { classifyError } from "./errors";
import type { WhatsAppSecrets } from "./secrets";

type Upload = { ok: true; mediaId: string } | { ok: false; error: PlatformError; retryAfterMs?: number };

/** Uploads a file to be sent by its id, which WhatsApp keeps for 30 days. Harmless to repeat. */
export async function uploadMedia(
  attachment: DraftAttachment,
  secrets: WhatsAppSecrets,
  io: PlatformIo,
): Promise<Upload> {
  const file = new File([await attachment.read()], attachment.fileName, { type: attachment.mimeType });
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("type", attachment.mimeType);
  form.set("file", file);
  const call = graphCall(io, `/${secrets.phoneNumberId}/media`, secrets.accessToken, { body: form });
  const answer = await ask(call, classifyError);
  if (!answer.ok) return answer;
  const mediaId = id(answer.body.id);
  if (mediaId === undefined) return { ok: false, error: { code: "unreadable_answer", class: "retry" } };
  return { ok: true, mediaId };
}

/**
 * Opens a file that a customer sent. `ref` is a media id, which is first turned into a URL that lives for five minutes, or
 * such a URL itself. A 404 of a fresh URL happens; it is asked for once more.
 * @throws MediaError with `retry` false when WhatsApp no longer has the file (media ids live for seven days).
 */
export async function fetchMedia(
  ref: string,
  secrets: WhatsAppSecrets,
  io: PlatformIo,
): Promise<MediaSource> {
  if (/^https?:\/\//i.test(ref)) return open({ url: ref }, secrets, io);
  try {
    return await open(await describe(ref, secrets, io), secrets, io);
  } catch (error) {
    if (!(error instanceof MediaError && error.code === "http_404")) throw error;
    return open(await describe(ref, secrets, io), secrets, io);
  }
}

interface Description {
  url: string;
  mimeType?: string;
  size?: number;
}

async function describe(mediaId: string, secrets: WhatsAppSecrets, io: PlatformIo): Promise<Description> {
  const path = `/${encodeURIComponent(mediaId)}?phone_number_id=${secrets.phoneNumberId}`;
  const answer = await ask(graphCall(io, path, secrets.accessToken), classifyError);
  // A refused token is repaired by an administrator, and then the file is still there.
  if (!answer.ok) throw new MediaError(answer.error.code, ["retry", "admin"].includes(answer.error.class));
  const url = text(answer.body.url);
  if (url === undefined) throw new MediaError("unreadable_answer", true);
  return { url, mimeType: text(answer.body.mime_type), size: count(answer.body.file_size) };
}

async function open(file: Description, secrets: WhatsAppSecrets, io: PlatformIo): Promise<MediaSource> {
  const { status, headers, body } = await download(file.url, secrets, io);
  if (status !== 200 || !body) {
    await body?.cancel();
    throw new MediaError(`http_${status}`, status >= 500 || [401, 403, 408, 429].includes(status));
  }
  return {
    body,
    mimeType: file.mimeType ?? headers.get("content-type") ?? undefined,
    size: file.size ?? count(headers.get("content-length")),
  };
}

async function download(url: string, secrets: WhatsAppSecrets, io: PlatformIo) {
  try {
    return await io.download(url, credentials(url, secrets, io));
  } catch (error) {
    if (!(error instanceof PlatformCallError)) throw error;
    throw new MediaError(error.code, error.code !== "blocked_address");
  }
}

const metaHost = /(^|\.)(facebook\.com|fbsbx\.com|fbcdn\.net|whatsapp\.net)$/;

/** Meta's file hosts ask for the token; no other host may see it. */
function credentials(url: string, secrets: WhatsAppSecrets, io: PlatformIo): Record<string, string> {
  if (!URL.canParse(url)) throw new MediaError("bad_url", false);
  const { protocol, hostname, origin } = new URL(url);
  const trusted = origin === new URL(io.baseUrl).origin || (protocol === "https:" && metaHost.test(hostname));
  return trusted ? { Authorization: `Bearer ${secrets.accessToken}` } : {};
}
