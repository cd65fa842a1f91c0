/** `npm run worker`: the background worker alone, for a service that runs with WORKER=off. */
import { config } from "@/lib/config";
import { migrate } from "@/lib/db/migrate";
import { sentence } from "@/lib/terminal";
import { command } from "./command";
import { say } from "./progress";
import { provideSecrets } from "./secrets";
import { onShutdown } from "./shutdown";

command(async () => {
  provideSecrets();
  await migrate(config().databaseUrl ?? "");
  const { startWorker } = await import("@/lib/jobs/worker");
  const { tasks } = await import("@/lib/pipeline/tasks");
  const { flushNotices } = await import("@/lib/realtime/publisher");
  const worker = await startWorker(tasks);
  onShutdown(async () => {
    await worker.stop();
    await flushNotices();
  });
  say(sentence("workerReady"));
  // It works until a signal ends the process.
  await new Promise(() => undefined);
});
