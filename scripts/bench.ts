/** `npm run bench`: how fast the inbox answers, as ratios of one run. The bench itself lives with the tests. */
import { spawn } from "node:child_process";
import { childEnvironment } from "@/lib/config";

const child = spawn(process.execPath, ["--import", "tsx", "tests/bench/run.ts", ...process.argv.slice(2)], {
  stdio: "inherit",
  env: childEnvironment({ NODE_ENV: "production" }),
});
child.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
