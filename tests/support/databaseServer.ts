/**
 * The PostgreSQL of the tests, in a process of its own that lives as long as its standard input is open: when the test
 * run ends, however it ends, the server stops and nothing of it stays behind.
 *
 * Writes one line of JSON, `{ "url": … }`, when the template database is ready.
 */
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { startEmbedded } from "@/lib/db/embedded/start";
import { ensureGenerated } from "@/lib/db/generate";
import { migrate } from "@/lib/db/migrate";
import { onDatabase, templateName } from "./templates";

async function main(): Promise<void> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "hilo-test-"));
  // The system user of the database has to pass through it.
  fs.chmodSync(dataDir, 0o711);
  const finish = untilNobodyListens();
  try {
    await ensureGenerated();
    const database = await startEmbedded({ dataDir, role: "command", durable: false });
    try {
      await makeTemplate(database.url);
      process.stdout.write(`${JSON.stringify({ url: database.url })}\n`);
      await finish;
    } finally {
      await database.stop();
      if (database.directory !== path.join(dataDir, "postgres"))
        fs.rmSync(path.dirname(database.directory), { recursive: true });
    }
  } finally {
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The test run is over when it closes our input; when it was killed, what we write to it fails as well. */
function untilNobodyListens(): Promise<unknown> {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  const asked = (["SIGINT", "SIGTERM", "SIGHUP"] as const).map((signal) => once(process, signal));
  return Promise.race([once(process.stdin.resume(), "close"), ...asked]);
}

/** A migrated database that every test file gets a copy of. */
async function makeTemplate(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${templateName}`);
  await client.end();
  await migrate(onDatabase(url, templateName));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
