/** `npm run init`: the rows that Hilo cannot do without (platforms, funnels, an administrator). May run any number of times. */
import { config } from "@/lib/config";
import { migrate } from "@/lib/db/migrate";
import { sentence } from "@/lib/terminal";
import { command } from "./command";
import { say } from "./progress";
import { provideSecrets } from "./secrets";

command(async () => {
  provideSecrets();
  await migrate(config().databaseUrl ?? "");
  const { seedBase } = await import("@/prisma/seed/base");
  const { password } = await seedBase();
  if (password) say(sentence("readyPassword", { email: config().adminEmail, password }));
  say(sentence("initialised"));
});
