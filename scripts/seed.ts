/** `npm run seed -- --messages N [--yes]`: a load of N messages, for benchmarks. Nothing of it is ever sent. */
import { parseArgs } from "node:util";
import { now } from "@/lib/clock";
import { config } from "@/lib/config";
import { migrate } from "@/lib/db/migrate";
import { sentence, StartError } from "@/lib/terminal";
import { command } from "./command";
import { say, step } from "./progress";
import { provideSecrets } from "./secrets";

const MOST = 50_000_000;

command(async () => {
  const { messages, yes } = order();
  provideSecrets();
  await step("stepMigrations", () => migrate(config().databaseUrl ?? ""));
  const { seedBase } = await import("@/prisma/seed/base");
  const { password } = await seedBase();
  if (password) say(sentence("readyPassword", { email: config().adminEmail, password }));
  const { seedLoad } = await import("@/prisma/seed/load/load");
  const onProgress = (done: number, of: number) =>
    say(`  ${sentence("loadProgress", { done, of, percent: Math.floor((100 * done) / of) })}`);
  await step("stepLoad", () => seedLoad({ messages, yes, now: now(), onProgress }));
});

/** @throws StartError for anything but a number of messages */
function order(): { messages: number; yes: boolean } {
  const options = { messages: { type: "string" }, yes: { type: "boolean" } } as const;
  try {
    const { values } = parseArgs({ options });
    const messages = Number((values.messages ?? "").replace(/_/g, ""));
    if (Number.isInteger(messages) && messages >= 1 && messages <= MOST) {
      return { messages, yes: values.yes ?? false };
    }
  } catch {
    // An unknown option is answered like a missing number.
  }
  throw new StartError("errorLoadUsage");
}
