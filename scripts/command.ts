/** The frame of the commands that run alone, against DATABASE_URL or the embedded database. */
import { setEnvironment } from "@/lib/config";
import { ensureGenerated } from "@/lib/db/generate";
import { withDatabase } from "./database";
import { complain } from "./progress";

/** Runs `work` with the database open; ends with 1 and one sentence when it fails. */
export function command(work: () => Promise<void>): void {
  run(work).catch((error: unknown) => {
    complain(error);
    process.exitCode = 1;
  });
}

async function run(work: () => Promise<void>): Promise<void> {
  setEnvironment({ NODE_ENV: "production" });
  await ensureGenerated();
  await withDatabase(work);
}
