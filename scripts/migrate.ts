/** `npm run migrate`: brings the database to the structure of this code, and does nothing else. */
import { config } from "@/lib/config";
import { migrate } from "@/lib/db/migrate";
import { sentence } from "@/lib/terminal";
import { command } from "./command";
import { say } from "./progress";

command(async () => {
  const applied = await migrate(config().databaseUrl ?? "");
  say(sentence("migrated", { count: applied.length }));
});
