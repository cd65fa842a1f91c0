/** Before the tests that need a database: starts one PostgreSQL for all of them. */
import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { childEnvironment, setEnvironment } from "../../lib/config";

/** Kept for stopDatabase.ts, which runs in the same process. */
export const running = globalThis as { hiloTestDatabase?: ChildProcess };

export default async function startDatabase(): Promise<void> {
  if (running.hiloTestDatabase) return;
  const server = spawn(process.execPath, ["--import", "tsx", "tests/support/databaseServer.ts"], {
    env: childEnvironment(),
    // Ctrl-C is for the test run; the server ends after it, when its input closes.
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
  });
  running.hiloTestDatabase = server;
  const { url } = JSON.parse(await firstLine(server)) as { url: string };
  setEnvironment({ DATABASE_URL: url });
}

function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("exit", (code) =>
      reject(new Error(`the database of the tests did not start (exit code ${code})`)),
    );
    if (server.stdout) createInterface(server.stdout).once("line", resolve);
  });
}
