/** How a program on this machine finds the running simulator: a note in the data directory, which ends with it. */
import fs from "node:fs";
import path from "node:path";
import { replaceFile } from "./savedFile";

const noteFile = (dataDir: string) => path.join(dataDir, "simulator", "running.json");

export const noteRunning = (dataDir: string, url: string): Promise<void> =>
  replaceFile(noteFile(dataDir), JSON.stringify({ url }));

export const forgetRunning = (dataDir: string): Promise<void> =>
  fs.promises.rm(noteFile(dataDir), { force: true });

/** The address in the note; null when there is none. After a crash the note may name a simulator that is gone. */
export function findRunning(dataDir: string): string | null {
  try {
    const note = JSON.parse(fs.readFileSync(noteFile(dataDir), "utf8")) as { url?: unknown };
    return typeof note.url === "string" ? note.url : null;
  } catch {
    return null;
  }
}
