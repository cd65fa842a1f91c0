/** Real processes of Hilo, as a person's terminal would start them. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { childEnvironment } from "@/lib/config";

export interface Ended {
  code: number | null;
  output: string;
}

type Environment = Record<string, string>;

/** In English, and without what the tests' own settings say of the database. */
const plain: Environment = {
  LANG: "en_US.UTF-8",
  LC_ALL: "",
  DATABASE_URL: "",
  NEXTAUTH_SECRET: "",
  ENCRYPTION_KEY: "",
  LOG_LEVEL: "silent",
};

function startProcess(script: string, environment: Environment): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", script], {
    env: childEnvironment({ ...plain, ...environment }),
  });
}

/** Runs a script to its end. */
export async function runProcess(script: string, environment: Environment): Promise<Ended> {
  const child = startProcess(script, environment);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += String(chunk)));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output };
}

export interface Holder {
  url: string;
  directory: string;
  /** Waits for a notice of the database, such as that it is back. */
  noticed(notice: string): Promise<void>;
  /** Ends the process with a signal, and answers its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const holders = new Set<ChildProcess>();

/** For the end of a test, however it ended: no holder stays. */
export async function endHolders(): Promise<void> {
  for (const child of holders) {
    holders.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill("SIGTERM");
    await once(child, "close");
  }
}

/** A process that holds the embedded database of `dataDir`, ready. */
export async function holdDatabase(dataDir: string): Promise<Holder> {
  const child = startProcess("tests/support/holdDatabase.ts", { DATA_DIR: dataDir });
  holders.add(child);
  const news: Record<string, string>[] = [];
  if (child.stdout) {
    createInterface(child.stdout).on("line", (line) => {
      if (line.startsWith("{")) news.push(JSON.parse(line) as Record<string, string>);
    });
  }
  let complaint = "";
  child.stderr?.on("data", (chunk) => (complaint += String(chunk)));
  const until = async (fits: (one: Record<string, string>) => boolean) => {
    for (;;) {
      const found = news.find(fits);
      if (found) return found;
      if (child.exitCode !== null) throw new Error(complaint || "the holder has ended");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const { url = "", directory = "" } = await until((one) => "url" in one);
  return {
    url,
    directory,
    noticed: async (notice) => void (await until((one) => one.notice === notice)),
    end: async (signal) => {
      child.kill(signal);
      const [code] = (await once(child, "close")) as [number | null];
      return code;
    },
  };
}
