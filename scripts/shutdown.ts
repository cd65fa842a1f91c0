/** Leaving in order: whatever was started is stopped, the last one first, within ten seconds. */
import { setTimeout as sleep } from "node:timers/promises";
import { report } from "@/lib/log";
import { sentence } from "@/lib/terminal";
import { say } from "./progress";

type Task = () => Promise<void> | void;

const tasks: Task[] = [];
const lastWords: (() => void)[] = [];
/** All tasks together; the operator's own limit (and that of most process managers) is ten seconds. */
const patience = 9500;
/** npm passes Ctrl-C on to a process that the terminal has already told: that is not a second wish to leave. */
const sameWish = 1000;

/** Runs `task` when this process leaves, before those that were registered earlier. */
export const onShutdown = (task: Task): void => void tasks.push(task);

/** For an exit that cannot wait: must do its work at once, without a promise. */
export const onAbort = (task: () => void): void => void lastWords.push(task);

let leaving: Promise<void> | undefined;

/** Stops everything. Several calls are one. */
export const shutdown = (): Promise<void> => (leaving ??= runTasks());

async function runTasks(): Promise<void> {
  const all = async () => {
    for (let task = tasks.pop(); task; task = tasks.pop()) {
      await Promise.resolve(task()).catch((error: unknown) => report(error, "shutdown"));
    }
  };
  const inTime = await Promise.race([all().then(() => true), sleep(patience, false, { ref: false })]);
  if (!inTime) lastWords.forEach((task) => task());
}

export async function leave(code: number): Promise<never> {
  await shutdown();
  process.exit(code);
}

/** Ctrl-C, a process manager's request and a closed terminal end the process in order; Ctrl-C again ends it at once. */
export function leaveOnSignals(): void {
  let first = 0;
  const asked = () => {
    if (first === 0) {
      first = Date.now();
      say(sentence("noteStopping"));
      void shutdown().then(() => {
        say(sentence("noteStopped"));
        process.exit(0);
      });
    } else if (Date.now() - first > sameWish) {
      lastWords.forEach((task) => task());
      process.exit(130);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, asked);
  process.on("unhandledRejection", (error) => report(error, "unhandled rejection"));
  process.on("uncaughtException", (error) => {
    report(error, "uncaught exception");
    void leave(1);
  });
}
