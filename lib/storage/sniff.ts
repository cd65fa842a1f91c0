/** What a file really is, by its bytes: what a sender calls it is only a hint. */
import { fileTypeFromBuffer } from "file-type/core";
import { readStart } from "./local";

/** Enough for every signature, office documents included. */
const LOOK_AT_BYTES = 4_100;

/** Types a browser would run or render as a page of ours: kept, and only ever offered as a download. */
const activeTypes =
  /^(text\/(html|xml|javascript)|application\/(xhtml\+xml|xml|javascript|x-shockwave-flash)|image\/svg\+xml)\b/i;

/** The type by the bytes; where they say nothing (plain text, an unknown format), the claimed one if it is harmless. */
export async function sniff(key: string, claimed: string | undefined): Promise<string> {
  const start = await readStart(key, LOOK_AT_BYTES);
  // Without parameters (`; codecs=opus`): the platforms' rules name the type alone.
  const found = (await fileTypeFromBuffer(start))?.mime.split(";")[0];
  if (found === "video/webm" && claimed?.startsWith("audio/")) return "audio/webm";
  if (found === "application/ogg" && claimed?.startsWith("audio/")) return "audio/ogg";
  if (found === "video/mp4" && claimed?.startsWith("audio/")) return "audio/mp4";
  if (found === "application/x-cfb" || found === "application/zip") return harmless(claimed) ?? found;
  return found ?? harmless(claimed) ?? "application/octet-stream";
}

function harmless(claimed: string | undefined): string | undefined {
  const type = claimed?.split(";")[0]?.trim().toLowerCase();
  if (!type || activeTypes.test(type) || /^(image|audio|video)\//.test(type)) return undefined;
  return type;
}

/** May a browser show it in place? Pictures, sound, films and PDF, and nothing that can hold a script. */
export const inlineType = (mimeType: string): boolean =>
  /^(image\/(jpeg|png|gif|webp)|audio\/[\w.+-]+|video\/[\w.+-]+|application\/pdf)$/.test(mimeType);
