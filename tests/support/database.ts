/** A real, empty, migrated database for one test file. */
import crypto from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { config, setEnvironment } from "@/lib/config";
import { closeDatabase } from "@/lib/db/client";
import { closePool } from "@/lib/db/pool";
import { onDatabase, templateName } from "./templates";

export interface TestDatabase {
  /** Its address; known once the tests of the file run. */
  readonly url: string;
  /** A folder of this file's own: the DATA_DIR of its settings. */
  readonly dataDir: string;
}

/**
 * Gives the calling file a database of its own, named by the settings from its first test on, and removes it after its
 * last. Call it at the top of the file. `seed` puts in what all tests of the file start from.
 */
export function testDatabase(seed?: () => Promise<unknown>): TestDatabase {
  const name = `hilo_${crypto.randomBytes(8).toString("hex")}`;
  const opened = { url: "", dataDir: "" };
  let server = "";

  beforeAll(async () => {
    server = config().databaseUrl ?? "";
    await onServer(server, `create database ${name} template ${templateName}`);
    opened.url = onDatabase(server, name);
    opened.dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "hilo-data-"));
    setEnvironment({ ...testSecrets, DATABASE_URL: opened.url, DATA_DIR: opened.dataDir });
    await seed?.();
  });

  afterAll(async () => {
    await closeDatabase();
    await closePool();
    if (opened.url) await onServer(server, `drop database if exists ${name} with (force)`);
    if (opened.dataDir) fs.rmSync(opened.dataDir, { recursive: true, force: true });
    setEnvironment({ DATABASE_URL: server });
  });
  return opened;
}

const testSecrets = {
  NEXTAUTH_SECRET: "for-tests-only-for-tests-only-for-tests-only",
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  LOG_LEVEL: "fatal",
};

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
