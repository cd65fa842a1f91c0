/** Where the embedded database of one DATA_DIR lives, and who runs it. */
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { StartError } from "@/lib/terminal";
import { type Account, databaseAccount, mayUse } from "./account";
import { type Binaries, copyBinaries, installedBinaries } from "./binaries";

export interface Home {
  dataDir: string;
  /** PostgreSQL's data directory. */
  directory: string;
  /** PostgreSQL's own log. */
  log: string;
  /** Whether the database lies outside DATA_DIR, because its system user cannot get there. */
  moved: boolean;
  account: Account | null;
  binaries: Binaries;
}

/** A place that every system user can reach. */
const reachable = "/var/lib/hilo";

/** Finds the home of the database of `dataDir`: the same at every start. Makes `dataDir` when it is missing. */
export function findHome(dataDir: string): Home {
  makeDataDir(dataDir);
  const inside = path.join(dataDir, "postgres");
  const directory = recall(dataDir).directory ?? inside;
  const account = databaseAccount(directory);
  const home = {
    dataDir,
    directory,
    account,
    log: path.join(dataDir, "postgres.log"),
    moved: directory !== inside,
  };
  if (!account) return { ...home, binaries: installedBinaries() };
  const binaries = reachableBinaries(account);
  if (home.moved || mayUse(account, "-x", dataDir)) return { ...home, binaries };
  // Not named after DATA_DIR: a new checkout in the place of an old one must not find a database whose secrets are gone.
  const elsewhere = path.join(reachable, crypto.randomBytes(8).toString("hex"));
  fs.mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  const moved = path.join(elsewhere, "postgres");
  remember(dataDir, { directory: moved });
  return { ...home, binaries, directory: moved, moved: true };
}

/** The database's user has to pass through DATA_DIR, but not to see what else lies there. */
function makeDataDir(dataDir: string): void {
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    fs.accessSync(dataDir, fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") throw diskFull(dataDir);
    throw new StartError("errorDataDir", { directory: dataDir });
  }
}

function reachableBinaries(account: Account): Binaries {
  const binaries = installedBinaries();
  const samples = ["bin/postgres", "share/postgresql/postgres.bki", "lib/postgresql/plpgsql.so"];
  if (samples.every((file) => mayUse(account, "-r", path.join(binaries.directory, file)))) return binaries;
  fs.mkdirSync(reachable, { recursive: true, mode: 0o755 });
  return copyBinaries(binaries, reachable);
}

/** What one start tells the next: where the database lies when not in DATA_DIR, and on which port it listens. */
interface Remembered {
  directory?: string;
  port?: number;
}

const memoryFile = (dataDir: string) => path.join(dataDir, "postgres.json");

export function recall(dataDir: string): Remembered {
  try {
    return JSON.parse(fs.readFileSync(memoryFile(dataDir), "utf8")) as Remembered;
  } catch {
    return {};
  }
}

export function remember(dataDir: string, news: Remembered): void {
  const unfinished = `${memoryFile(dataDir)}.${process.pid}`;
  fs.writeFileSync(unfinished, JSON.stringify({ ...recall(dataDir), ...news }), { mode: 0o600 });
  fs.renameSync(unfinished, memoryFile(dataDir));
}

/** Below this, PostgreSQL is not started: it needs room for its log of changes before it can even stop in order. */
const leastMegabytes = 100;

export const diskFull = (directory: string) =>
  new StartError("errorDiskFull", { directory, megabytes: leastMegabytes });

/** @throws StartError when the disk under `directory` is nearly full. */
export function requireSpace(directory: string): void {
  const { bavail, bsize } = fs.statfsSync(directory);
  if (bavail * bsize < leastMegabytes * 1024 * 1024) throw diskFull(directory);
}
