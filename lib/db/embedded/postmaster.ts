/** The server process of the embedded database: finding it, starting it and stopping it. */
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError, type TerminalKey } from "@/lib/terminal";
import { type Binaries, program } from "./binaries";
import { plainEnvironment } from "./cluster";
import { diskFull, type Home, recall, remember } from "./home";

export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

const pidFile = (directory: string) => path.join(directory, "postmaster.pid");

/** The server that is running on `directory`, whoever started it. */
export function findPostmaster(directory: string): Postmaster | null {
  // The lines of postmaster.pid: pid, data directory, start time, port, socket directory, address, memory key, status.
  const lines = readLines(pidFile(directory));
  const pid = Number(lines[0]);
  if (!pid || !isPostmaster(pid, directory)) return null;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

function readLines(file: string): string[] {
  try {
    return fs.readFileSync(file, "utf8").split("\n");
  } catch {
    return [];
  }
}

/** After a crash the number in postmaster.pid may belong to a process of another kind, or to another database's server. */
function isPostmaster(pid: number, directory: string): boolean {
  const [name = "", ...rest] = commandLine(pid);
  const isServer = path.basename(name) === "postgres";
  const at = rest.indexOf("-D");
  return isServer && (at === -1 || path.resolve(rest[at + 1] ?? "") === path.resolve(directory));
}

function commandLine(pid: number): string[] {
  if (process.platform === "linux") return readLines(`/proc/${pid}/cmdline`).join("\n").split("\0");
  const { stdout } = spawnSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  // `ps` joins the arguments with spaces, which a path may hold too: the name of the program has to do.
  return [(stdout ?? "").trim().split(" -D ")[0] ?? ""];
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Names the program and its settings: a server that was left running by another version of Hilo is not used on. */
export const serverName = (binaries: Binaries, durable: boolean) =>
  `hilo ${binaries.version}${durable ? "" : " test"}`;

function settings(home: Home, port: number, durable: boolean): string[] {
  const values: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    port,
    // A socket's path may not exceed some 100 bytes; DATA_DIR may.
    unix_socket_directories: "",
    cluster_name: serverName(home.binaries, durable),
    max_connections: 100,
    shared_buffers: "64MB",
    jit: "off",
    ...(durable ? {} : { fsync: "off", full_page_writes: "off", synchronous_commit: "off" }),
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

export interface LaunchOptions {
  port: number;
  durable: boolean;
  /** Whether giving way to another server on the same data, or to the remains of one, is no error yet. */
  patient: boolean;
  note: (key: TerminalKey) => void;
}

/**
 * Starts the server in a session of its own, so that Ctrl-C reaches only this process, which then stops it in order.
 * @throws StartError with the server's reason
 */
export async function launch(home: Home, { port, durable, patient, note }: LaunchOptions): Promise<void> {
  clearStrangersPid(home.directory);
  trimLog(home.log);
  const log = fs.openSync(home.log, "a", 0o600);
  const begin = fs.fstatSync(log).size;
  const args = ["-D", home.directory, ...settings(home, port, durable)];
  const child = spawn(program(home.binaries, "postgres"), args, {
    ...home.account,
    cwd: "/",
    env: plainEnvironment,
    detached: true,
    stdio: ["ignore", log, log],
  });
  fs.closeSync(log);
  child.unref();
  let ended = false;
  child.once("exit", () => (ended = true)).once("error", () => (ended = true));
  for (let waited = 0; !ended; waited += 20) {
    const found = findPostmaster(home.directory);
    if (found?.ready && found.pid === child.pid) return;
    if (waited === 5000) note("noteRecovering");
    await sleep(20);
  }
  explainEnd(home, begin, patient);
}

function explainEnd(home: Home, begin: number, patient: boolean): void {
  const output = fs.readFileSync(home.log).subarray(begin).toString();
  if (/No space left on device/.test(output)) throw diskFull(home.directory);
  if (
    patient &&
    /lock file .* already exists|pre-existing shared memory block|Address already in use/.test(output)
  )
    return;
  const reason = /(?:FATAL|PANIC): *(.*)/.exec(output)?.[1] ?? output.trim().split("\n").at(-1) ?? "";
  throw new StartError("errorDatabaseStart", { reason, log: home.log });
}

/** PostgreSQL takes the number of any living process in postmaster.pid for a server of its own, and refuses to start. */
function clearStrangersPid(directory: string): void {
  const pid = Number(readLines(pidFile(directory))[0]);
  if (pid && isAlive(pid) && !isPostmaster(pid, directory)) fs.rmSync(pidFile(directory), { force: true });
}

function trimLog(file: string): void {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 10 * 1024 * 1024) fs.truncateSync(file);
}

/** Stops the server in order (its clients are cut, its data is written), at the latest after `patience` by force. */
export async function stopPostmaster(directory: string, patience = 8000): Promise<void> {
  const running = findPostmaster(directory);
  if (!running) return;
  process.kill(running.pid, "SIGINT");
  for (let waited = 0; findPostmaster(directory)?.pid === running.pid; waited += 20) {
    if (waited === patience) process.kill(running.pid, "SIGQUIT");
    await sleep(20);
  }
}

/** The port of the last start when it is free, else a new one. */
export async function choosePort(dataDir: string): Promise<number> {
  const before = recall(dataDir).port;
  const port = before && (await freePort(before).catch(() => undefined));
  const chosen = port || (await freePort(0));
  if (chosen !== before) remember(dataDir, { port: chosen });
  return chosen;
}

const freePort = (wanted: number) =>
  new Promise<number>((resolve, reject) => {
    const server = net.createServer().once("error", reject);
    server.listen(wanted, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
