/** The database stops under the running service: nothing is acknowledged that is not kept, and it recovers by itself. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { config, setEnvironment } from "@/lib/config";
import { closeDatabase } from "@/lib/db/client";
import { startEmbedded, type Embedded } from "@/lib/db/embedded/start";
import { closePool } from "@/lib/db/pool";
import type { RunningService } from "@/lib/pipeline/service";
import {
  connectAccounts,
  deliver,
  eventually,
  query,
  settled,
  startPipeline,
  waBody,
  waChange,
  waText,
  type Harness,
} from "../support/pipeline";
import { command } from "../support/service";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "hilo-away-"));
fs.chmodSync(folder, 0o711);

let database: Embedded;
let harness: Harness | undefined;
let service: RunningService | undefined;
const before = config().databaseUrl ?? "";

const start = () => startEmbedded({ dataDir: folder, role: "command", durable: false });

beforeAll(async () => {
  database = await start();
  await command({ env: { DATA_DIR: folder, LOG_LEVEL: "silent" } }, "migrate");
  setEnvironment({
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    NEXTAUTH_SECRET: "for-tests-only-for-tests-only-for-tests-only",
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
    LOG_LEVEL: "silent",
  });
  harness = await connectAccounts();
  service = await startPipeline();
});

afterAll(async () => {
  await service?.stop();
  await harness?.close();
  await closeDatabase();
  await closePool();
  await database.stop();
  fs.rmSync(folder, { recursive: true, force: true });
  setEnvironment({ DATABASE_URL: before });
});

test("503 while the database is away, and the same delivery is stored once when it is back", async () => {
  const body = waBody(waChange({ messages: [waText("525555550190", "¿sigues ahí?")] }));
  await deliver("whatsapp", waBody(waChange({ messages: [waText("525555550191", "antes")] })));
  await settled();

  // The queue has written that the job is done: what it tells nobody then cannot be told apart from a failing test.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await database.stop();
  expect(await deliver("whatsapp", body)).toBe(503);
  expect(await deliver("whatsapp", body)).toBe(503);

  database = await start();
  await eventually(async () => (await deliver("whatsapp", body)) === 200, "deliveries are taken again");
  expect(await deliver("whatsapp", body)).toBe(200);
  await eventually(async () => {
    const rows = await query("select 1 from messages where text = '¿sigues ahí?'").catch(() => []);
    return rows.length > 0;
  }, "the worker goes on by itself");
  await settled();
  expect(await query("select count(*)::int as n from messages where text = '¿sigues ahí?'")).toEqual([
    { n: 1 },
  ]);
  expect(await query("select status from webhook_events order by id desc limit 1")).toEqual([
    { status: "processed" },
  ]);
});
