/** One file out of a multipart body, written to storage while it is still coming in. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { removeFile, writeFile } from "@/lib/storage/local";

export interface FilePart {
  /** Where it lies in storage. */
  key: string;
  /** Bytes. */
  size: number;
  /** As the sender calls it; only a hint, like its type. */
  fileName: string;
  mimeType: string;
}

/**
 * The first file in `field`; null when there is none. Nothing is left in storage when it throws.
 * @throws FileTooLarge, or the parser's error for what is not multipart or breaks off
 */
export async function readFilePart(
  request: Request,
  field: string,
  maxBytes: number,
): Promise<FilePart | null> {
  const parser = busboy({
    headers: { "content-type": request.headers.get("content-type") ?? "" },
    limits: { fields: 8, fieldSize: 8_192, fileSize: maxBytes + 1, files: 1 },
    defParamCharset: "utf8",
  });
  if (!request.body) return null;
  const stop = new AbortController();
  let writing: Promise<FilePart> | null = null;
  parser.on("file", (name, file, { filename, mimeType }) => {
    if (name !== field) return void file.resume();
    writing = keep(file, maxBytes).then((stored) => ({ ...stored, fileName: filename ?? "", mimeType }));
    // Not while the parser is in the middle of a piece: it does not expect to be destroyed there.
    writing.catch(() => setImmediate(() => stop.abort()));
  });
  try {
    await pipeline(Readable.fromWeb(request.body as never), parser, { signal: stop.signal });
    return await written(writing);
  } catch (error) {
    // Why the file was not kept says more than that its source was stopped.
    const left = await written(writing);
    if (left) await removeFile(left.key);
    throw error;
  }
}

/** Read through a call, since it is set from a callback. */
const written = (writing: Promise<FilePart> | null): Promise<FilePart> | null => writing;

const keep = (file: Readable, maxBytes: number) =>
  writeFile(Readable.toWeb(file) as ReadableStream<Uint8Array>, maxBytes);
