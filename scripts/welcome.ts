/** What the terminal says when the service is up: where it is, how to get in, where the data lies. */
import { config } from "@/lib/config";
import { pool } from "@/lib/db/pool";
import { sentence } from "@/lib/terminal";
import type { SeedReport } from "@/prisma/seed/base";
import { say } from "./progress";

/** The password of the demo accounts, which the documentation gives. */
const demoPassword = "admin123";

/** `directory` is where the embedded database keeps its files; null when the database is somebody else's. */
export async function welcome(directory: string | null, report: SeedReport): Promise<void> {
  const { demo } = config();
  const url = address();
  say("");
  say(sentence("readyUrl", { url }));
  await saySignIn(report);
  if (demo) say(sentence("readySimulator", { url }));
  say(sentence("readyData", { directory: places(directory) }));
  say(sentence("readyStop"));
}

async function saySignIn({ password, disabledDemoAccounts }: SeedReport): Promise<void> {
  const { demo, adminEmail: email } = config();
  const [first, ...others] = demo ? await demoAccounts() : [];
  if (password) say(sentence("readyPassword", { email, password }));
  else if (first) say(sentence("readySignIn", { email: first, password: demoPassword }));
  else say(sentence("readyAdmin", { email }));
  if (others.length > 0) say(sentence("readyDemo", { accounts: others.join(", ") }));
  if (disabledDemoAccounts > 0) say(sentence("readyDemoDisabled", { count: disabledDemoAccounts }));
}

function places(directory: string | null): string {
  const { dataDir } = config();
  return directory && !directory.startsWith(dataDir) ? `${dataDir}, ${directory}` : dataDir;
}

function address(): string {
  const { publicUrl, host, port } = config();
  if (publicUrl) return publicUrl;
  const name = ["127.0.0.1", "0.0.0.0", "::", "::1"].includes(host) ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/** Accounts that still have the demo's password, the administrator first. */
async function demoAccounts(): Promise<string[]> {
  const { rows } = await pool().query<{ email: string }>(
    "select email from users where demo_password and active order by role, email",
  );
  return rows.map((row) => row.email);
}
