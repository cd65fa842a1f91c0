/** Secrets that nobody has to think of: made at the first start, kept beside the data, readable by its owner alone. */
import crypto from "node:crypto";
import fs from "node:fs";
import { secretsFile, setEnvironment } from "@/lib/config";
import { StartError } from "@/lib/terminal";

export interface Secrets {
  /** Signs sessions. */
  authSecret: string;
  /** Encrypts the credentials of the platforms: 32 bytes in base64. */
  encryptionKey: string;
  databasePassword: string;
}

const random = (encoding: "base64" | "base64url") => crypto.randomBytes(32).toString(encoding);

/**
 * The secrets of `dataDir`; those that are missing are made now. Processes that start together agree on the same ones.
 * @throws StartError when the file exists but cannot be read: new secrets would make the stored credentials unreadable.
 */
export function ensureSecrets(dataDir: string): Secrets {
  const kept = readSecrets(dataDir);
  if (kept?.authSecret && kept.encryptionKey && kept.databasePassword) return kept as Secrets;
  const complete: Secrets = {
    authSecret: random("base64"),
    encryptionKey: random("base64"),
    databasePassword: random("base64url"),
    ...kept,
  };
  const file = secretsFile(dataDir);
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const unfinished = `${file}.${process.pid}`;
  fs.writeFileSync(unfinished, `${JSON.stringify(complete, null, 2)}\n`, { mode: 0o600 });
  try {
    if (kept) fs.renameSync(unfinished, file);
    else fs.linkSync(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    fs.rmSync(unfinished, { force: true });
  }
  // What was read of the settings before knows nothing of the new file.
  setEnvironment({});
  return readSecrets(dataDir) as Secrets;
}

/** What the file holds; null when there is none. */
export function readSecrets(dataDir: string): Partial<Secrets> | null {
  const file = secretsFile(dataDir);
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")) as Partial<Secrets>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new StartError("errorSecretsBroken", { file });
  }
}
