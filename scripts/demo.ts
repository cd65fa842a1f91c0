/** The demonstration: accounts at the built-in simulator, connected like any other account. */
import { config } from "@/lib/config";
import { forgetConfigurations } from "@/lib/configurations/active";
import { insertConfiguration } from "@/lib/configurations/store";
import { transaction } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import { enqueue } from "@/lib/jobs/enqueue";
import { demoAccounts, controlKey } from "@/lib/simulator/accounts";
import { controlOf } from "@/lib/simulator/client";
import { startSimulator } from "@/lib/simulator/server";
import { demoThreads } from "./demoThreads";
import { onShutdown } from "./shutdown";

/** Where the simulator is, until it runs: nothing can be sent before. */
const NOT_YET = "http://127.0.0.1:9";

const authSecret = (): string => config().authSecret ?? "";

/** Connects the simulator's accounts, those that are not connected yet. */
export async function connectDemoAccounts(): Promise<void> {
  const { rows } = await pool().query<{ accountId: string }>(
    `select account_id as "accountId" from api_configurations where simulated`,
  );
  const known = new Set(rows.map(({ accountId }) => accountId));
  for (const { platform, accountId, name, secrets } of demoAccounts(authSecret())) {
    if (known.has(accountId)) continue;
    await transaction((tx) =>
      insertConfiguration(tx, {
        platform,
        name,
        active: true,
        secrets: { ...secrets },
        simulated: { baseUrl: NOT_YET },
      }),
    );
  }
  forgetConfigurations();
}

/** Starts the simulator and tells its accounts' configurations where it is. */
export async function startDemoSimulator(): Promise<void> {
  const accounts = demoAccounts(authSecret());
  const simulator = await startSimulator({
    port: 0,
    dataDir: config().dataDir,
    accounts,
    controlKey: controlKey(authSecret()),
    known: await demoThreads(accounts.map(({ accountId }) => accountId)),
  });
  onShutdown(() => simulator.stop());
  await pool().query(
    "update api_configurations set base_url = $1, health = 'healthy', health_code = null, checked_at = now() where simulated",
    [simulator.url],
  );
  forgetConfigurations();
  await transaction((tx) => enqueue(tx, "syncTemplates", {}, { key: "templates" }));
  // Known before anybody can write; the platforms' handshake follows as soon as we can answer it.
  await registerDemoWebhooks({ handshake: false });
}

/** Registers our webhook at the simulator. With the handshake, as the platforms do it, the service must be listening. */
export async function registerDemoWebhooks({ handshake }: { handshake: boolean }): Promise<void> {
  const { dataDir, port } = config();
  const control = controlOf(dataDir, authSecret());
  const platforms = new Set(demoAccounts(authSecret()).map(({ platform }) => platform));
  for (const platform of platforms) {
    const url = `http://127.0.0.1:${port}/api/webhooks/${platform}`;
    await control("/callback", { method: "POST", body: { platform, url, handshake } });
  }
}
