/** The embedded database: real PostgreSQL from an npm package, for those who have no server of their own. */
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { ensureSecrets, readSecrets } from "@/lib/secrets";
import { secretsFile } from "@/lib/config";
import { StartError, type TerminalKey, type TerminalValues } from "@/lib/terminal";
import { clusterExists, createCluster } from "./cluster";
import { findHome, type Home, requireSpace } from "./home";
import { choosePort, findPostmaster, launch, serverName, stopPostmaster } from "./postmaster";
import { becomeService, databaseUrl, isLastUser, nameOfServer, openSession, joinServer } from "./session";

export interface EmbeddedOptions {
  dataDir: string;
  /** One service at a time; any number of commands beside it. */
  role: "service" | "command";
  /** Off for tests only: writes are not forced to the disk. */
  durable?: boolean;
  /** Told what a person should know meanwhile. */
  note?: (key: TerminalKey, values?: TerminalValues) => void;
  /** The database is gone for good: it cannot be started again, or another service has taken it. */
  onLost?: (error: unknown) => void;
}

export interface Embedded {
  url: string;
  /** Where PostgreSQL keeps its files. */
  directory: string;
  /** Stops the server, unless another process still uses it. */
  stop(): Promise<void>;
  /** For an exit that cannot wait: tells the server to stop, and looks no further. */
  abandon(): void;
}

interface Connected {
  session: Client;
  port: number;
}

/**
 * Starts the embedded database, or joins the one that is running. For the service it is started again whenever it dies,
 * on the same port, so that `url` stays right.
 * @throws StartError when it cannot be had; nothing is damaged then.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { durable = true, note = () => undefined } = options;
  const home = findHome(options.dataDir);
  if (home.moved) note("noteMoved", { dataDir: home.dataDir, directory: home.directory });
  const password = await preparedCluster(home, durable, note);
  let current = await connect(home, password, options);
  let stopping = false;

  const watch = () => {
    current.session.once("end", () => {
      if (stopping || options.role === "command") return;
      note("noteDatabaseLost");
      reconnect().catch((error: unknown) => options.onLost?.(error));
    });
  };
  const reconnect = async () => {
    const again = await connect(home, password, options, current.port);
    if (stopping) return leave(home, again.session);
    current = again;
    watch();
    note("noteDatabaseBack");
  };
  watch();
  return {
    url: databaseUrl({ port: current.port, password }),
    directory: home.directory,
    stop: async () => {
      stopping = true;
      await leave(home, current.session);
    },
    abandon: () => {
      stopping = true;
      const running = findPostmaster(home.directory);
      if (running) process.kill(running.pid, "SIGINT");
    },
  };
}

/** Makes the database at the first start. Answers its password. */
async function preparedCluster(
  home: Home,
  durable: boolean,
  note: NonNullable<EmbeddedOptions["note"]>,
): Promise<string> {
  if (clusterExists(home)) {
    const password = readSecrets(home.dataDir)?.databasePassword;
    if (!password) throw secretsLost(home);
    return password;
  }
  const { databasePassword } = ensureSecrets(home.dataDir);
  note("notePreparing");
  await createCluster(home, databasePassword, durable);
  return databasePassword;
}

const secretsLost = (home: Home) =>
  new StartError("errorSecretsLost", { directory: home.directory, file: secretsFile(home.dataDir) });

/** How long another service may take to let go: a killed one is released by the system within moments. */
const handover = 2500;

/** How often a start that gives way to another server, or to the remains of one, is tried again. */
const mostLaunches = 100;

/** Finds or starts the server until this process holds its locks there. `port` is given when the URL is in use already. */
async function connect(
  home: Home,
  password: string,
  options: EmbeddedOptions,
  port?: number,
): Promise<Connected> {
  const { durable = true, note = () => undefined } = options;
  const began = Date.now();
  let launches = 0;
  for (; ; await sleep(50)) {
    const running = findPostmaster(home.directory);
    if (!running) {
      requireSpace(path.dirname(home.directory));
      const patient = launches++ < mostLaunches;
      await launch(home, { port: port ?? (await choosePort(home.dataDir)), durable, patient, note });
      continue;
    }
    const session = running.ready && (await trySession(home, { port: running.port, password }));
    if (!session) continue;
    if (await outdated(session, serverName(home.binaries, durable))) {
      await stopPostmaster(home.directory);
    } else if (options.role === "service" && !(await becomeService(session))) {
      await session.end();
      if (Date.now() - began > handover)
        throw new StartError("errorAlreadyRunning", { directory: home.dataDir });
    } else if (await joinServer(session)) {
      if (launches === 0 && options.role === "service" && port === undefined) note("noteAdopted");
      return { session, port: running.port };
    } else {
      await session.end();
    }
  }
}

/** A session, or null while the server is starting, stopping or just gone. */
async function trySession(home: Home, access: { port: number; password: string }): Promise<Client | null> {
  try {
    return await openSession(access);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "28P01") throw secretsLost(home);
    // Classes 53 and 57: full, shutting down, starting up. The others are those of the network.
    if (!code || /^(53|57P|E)/.test(code)) return null;
    throw error;
  }
}

/** Whether the server was left by another version of Hilo and nobody uses it: then it is better started anew. */
async function outdated(session: Client, name: string): Promise<boolean> {
  return (await nameOfServer(session)) !== name && (await isLastUser(session));
}

async function leave(home: Home, session: Client): Promise<void> {
  const last = await isLastUser(session).catch(() => true);
  if (last) await stopPostmaster(home.directory);
  await session.end().catch(() => undefined);
}
