/**
 * `npm test`: every check, one after the other, on a clean checkout. Each check counts as one, each test as one; the last
 * line says how many passed and failed. `npm test -- unit lint` runs only those named.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { childEnvironment } from "@/lib/config";
import { ensureGenerated } from "@/lib/db/generate";

interface Check {
  name: string;
  command: string[];
  /** Its result is counted test by test. */
  jest?: boolean;
}

const jest = (...projects: string[]): Check => ({
  name: projects.join("+"),
  command: ["jest", "--selectProjects", ...projects],
  jest: true,
});

const checks: Check[] = [
  { name: "types", command: ["tsc", "--noEmit"] },
  { name: "lint", command: ["eslint", ".", "--max-warnings", "0"] },
  { name: "format", command: ["prettier", "--check", "--log-level", "warn", "."] },
  {
    name: "architecture",
    command: ["depcruise", "app", "components", "lib", "scripts", "prisma", "middleware.ts"],
  },
  { name: "unused", command: ["knip"] },
  jest("unit", "contracts"),
  jest("components"),
  jest("integration"),
  { name: "build", command: ["next", "build"] },
  jest("e2e"),
];

interface Count {
  passed: number;
  failed: number;
}

const line = (text: string) => process.stdout.write(`${text}\n`);

function run(command: string[]): Promise<boolean> {
  const [tool = "", ...parameters] = command;
  const child = spawn(path.resolve("node_modules/.bin", tool), parameters, {
    stdio: ["ignore", "inherit", "inherit"],
    env: childEnvironment({
      NEXT_TELEMETRY_DISABLED: "1",
      FORCE_COLOR: "0",
      ...(tool === "next" ? { NODE_ENV: "production" } : {}),
    }),
  });
  return new Promise((resolve) => {
    child.on("exit", (code) => resolve(code === 0));
    child.on("error", () => resolve(false));
  });
}

async function count(check: Check, folder: string): Promise<Count> {
  if (!check.jest) return (await run(check.command)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const report = path.join(folder, `${check.name}.json`);
  const passed = await run([...check.command, "--json", `--outputFile=${report}`]);
  try {
    const result = JSON.parse(readFileSync(report, "utf8")) as Record<string, number>;
    const failed = (result.numFailedTests ?? 0) + (result.numRuntimeErrorTestSuites ?? 0);
    // A run that broke off has failed, whatever it counted until then.
    return { passed: result.numPassedTests ?? 0, failed: passed ? failed : Math.max(failed, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function main(wanted: string[]): Promise<number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "hilo-test-"));
  const total: Count = { passed: 0, failed: 0 };
  const summary: string[] = [];
  try {
    await ensureGenerated();
    for (const check of checks) {
      if (wanted.length > 0 && !wanted.some((name) => check.name.split("+").includes(name))) continue;
      line(`\n== ${check.name}`);
      const started = performance.now();
      const { passed, failed } = await count(check, folder);
      total.passed += passed;
      total.failed += failed;
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      summary.push(
        `${failed === 0 ? "ok    " : "FAILED"} ${check.name}: ${passed} passed, ${failed} failed, ${seconds} s`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  line(`\n${summary.join("\n")}\n\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n0 passed, 1 failed\n`);
    process.exit(1);
  },
);
