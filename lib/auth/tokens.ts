/** API tokens: shown once, kept as a hash. A token is 32 random bytes, so a fast hash is enough. */
import { createHash, randomBytes } from "node:crypto";
import { now } from "@/lib/clock";
import { db, type Tx } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { asSessionUser, mayEnter } from "./account";
import type { SessionUser } from "./roles";

const PREFIX = "hilo_";
/** A token's last use is known to the minute; more would be a write for every read. */
const LAST_USE_MS = 60_000;

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Makes a token for this user and answers it: the only time that anybody sees it. `name` says what it is for. */
export async function createToken(
  tx: Pick<Tx, "apiToken">,
  user: { id: string },
  name: string,
): Promise<string> {
  const token = PREFIX + randomBytes(32).toString("base64url");
  await tx.apiToken.create({ data: { id: newId(), userId: user.id, name, tokenHash: hashOf(token) } });
  return token;
}

/** Whose token it is; null when it is unknown, revoked or expired, or its user may not enter. */
export async function userOfToken(token: string): Promise<SessionUser | null> {
  if (!token.startsWith(PREFIX)) return null;
  const found = await db().apiToken.findUnique({
    where: { tokenHash: hashOf(token) },
    include: { user: true },
  });
  const at = now();
  if (!found || found.revokedAt || (found.expiresAt && found.expiresAt <= at) || !mayEnter(found.user))
    return null;
  await noteUse(found, at);
  return asSessionUser(found.user);
}

async function noteUse(token: { id: string; lastUsedAt: Date | null }, at: Date): Promise<void> {
  if (token.lastUsedAt && at.getTime() - token.lastUsedAt.getTime() < LAST_USE_MS) return;
  await db().apiToken.updateMany({
    where: { id: token.id, lastUsedAt: token.lastUsedAt },
    data: { lastUsedAt: at },
  });
}
