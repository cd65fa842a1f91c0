/** Puts the demonstration's files into storage, and takes them out again when they are not wanted after all. */
import { removeFile, writeFile } from "@/lib/storage/local";
import { files, type DemoFile } from "./files";
import type { DemoConversation, Line } from "./script";

interface StoredFile extends Omit<DemoFile, "bytes"> {
  storageKey: string;
  size: number;
}

/** What each line brings. Every line has a file of its own in storage, as every message has. */
export type FilesOfLines = Map<Line, StoredFile>;

const MAX_BYTES = 60_000;

export async function storeFiles(conversations: readonly DemoConversation[]): Promise<FilesOfLines> {
  const stored: FilesOfLines = new Map();
  for (const line of conversations.flatMap(({ lines }) => lines)) {
    if (!line.file) continue;
    const { bytes, ...described }: DemoFile = files[line.file];
    const { key, size } = await writeFile(new Blob([new Uint8Array(bytes())]).stream(), MAX_BYTES);
    stored.set(line, { ...described, storageKey: key, size });
  }
  return stored;
}

export async function removeFiles(stored: FilesOfLines): Promise<void> {
  for (const { storageKey } of stored.values()) await removeFile(storageKey);
}
