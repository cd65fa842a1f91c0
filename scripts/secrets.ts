/** The secrets of the process that is starting: those of the environment, else those kept beside the data. */
import { config, setEnvironment } from "@/lib/config";
import { ensureSecrets } from "@/lib/secrets";
import { StartError } from "@/lib/terminal";

/**
 * Call it once the database is open.
 * @throws StartError with an external database in production: several processes share it, and a secret that one machine
 * made up would lock the others out.
 */
export function provideSecrets(): void {
  const { dataDir, embedded, production, authSecret, encryptionKeys } = config();
  if (!authSecret || encryptionKeys.length === 0) {
    if (!embedded && production) throw new StartError("errorSecretsRequired");
    ensureSecrets(dataDir);
  }
  // Next's own code, such as the middleware's, reads the secret of the sessions from the environment.
  setEnvironment({ NEXTAUTH_SECRET: config().authSecret ?? "" });
}
