/**
 * Credentials at rest: AES-256-GCM, bound to their configuration, so that a row's bytes are of no use in another row.
 *
 * An envelope is version (1 byte), key id (4), nonce (12), tag (16), ciphertext. The key id says which of the configured
 * keys it was, so that a new key can be put in front while the old one still reads.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { config } from "@/lib/config";
import type { Tx } from "@/lib/db/client";

export type Secrets = Readonly<Record<string, string>>;

const VERSION = 1;
const CIPHER = "aes-256-gcm";
const KEY_ID = { start: 1, end: 5 };
const NONCE = { start: 5, end: 17 };
const TAG = { start: 17, end: 33 };

interface Key {
  id: Buffer;
  bytes: Buffer;
}

/** A setting is text of any length from 32 on; the cipher wants 32 bytes. */
function derive(setting: string): Key {
  const bytes = Buffer.from(hkdfSync("sha256", setting, "", "hilo configuration secrets", 32));
  return {
    id: createHash("sha256")
      .update(bytes)
      .digest()
      .subarray(0, KEY_ID.end - KEY_ID.start),
    bytes,
  };
}

function newestKey(): Key {
  const [setting] = config().encryptionKeys;
  if (setting === undefined) throw new Error("no encryption key: set ENCRYPTION_KEY");
  return derive(setting);
}

/** `configurationId` is authenticated with the text: the envelope opens for that configuration only. */
export function encrypt(secrets: Secrets, configurationId: string): Uint8Array<ArrayBuffer> {
  const key = newestKey();
  const nonce = randomBytes(NONCE.end - NONCE.start);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce).setAAD(Buffer.from(configurationId));
  const text = Buffer.concat([cipher.update(JSON.stringify(secrets), "utf8"), cipher.final()]);
  return Uint8Array.from(Buffer.concat([Buffer.from([VERSION]), key.id, nonce, cipher.getAuthTag(), text]));
}

const keyIdOf = (envelope: Uint8Array): Uint8Array => envelope.subarray(KEY_ID.start, KEY_ID.end);

/** @throws Error when it was changed, belongs to another configuration, or its key is not configured any more. */
export function decrypt(envelope: Uint8Array, configurationId: string): Secrets {
  const key = config()
    .encryptionKeys.map(derive)
    .find(({ id }) => id.equals(keyIdOf(envelope)));
  if (envelope[0] !== VERSION || !key) throw new Error("secrets: no key opens this envelope");
  const decipher = createDecipheriv(CIPHER, key.bytes, envelope.subarray(NONCE.start, NONCE.end), {
    authTagLength: 16,
  })
    .setAAD(Buffer.from(configurationId))
    .setAuthTag(envelope.subarray(TAG.start, TAG.end));
  const text = Buffer.concat([decipher.update(envelope.subarray(TAG.end)), decipher.final()]);
  return JSON.parse(text.toString("utf8")) as Secrets;
}

/** Was it made with a key that is not the newest? */
export const needsRotation = (envelope: Uint8Array): boolean => !newestKey().id.equals(keyIdOf(envelope));

/** Writes every envelope anew that an older key made; answers how many. After it the older keys can be dropped. */
export async function rotateSecrets(tx: Pick<Tx, "apiConfiguration">): Promise<number> {
  const rows = await tx.apiConfiguration.findMany({ select: { id: true, secrets: true } });
  const old = rows.filter(({ secrets }) => needsRotation(secrets));
  for (const { id, secrets } of old) {
    await tx.apiConfiguration.update({ where: { id }, data: { secrets: encrypt(decrypt(secrets, id), id) } });
  }
  return old.length;
}
