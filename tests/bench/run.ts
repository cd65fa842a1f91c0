/**
 * The bench: a load in a database of its own, then each query function of the inbox against its own bare SQL. Ends with 1
 * when a ratio is missed; times that a person would notice are marked, and decide nothing on a machine of unknown speed. `npm run bench -- [--messages N] [--url postgresql://…] [--block MS] [--plans] [--only NAME]`
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { config, setEnvironment } from "@/lib/config";
import { startEmbedded } from "@/lib/db/embedded/start";
import { ensureGenerated } from "@/lib/db/generate";
import { migrate } from "@/lib/db/migrate";
import { closePool } from "@/lib/db/pool";
import { ensureSecrets } from "@/lib/secrets";
import { complain, say } from "@/scripts/progress";
import { leaveOnSignals, onShutdown, shutdown } from "@/scripts/shutdown";
import type { Relation } from "./report";

const { values: options } = parseArgs({
  options: {
    messages: { type: "string", default: "100000" },
    url: { type: "string" },
    block: { type: "string", default: "400" },
    plans: { type: "boolean", default: false },
    only: { type: "string", default: "" },
  },
});

async function main(): Promise<number> {
  leaveOnSignals();
  try {
    await openDatabase();
    await ensureGenerated();
    await migrate(config().databaseUrl ?? "");
    await prepareLoad(Number(options.messages));
    return await measureAll();
  } finally {
    await shutdown();
  }
}

/** The one of `--url`, else a new one that is removed afterwards. Writes are as durable as in service. */
async function openDatabase(): Promise<void> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "hilo-bench-"));
  fs.chmodSync(dataDir, 0o711);
  onShutdown(() => fs.rmSync(dataDir, { recursive: true, force: true }));
  setEnvironment({ DATA_DIR: dataDir, DEMO: "off", LOG_LEVEL: "error" });
  if (options.url) {
    setEnvironment({ DATABASE_URL: options.url });
  } else {
    const database = await startEmbedded({ dataDir, role: "command" });
    onShutdown(() => database.stop());
    setEnvironment({ DATABASE_URL: database.url });
  }
  onShutdown(closePool);
  ensureSecrets(dataDir);
}

async function prepareLoad(messages: number): Promise<void> {
  const { seedBase } = await import("@/prisma/seed/base");
  const { seedLoad } = await import("@/prisma/seed/load/load");
  const { isLoaded } = await import("./cases");
  if (await isLoaded()) return say("The load that is there is used.");
  await seedBase();
  const began = performance.now();
  await seedLoad({ messages, now: new Date(), yes: false });
  say(`Load of ${messages} messages: ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

async function measureAll(): Promise<number> {
  const { benchCases, relationsOf } = await import("./cases");
  const { runCase } = await import("./case");
  const { table, writeReport } = await import("./report");
  const outcomes = [];
  for (const one of (await benchCases()).filter(({ name }) => name.includes(options.only))) {
    outcomes.push(await runCase(one, { blockMs: Number(options.block), plans: options.plans, say }));
  }
  const relations: Relation[] = relationsOf(outcomes);
  say(table(outcomes, relations));
  say(`\nWritten to ${writeReport({ messages: Number(options.messages), outcomes, relations })}`);
  const missed =
    outcomes.filter(({ missed }) => missed.length > 0).length +
    relations.filter(({ value, target }) => value > target).length;
  return missed === 0 ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    complain(error);
    process.exitCode = 1;
  },
);
