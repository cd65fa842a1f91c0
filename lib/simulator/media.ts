/** Files at the platform, and the addresses under which they can be fetched for a while. */
import { createHash, createHmac, randomInt, timingSafeEqual } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Account, MediaFile } from "./model";
import type { Store } from "./store";

/** WhatsApp's media addresses live five minutes; those of Messenger's CDN some days. */
const lifetimeSeconds = { whatsapp: 5 * 60, messenger: 3 * 24 * 3600 };

export class MediaStore {
  private readonly folder: string;

  constructor(
    private readonly store: Store,
    /** Signs addresses. */
    private readonly key: string,
  ) {
    this.folder = path.join(store.folder, "media");
    fs.mkdirSync(this.folder, { recursive: true, mode: 0o700 });
  }

  async save(
    account: Account,
    file: { bytes: Buffer; mimeType: string; fileName?: string },
  ): Promise<MediaFile> {
    const id = String(randomInt(1, 10)) + Array.from({ length: 15 }, () => randomInt(10)).join("");
    const media: MediaFile = {
      id,
      accountId: account.accountId,
      mimeType: file.mimeType,
      ...(file.fileName ? { fileName: file.fileName } : {}),
      size: file.bytes.length,
      sha256: createHash("sha256").update(file.bytes).digest("base64"),
      ...imageSize(file.bytes),
    };
    await fs.promises.writeFile(path.join(this.folder, id), file.bytes, { mode: 0o600 });
    this.store.state.media[id] = media;
    this.store.changed();
    return media;
  }

  find(id: string): MediaFile | undefined {
    return this.store.state.media[id];
  }

  read(media: MediaFile): Promise<Buffer> {
    return fs.promises.readFile(path.join(this.folder, media.id));
  }

  async remove(media: MediaFile): Promise<void> {
    const { [media.id]: removed, ...others } = this.store.state.media;
    this.store.state.media = others;
    this.store.changed();
    await fs.promises.rm(path.join(this.folder, media.id), { force: true });
  }

  /** Path and query under which the file can be fetched from now until the platform's time is over. */
  address(platform: "whatsapp" | "messenger", id: string): string {
    const expires = String(Math.floor(this.store.clock() / 1000) + lifetimeSeconds[platform]);
    const seal = this.seal(id, expires);
    return platform === "whatsapp"
      ? `/whatsapp_business/attachments/?mid=${id}&ext=${expires}&hash=${seal}`
      : `/cdn/${id}?oe=${expires}&oh=${seal}`;
  }

  /** The file of an address that is unchanged and not expired. */
  resolve(id: string, expires: string, seal: string): MediaFile | undefined {
    const expected = Buffer.from(this.seal(id, expires));
    const given = Buffer.from(seal);
    const genuine = given.length === expected.length && timingSafeEqual(given, expected);
    return genuine && Number(expires) * 1000 > this.store.clock() ? this.find(id) : undefined;
  }

  private seal(id: string, expires: string): string {
    return createHmac("sha256", this.key).update(`${id}:${expires}`).digest("hex");
  }
}

/** Width and height in pixels of a PNG or JPEG; empty for anything else. */
function imageSize(bytes: Buffer): { width?: number; height?: number } {
  if (bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47) {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return {};
  // A JPEG is a chain of segments, each with its length; the size stands in the "start of frame" one (C0 to C3).
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt8(at + 1);
    if (marker >= 0xc0 && marker <= 0xc3) {
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
  }
  return {};
}
