/**
 * Holds the embedded database of DATA_DIR as the service does, in a process that a test can kill. Writes a line of JSON
 * with the address when the database is ready, and one for each notice.
 */
import { config } from "@/lib/config";
import { startEmbedded } from "@/lib/db/embedded/start";
import { complain } from "@/scripts/progress";
import { leave, leaveOnSignals, onShutdown } from "@/scripts/shutdown";

const tell = (news: object) => process.stdout.write(`${JSON.stringify(news)}\n`);

async function main(): Promise<void> {
  leaveOnSignals();
  // Nothing else keeps this process alive once the database is there.
  setInterval(() => undefined, 60_000);
  const database = await startEmbedded({
    dataDir: config().dataDir,
    role: "service",
    durable: false,
    note: (notice) => tell({ notice }),
    onLost: () => void leave(1),
  });
  onShutdown(() => database.stop());
  tell({ url: database.url, directory: database.directory });
}

main().catch((error: unknown) => {
  complain(error);
  return leave(1);
});
