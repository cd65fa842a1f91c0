/** Makes the data directory of the embedded database. */
import { execFile } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { StartError } from "@/lib/terminal";
import { program } from "./binaries";
import { diskFull, type Home, requireSpace } from "./home";

const run = promisify(execFile);

/** PostgreSQL's programs get nothing of our environment: `PGDATA`, `PGPORT` and the like would change what they do. */
export const plainEnvironment: NodeJS.ProcessEnv = {
  PATH: "/usr/local/bin:/usr/bin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
  NODE_ENV: "production",
};

/** Whether a database exists in `home`. @throws StartError when it was made by another major version. */
export function clusterExists(home: Home): boolean {
  const file = path.join(home.directory, "PG_VERSION");
  if (!fs.existsSync(file)) return false;
  const found = Number.parseInt(fs.readFileSync(file, "utf8"), 10);
  const values = { directory: home.directory, found, expected: home.binaries.major };
  if (found > home.binaries.major) throw new StartError("errorNewerData", values);
  if (found < home.binaries.major) throw new StartError("errorOlderData", values);
  return true;
}

/**
 * Makes a new database beside its place and moves it there when it is whole, so that a start that was killed halfway
 * leaves nothing that a later one could take for a database.
 */
export async function createCluster(home: Home, password: string, durable: boolean): Promise<void> {
  const parent = path.dirname(home.directory);
  requireSpace(parent);
  removeUnfinished(parent);
  const unfinished = path.join(
    parent,
    `${unfinishedPrefix}${process.pid}-${crypto.randomBytes(4).toString("hex")}`,
  );
  const passwordFile = `${unfinished}.password`;
  try {
    fs.mkdirSync(unfinished, { mode: 0o700 });
    fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (home.account) {
      fs.chownSync(unfinished, home.account.uid, home.account.gid);
      fs.chownSync(passwordFile, home.account.uid, home.account.gid);
    }
    await initdb(home, [
      `--pgdata=${unfinished}`,
      `--pwfile=${passwordFile}`,
      ...(durable ? [] : ["--no-sync"]),
    ]);
    moveIntoPlace(unfinished, home.directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") throw diskFull(parent);
    throw error;
  } finally {
    fs.rmSync(unfinished, { recursive: true, force: true });
    fs.rmSync(passwordFile, { force: true });
  }
}

/** A rename never replaces a folder that holds something: when two starts race, the database of the first one stays. */
function moveIntoPlace(unfinished: string, directory: string): void {
  try {
    fs.renameSync(unfinished, directory);
  } catch (error) {
    if (!fs.existsSync(path.join(directory, "PG_VERSION"))) throw error;
  }
}

const unfinishedPrefix = "postgres.new-";

/** Leftovers of starts that were killed; those of a start under way are a few seconds old and stay. */
function removeUnfinished(parent: string): void {
  for (const name of fs.readdirSync(parent).filter((entry) => entry.startsWith(unfinishedPrefix))) {
    const entry = path.join(parent, name);
    const found = fs.statSync(entry, { throwIfNoEntry: false });
    if (found && Date.now() - found.mtimeMs > 60_000) fs.rmSync(entry, { recursive: true, force: true });
  }
}

/** The built-in C.UTF-8 exists on every machine and never changes its order, so no library can break an index. */
const clusterOptions = [
  "--username=postgres",
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
];

async function initdb(home: Home, options: string[]): Promise<void> {
  try {
    await run(program(home.binaries, "initdb"), [...clusterOptions, ...options], {
      ...home.account,
      cwd: "/",
      env: plainEnvironment,
    });
  } catch (error) {
    const output = String((error as { stderr?: unknown }).stderr ?? error);
    if (/No space left on device/.test(output)) throw diskFull(home.directory);
    const reason = output.trim().split("\n").slice(-1)[0] ?? "";
    throw new StartError("errorDatabaseStart", { reason, log: home.log });
  }
}
