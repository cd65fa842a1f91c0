/** `npm run token -- EMAIL`: a new API token for that person, alone on the last line. It is kept nowhere else. */
import { StartError } from "@/lib/terminal";
import { command } from "./command";
import { say } from "./progress";

command(async () => {
  const [email] = process.argv.slice(2);
  if (!email) throw new StartError("errorTokenUsage");
  const { issueToken } = await import("@/lib/users/tokens");
  const token = await issueToken(email, "terminal");
  if (!token) throw new StartError("errorUnknownPerson", { email });
  say(token);
});
