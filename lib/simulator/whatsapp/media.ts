/** Files at WhatsApp: what may be uploaded, where a file can be fetched for five minutes, and that fetch. */
import { json, readParameters, type Reply, type SimulatorRequest } from "../http";
import { graphCall } from "../meta/calls";
import { GraphError, badParameter, missing } from "../meta/errors";
import { accessToken } from "../meta/token";
import type { MediaFile, WhatsAppAccount } from "../model";
import type { World } from "../world";

const mib = 1024 * 1024;

interface MediaRule {
  mimeTypes: RegExp;
  maxBytes: number;
}

/** Meta's table of what each kind of message takes. */
export const mediaRules: Record<"image" | "video" | "audio" | "document" | "sticker", MediaRule> = {
  image: { mimeTypes: /^image\/(jpeg|png)$/, maxBytes: 5 * mib },
  video: { mimeTypes: /^video\/(mp4|3gpp)$/, maxBytes: 16 * mib },
  audio: { mimeTypes: /^audio\/(aac|amr|mpeg|mp4|ogg)$/, maxBytes: 16 * mib },
  sticker: { mimeTypes: /^image\/webp$/, maxBytes: 500 * 1024 },
  document: {
    mimeTypes:
      /^(text\/plain|application\/(pdf|msword|zip|vnd\.ms-(excel|powerpoint)|vnd\.openxmlformats-officedocument\..+))$/,
    maxBytes: 100 * mib,
  },
};

/** Without parameters such as `; codecs=opus`. */
export const bareType = (mimeType: string): string => mimeType.split(";")[0]?.trim().toLowerCase() ?? "";

export const mediaRefused = (details: string) =>
  new GraphError(400, 131053, "Media upload error", { details });

/** `POST /{number}/media` */
export function uploadMedia(
  world: World,
  account: WhatsAppAccount,
  request: SimulatorRequest,
): Promise<Reply> {
  return graphCall(world, { account, operation: "upload" }, async () => {
    const { values, files } = await readParameters(request);
    if (values.messaging_product !== "whatsapp") throw missing("messaging_product");
    const file = files.file;
    if (!file) throw missing("file");
    const mimeType = typeof values.type === "string" && values.type ? values.type : file.mimeType;
    const rule = Object.values(mediaRules).find(({ mimeTypes }) => mimeTypes.test(bareType(mimeType)));
    if (!rule) throw mediaRefused(`Files of type ${mimeType} are not supported.`);
    if (file.bytes.length === 0) throw badParameter("The file is empty.");
    if (file.bytes.length > rule.maxBytes)
      throw mediaRefused(`The file is larger than ${rule.maxBytes} bytes.`);
    const media = await world.media.save(account, { ...file, mimeType });
    return json({ id: media.id });
  });
}

/** `GET` and `DELETE /{media}` */
export function mediaCall(
  world: World,
  account: WhatsAppAccount,
  media: MediaFile,
  request: SimulatorRequest,
): Promise<Reply> {
  return graphCall(world, { account, operation: "media" }, async () => {
    if (request.method === "DELETE") {
      await world.media.remove(media);
      return json({ success: true });
    }
    return json({
      messaging_product: "whatsapp",
      url: request.origin + world.media.address("whatsapp", media.id),
      mime_type: media.mimeType,
      sha256: media.sha256,
      file_size: media.size,
      id: media.id,
    });
  });
}

/** The address that `mediaCall` gave: with the token only, and not for long. */
export function downloadMedia(world: World, request: SimulatorRequest): Promise<Reply> {
  const { query } = request;
  const media = world.media.resolve(query.get("mid") ?? "", query.get("ext") ?? "", query.get("hash") ?? "");
  const account = world.accounts.find((known) => known.accountId === media?.accountId);
  if (!media || account?.platform !== "whatsapp") return Promise.resolve(json({}, 404));
  if (accessToken(request) !== account.secrets.accessToken) return Promise.resolve(json({}, 401));
  return graphCall(world, { account, operation: "media" }, async () => ({
    status: 200,
    body: await world.media.read(media),
    headers: { "content-type": media.mimeType },
  })).catch((error: unknown) => {
    if (error instanceof GraphError) return json({}, error.status === 400 ? 404 : error.status);
    throw error;
  });
}
