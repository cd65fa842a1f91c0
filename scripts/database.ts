/** The database of a command: the one of DATABASE_URL, or the embedded one. */
import { Client } from "pg";
import { config, embeddedMark, setEnvironment } from "@/lib/config";
import { startEmbedded } from "@/lib/db/embedded/start";
import { closePool } from "@/lib/db/pool";
import { StartError } from "@/lib/terminal";
import { note } from "./progress";
import { leave, leaveOnSignals, onAbort, onShutdown, shutdown } from "./shutdown";

export interface OpenDatabase {
  embedded: boolean;
  /** Where its files lie; null for a database that is not ours. */
  directory: string | null;
}

/** Makes the database ready for this process and those it starts, and stops it again when the process leaves. */
export async function openDatabase(role: "service" | "command"): Promise<OpenDatabase> {
  const { databaseUrl, dataDir } = config();
  if (databaseUrl) {
    await checkDatabase(databaseUrl);
    onShutdown(closePool);
    return { embedded: false, directory: null };
  }
  const onLost = (error: unknown) => {
    note("errorUnexpected", { reason: error instanceof Error ? error.message : String(error) });
    void leave(1);
  };
  const database = await startEmbedded({
    dataDir,
    role,
    note: role === "service" ? note : undefined,
    onLost,
  });
  onShutdown(() => database.stop());
  onShutdown(closePool);
  onAbort(() => database.abandon());
  setEnvironment({ DATABASE_URL: database.url, ...embeddedMark });
  return { embedded: true, directory: database.directory };
}

/** Runs a command that needs nothing but the database, and leaves the machine as it was. */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  leaveOnSignals();
  try {
    await openDatabase("command");
    return await work();
  } finally {
    await shutdown();
  }
}

const oldest = 150_000;

/** @throws StartError saying in a sentence what keeps us from this database. */
async function checkDatabase(databaseUrl: string): Promise<void> {
  const url = parseUrl(databaseUrl);
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 8000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ number: number; name: string }>(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as name`,
    );
    if (rows[0] && rows[0].number < oldest) throw new StartError("errorDatabaseOld", { found: rows[0].name });
  } catch (error) {
    throw error instanceof StartError ? error : explain(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function parseUrl(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new StartError("errorDatabaseUrl");
  }
}

/** The password in the URL is never shown. */
function explain(error: unknown, url: URL): StartError {
  const { code = "", message = "" } = error as { code?: string; message?: string };
  const name = decodeURIComponent(url.pathname.slice(1)) || decodeURIComponent(url.username);
  const host = url.host || "localhost";
  const database = `${host}/${name}`;
  if (["28P01", "28000"].includes(code)) {
    return new StartError("errorDatabasePassword", { database, user: decodeURIComponent(url.username) });
  }
  if (code === "3D000") return new StartError("errorDatabaseName", { host, name });
  if (["ENOTFOUND", "EAI_AGAIN"].includes(code))
    return new StartError("errorDatabaseHost", { host: url.hostname });
  if (/^E[A-Z]+$/.test(code) || /timeout/i.test(message))
    return new StartError("errorDatabaseUnreachable", { host });
  return new StartError("errorDatabaseOther", { database, reason: message });
}
