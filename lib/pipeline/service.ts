/** What runs beside the pages: the ear for live updates, and by default the worker. */
import { hub } from "@/lib/realtime/hub";
import { flushNotices } from "@/lib/realtime/publisher";
import { endStreams } from "@/lib/realtime/stream";
import { startWorker, type RunningWorker } from "@/lib/jobs/worker";
import { tasks } from "./tasks";

export interface RunningService {
  /** Lets what is being done finish; what is waiting stays in the database. */
  stop(): Promise<void>;
}

/** @param worker `off` where `npm run worker` does the work in a process of its own. */
export async function startService({ worker }: { worker: "inline" | "off" }): Promise<RunningService> {
  await hub().start();
  const running: RunningWorker | null = worker === "inline" ? await startWorker(tasks) : null;
  return {
    async stop() {
      endStreams();
      await running?.stop();
      await flushNotices();
      await hub().stop();
    },
  };
}
