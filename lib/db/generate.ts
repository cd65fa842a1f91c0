/** The generated Prisma client: made from schema.prisma on this machine, so it is not in the repository. */
import { execFile } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { childEnvironment } from "@/lib/config";
import { StartError } from "@/lib/terminal";

const run = promisify(execFile);
const output = "lib/db/generated";
const mark = path.join(output, ".made-from");

/** Generates the client when schema.prisma or Prisma has changed since. Answers whether it did. */
export async function ensureGenerated(): Promise<boolean> {
  const wanted = fingerprint();
  if (fs.existsSync(mark) && fs.readFileSync(mark, "utf8") === wanted) return false;
  const cli = path.join(path.dirname(require.resolve("prisma/package.json")), "build", "index.js");
  try {
    await run(process.execPath, [cli, "generate"], { env: childEnvironment(offline) });
  } catch (error) {
    const { stderr = "", message } = error as { stderr?: string; message: string };
    throw new StartError("errorGenerate", { reason: stderr.trim().split("\n")[0] || message });
  }
  fs.writeFileSync(mark, wanted);
  return true;
}

function fingerprint(): string {
  const { version } = JSON.parse(fs.readFileSync(require.resolve("prisma/package.json"), "utf8")) as {
    version: string;
  };
  const schema = fs.readFileSync("prisma/schema.prisma", "utf8");
  return crypto.createHash("sha256").update(version).update("\n").update(schema).digest("hex");
}

/** Generating needs no schema engine, but the command downloads one unless it is told of a file that exists. */
const offline = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  CHECKPOINT_DISABLE: "1",
};
