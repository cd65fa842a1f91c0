/** Files in a folder. Names are ours, so that nothing a platform or a person calls a file can lead out of it. */
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readFile as readWhole, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { config } from "@/lib/config";
import { newId } from "@/lib/ids";

export class FileTooLarge extends Error {}

const root = () => path.join(/* turbopackIgnore: true */ config().dataDir, "media");
const keyPattern = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/;

function pathOf(key: string): string {
  if (!keyPattern.test(key)) throw new Error("not a storage key");
  return path.join(/* turbopackIgnore: true */ root(), key);
}

/**
 * Streams a file into storage; nothing is left of it when the source breaks off or is longer than `maxBytes`.
 * @throws FileTooLarge
 */
export async function writeFile(
  source: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<{ key: string; size: number }> {
  const id = newId();
  const key = `${id.slice(-2)}/${id}`;
  const target = pathOf(key);
  const partial = `${target}.part`;
  await mkdir(path.dirname(target), { recursive: true });
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.byteLength;
      done(size > maxBytes ? new FileTooLarge() : null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(source as never), counted, createWriteStream(partial, { mode: 0o600 }));
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return { key, size };
}

export const readFile = (key: string): Promise<Buffer<ArrayBuffer>> =>
  readWhole(pathOf(key)) as Promise<Buffer<ArrayBuffer>>;

/** The bytes from `start` to `end`, both included. */
export const openFile = (key: string, start: number, end: number): ReadableStream<Uint8Array> =>
  Readable.toWeb(createReadStream(pathOf(key), { start, end })) as ReadableStream<Uint8Array>;

export const fileSize = async (key: string): Promise<number> => (await stat(pathOf(key))).size;

/** The first bytes, for telling what a file really is. */
export async function readStart(key: string, bytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(pathOf(key), { start: 0, end: bytes - 1 }))
    chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export async function removeFile(key: string): Promise<void> {
  await rm(pathOf(key), { force: true });
}
