/** Brings a database to the structure that this code expects. */
import crypto from "node:crypto";
import { Logger, runMigrations } from "graphile-worker";
import { Client } from "pg";
import { StartError } from "@/lib/terminal";
import { everything, migrationList, schemaFiles, withSchemaEngine } from "./schemaEngine";

/** Any constant would do: whoever migrates holds this advisory lock, so that processes may start together. */
const migrationLock = 4_819_230_117;

/**
 * Applies `prisma/migrations`, with the same history as `prisma migrate deploy`, and the structure of the job queue.
 * Answers the names of the migrations that were applied now.
 * @throws StartError when a newer Hilo has used this database, or when a migration fails (it then left nothing behind)
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url, application_name: "hilo-migrate" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    const pending = await pendingMigrations(client);
    if (pending.length > 0) await applyMigrations(url, pending);
    await runMigrations({ connectionString: url, logger: quietLogger });
    return pending;
  } finally {
    await client.end();
  }
}

interface Applied {
  migration_name: string;
  checksum: string;
}

/** The migrations that `client`'s database lacks, oldest first. */
async function pendingMigrations(client: Client): Promise<string[]> {
  const known = new Map(
    migrationList().migrationDirectories.map(({ path, migrationFile }) => [
      path,
      checksum(migrationFile.content.value),
    ]),
  );
  const applied = await finishedMigrations(client);
  for (const { migration_name: migration, checksum: then } of applied) {
    const now = known.get(migration);
    if (now === undefined) throw new StartError("errorNewerSchema", { migration });
    if (now !== then) throw new StartError("errorEditedMigration", { migration });
  }
  const finished = new Set(applied.map((one) => one.migration_name));
  return [...known.keys()].filter((name) => !finished.has(name));
}

async function finishedMigrations(client: Client): Promise<Applied[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    "select to_regclass('_prisma_migrations') is not null as there",
  );
  if (!found[0]?.there) return [];
  const { rows } = await client.query<Applied>(
    `select migration_name, checksum from _prisma_migrations
     where finished_at is not null and rolled_back_at is null order by started_at`,
  );
  return rows;
}

/** As Prisma counts it: SHA-256 of the script. */
const checksum = (script: string) => crypto.createHash("sha256").update(script).digest("hex");

async function applyMigrations(url: string, pending: string[]): Promise<void> {
  const migrationsList = migrationList();
  try {
    await withSchemaEngine(url, async (engine) => {
      const state = { migrationsList, optInToShadowDatabase: false, filters: everything };
      const { failedMigrationNames } = await engine.diagnoseMigrationHistory(state);
      // A script runs in one transaction: one that did not finish left nothing, and may simply run again.
      for (const migrationName of failedMigrationNames.filter((name) => pending.includes(name))) {
        await engine.markMigrationRolledBack({ migrationName });
      }
      await engine.applyMigrations({ migrationsList, filters: everything });
    });
  } catch (error) {
    throw new StartError("errorMigration", { reason: firstReason(error) });
  }
}

/** The engine's errors are pages; one line of them is what the database said. */
function firstReason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /(?:ERROR|FATAL): *(.*)/.exec(text)?.[1] ?? text.trim().split("\n")[0] ?? "";
}

/** The queue tells every step of its own migrations; a person at the terminal wants to know only that they are done. */
const quietLogger = new Logger(() => () => undefined);

/**
 * What would have to change in the database of `url` to make it what schema.prisma says, as SQL; empty when they agree.
 * Checks, partial indexes and triggers, which schema.prisma cannot express, are not compared.
 */
export async function schemaDrift(url: string): Promise<string> {
  const files = schemaFiles();
  const { stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: { tag: "schemaDatasource", files, configDir: process.cwd() },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: everything,
    }),
  );
  return (stdout ?? "").replace(/^-- This is an empty migration\.$/m, "").trim();
}
