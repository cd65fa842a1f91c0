/** After the tests: stops their PostgreSQL and waits until it has cleaned up. */
import { once } from "node:events";
import { running } from "./globalDatabase";

export default async function stopDatabase(): Promise<void> {
  const server = running.hiloTestDatabase;
  running.hiloTestDatabase = undefined;
  if (!server || server.exitCode !== null) return;
  server.stdin?.end();
  await once(server, "exit");
}
