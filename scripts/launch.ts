/** The whole start, from an empty folder to a service that answers: `npm start` and `npm run dev`. */
import { config, setEnvironment } from "@/lib/config";
import { ensureGenerated } from "@/lib/db/generate";
import { migrate } from "@/lib/db/migrate";
import { pool } from "@/lib/db/pool";
import { sentence } from "@/lib/terminal";
import type { SeedReport } from "@/prisma/seed/base";
import { build, isBuilt } from "./build";
import { openDatabase } from "./database";
import { requireFreePort } from "./port";
import { provideSecrets } from "./secrets";
import { complain, say, step } from "./progress";
import { leave, leaveOnSignals, onShutdown } from "./shutdown";
import { welcome } from "./welcome";

export interface LaunchOptions {
  /** With reload of changed source, and no build. */
  dev: boolean;
}

export async function launch({ dev }: LaunchOptions): Promise<void> {
  setEnvironment({ NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
  leaveOnSignals();
  try {
    await run(dev);
  } catch (error) {
    complain(error);
    await leave(1);
  }
}

async function run(dev: boolean): Promise<void> {
  await requireFreePort(config());
  const database = await step(config().databaseUrl ? "stepDatabaseExternal" : "stepDatabaseEmbedded", () =>
    openDatabase("service"),
  );
  provideSecrets();
  if (await ensureGenerated()) say(`✓ ${sentence("stepClient")}`);
  await step("stepMigrations", () => migrate(config().databaseUrl ?? ""));
  const report = await seed();
  if (!dev && !isBuilt()) await step("stepBuild", build);
  if (config().demo) await step("stepSimulator", startSimulator);
  await step("stepServe", () => startEverything(dev));
  await welcome(database.directory, report);
}

async function seed(): Promise<SeedReport> {
  const { seedBase } = await import("@/prisma/seed/base");
  const report = await step("stepBase", seedBase);
  if (config().demo) await seedDemonstration();
  return report;
}

async function seedDemonstration(): Promise<void> {
  const { connectDemoAccounts } = await import("./demo");
  await connectDemoAccounts();
  if (!(await isEmpty())) return;
  const { seedDemo } = await import("@/prisma/seed/demo");
  await step("stepDemo", seedDemo);
}

async function isEmpty(): Promise<boolean> {
  const { rows } = await pool().query<{ empty: boolean }>(
    "select not exists(select from conversations) as empty",
  );
  return rows[0]?.empty === true;
}

async function startSimulator(): Promise<void> {
  const { startDemoSimulator } = await import("./demo");
  await startDemoSimulator();
}

/** The pages and the intake, then what works behind them. Stops in the other order: nothing comes in, then nothing is done. */
async function startEverything(dev: boolean): Promise<void> {
  const { serve } = await import("./serve");
  const { startService } = await import("@/lib/pipeline/service");
  const service = await startService({ worker: config().worker });
  onShutdown(() => service.stop());
  const serving = await serve({ dev });
  onShutdown(() => serving.close());
  if (!config().demo) return;
  const { registerDemoWebhooks } = await import("./demo");
  await registerDemoWebhooks({ handshake: true });
}
