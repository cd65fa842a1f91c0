/** Builds the application when the source has changed since the last build, and only then. */
import { spawn } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { childEnvironment } from "@/lib/config";
import { StartError } from "@/lib/terminal";
import { note } from "./progress";
import { onShutdown } from "./shutdown";

/** What a build depends on. */
const sources = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema.prisma",
  "middleware.ts",
  "instrumentation.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
/** Made from schema.prisma, which is in the list. */
const derived = path.join("lib", "db", "generated");
const mark = path.join(".next", "hilo-build");

/** Whether a build of exactly this source is there. */
export function isBuilt(): boolean {
  return (
    fs.existsSync(path.join(".next", "BUILD_ID")) &&
    fs.existsSync(mark) &&
    fs.readFileSync(mark, "utf8") === sourceHash()
  );
}

/** @throws StartError after showing what the build said */
export async function build(): Promise<void> {
  note("noteBuilding");
  const before = sourceHash();
  fs.rmSync(mark, { force: true });
  await runBuild();
  fs.writeFileSync(mark, before);
}

function sourceHash(): string {
  const hash = crypto.createHash("sha256");
  for (const file of sources.flatMap(filesIn))
    hash.update(file).update("\0").update(fs.readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function filesIn(entry: string): string[] {
  const found = fs.statSync(entry, { throwIfNoEntry: false });
  if (!found || entry === derived) return [];
  if (!found.isDirectory()) return [entry];
  return fs
    .readdirSync(entry)
    .sort()
    .flatMap((name) => filesIn(path.join(entry, name)));
}

function runBuild(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [require.resolve("next/dist/bin/next"), "build"], {
      env: childEnvironment({ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }),
      stdio: ["ignore", "pipe", "pipe"],
    });
    onShutdown(() => void child.kill());
    const output: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(output));
      reject(new StartError("errorBuild"));
    });
  });
}
