/**
 * How processes share one embedded database. Each holds a connection with an advisory lock "in use"; the service holds
 * a second, exclusive one. A lock ends with its process, however that ends, so nobody has to guess from process numbers.
 * Whoever leaves last stops the server.
 */
import { Client, type ClientConfig, escapeIdentifier } from "pg";

/** The first number of the advisory locks of Hilo's embedded database; the second says which. */
const lockSpace = 1_212_763_215;
const serviceLock = 1;
const inUseLock = 2;

export const databaseName = "messaging_platform";

export interface Access {
  port: number;
  password: string;
}

export const databaseUrl = ({ port, password }: Access) =>
  `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${databaseName}`;

/** Opens a session on Hilo's database, and makes that database at the first time. */
export async function openSession(access: Access): Promise<Client> {
  return connect(access, databaseName).catch(async (error: { code?: string }) => {
    if (error.code !== "3D000") throw error;
    await createDatabase(access);
    return connect(access, databaseName);
  });
}

async function createDatabase(access: Access): Promise<void> {
  const client = await connect(access, "postgres");
  try {
    await client.query(`create database ${escapeIdentifier(databaseName)}`);
  } catch (error) {
    // Another process was faster: 42P04 is "there is one", 23505 the same seen by two at once.
    if (!["42P04", "23505"].includes((error as { code?: string }).code ?? "")) throw error;
  } finally {
    await client.end();
  }
}

async function connect({ port, password }: Access, database: string): Promise<Client> {
  const config: ClientConfig = { host: "127.0.0.1", port, user: "postgres", password, database };
  const client = new Client({
    ...config,
    application_name: "hilo-owner",
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  // A broken session shows as its end; without a listener the error would end this process.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

async function ask(client: Client, sql: string, values: unknown[] = []): Promise<unknown> {
  const { rows } = await client.query<{ answer: unknown }>(`select ${sql} as answer`, values);
  return rows[0]?.answer;
}

/** False when another service holds it. */
export const becomeService = async (client: Client) =>
  (await ask(client, "pg_try_advisory_lock($1, $2)", [lockSpace, serviceLock])) === true;

/** False when the last user is just stopping the server. */
export const joinServer = async (client: Client) =>
  (await ask(client, "pg_try_advisory_lock_shared($1, $2)", [lockSpace, inUseLock])) === true;

/** True when nobody else uses the server, and from then on nobody can. */
export async function isLastUser(client: Client): Promise<boolean> {
  await ask(client, "pg_advisory_unlock_shared($1, $2)", [lockSpace, inUseLock]);
  return (await ask(client, "pg_try_advisory_lock($1, $2)", [lockSpace, inUseLock])) === true;
}

export const nameOfServer = (client: Client) => ask(client, "current_setting('cluster_name')");
