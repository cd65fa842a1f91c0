/** The whole product as a person starts it: `scripts/start.ts` in a process of its own, with a folder and a port of its own. */
import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import { createServer, type AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { childEnvironment } from "@/lib/config";
import { demoAccounts } from "@/lib/simulator/accounts";
import type { Account } from "@/lib/simulator/model";

const root = path.resolve(__dirname, "../..");

export interface Hilo {
  url: string;
  port: number;
  dataDir: string;
  /** For commands that are to talk to this service. */
  env: Record<string, string>;
  output(): string;
  /** As Ctrl-C does; answers the exit code. */
  stop(): Promise<number | null>;
  /** As a power cut does. */
  kill(): Promise<void>;
}

export interface HiloOptions {
  dataDir?: string;
  port?: number;
  env?: Record<string, string>;
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** A folder that the database's own system user can pass through. */
export function newDataDir(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "hilo-e2e-"));
  chmodSync(folder, 0o711);
  return path.join(folder, "data");
}

export const removeDataDir = (dataDir: string): void =>
  rmSync(path.dirname(dataDir), { recursive: true, force: true });

const running = new Set<ChildProcess>();
process.once("exit", () => running.forEach((child) => child.kill("SIGKILL")));

/** Resolves when `/api/health` answers 200. @throws with everything it printed when it ends before. */
export async function startHilo(options: HiloOptions = {}): Promise<Hilo> {
  const port = options.port ?? (await freePort());
  const dataDir = options.dataDir ?? newDataDir();
  const env = {
    PORT: String(port),
    DATA_DIR: dataDir,
    NODE_ENV: "production",
    LOG_LEVEL: "warn",
    LANG: "es_MX.UTF-8",
    ...options.env,
  };
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/start.ts"], {
    cwd: root,
    env: Object.assign(withoutTestSettings(), env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let output = "";
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  let ended = false;
  void exited.then(() => {
    ended = true;
    running.delete(child);
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const url = `http://127.0.0.1:${port}`;
  while (!(await isHealthy(url))) {
    if (ended) throw new Error(`hilo ended before it was ready:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    port,
    dataDir,
    env,
    output: () => output,
    async stop() {
      child.kill("SIGINT");
      return exited;
    },
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** Jest's own settings must not reach the product. */
function withoutTestSettings(): NodeJS.ProcessEnv {
  const env = childEnvironment();
  for (const name of [
    "DATABASE_URL",
    "HILO_EMBEDDED_DATABASE",
    "NEXTAUTH_SECRET",
    "ENCRYPTION_KEY",
    "JEST_WORKER_ID",
    "NODE_OPTIONS",
  ]) {
    delete env[name];
  }
  return env;
}

async function isHealthy(url: string): Promise<boolean> {
  return (await ask("GET", `${url}/api/health`).catch(() => null))?.status === 200;
}

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

/** One request on a connection of its own. Rejects when the connection breaks. */
export function ask(
  method: string,
  url: string,
  headers: Record<string, string> = {},
  body?: string | Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers, agent: false, timeout: 20_000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.on("error", reject);
    request.on("timeout", () => request.destroy(new Error("timeout")));
    request.end(body);
  });
}

/** The simulator's accounts of this installation, with the secrets that only it has. */
export function accountsOf(hilo: Pick<Hilo, "dataDir">): Account[] {
  const secrets = JSON.parse(readFileSync(path.join(hilo.dataDir, "secrets.json"), "utf8")) as {
    authSecret: string;
  };
  return demoAccounts(secrets.authSecret);
}

/** Runs one of the project's commands against this service; answers what it printed on stdout. */
export function command(hilo: Pick<Hilo, "env">, script: string, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, ["--import", "tsx", `scripts/${script}.ts`, ...args], {
    cwd: root,
    env: Object.assign(withoutTestSettings(), hilo.env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let problems = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (problems += chunk.toString()));
  return new Promise((resolve, reject) =>
    child.once("exit", (code) =>
      code === 0 ? resolve(output.trim()) : reject(new Error(`${script}: ${output}${problems}`)),
    ),
  );
}
