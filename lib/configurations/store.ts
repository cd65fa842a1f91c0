/** The rows of connected accounts: their credentials complete, encrypted, and of one account only. */
import { AppError } from "@/lib/errors";
import { Prisma, type ApiConfiguration, type Tx } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { manifestOf, type PlatformId } from "@/lib/platforms/manifest";
import { completeCredentials, type Credentials, type GivenSecrets } from "./credentials";
import { decrypt, encrypt, type Secrets } from "./secrets";

export interface NewConfiguration {
  platform: PlatformId;
  name: string;
  active: boolean;
  secrets: GivenSecrets;
  /** Of the demo: talks to the simulator at `baseUrl`. */
  simulated?: { baseUrl: string };
}

export interface Stored {
  id: string;
  /** Shown this once. */
  generated: Secrets;
}

const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";

/** @throws AppError `invalid` for incomplete credentials, `conflict` when the account is connected already. */
export async function insertConfiguration(tx: Tx, given: NewConfiguration): Promise<Stored> {
  const { secrets, generated, accountIds } = completeCredentials(given.platform, given.secrets);
  const id = newId();
  await assertDistinct(tx, given.platform, id, secrets);
  const data = {
    id,
    platformId: given.platform,
    name: given.name,
    active: given.active,
    simulated: given.simulated !== undefined,
    baseUrl: given.simulated?.baseUrl ?? null,
    accountId: ownAccount(accountIds),
    accountIds,
    secrets: encrypt(secrets, id),
  };
  await tx.apiConfiguration.create({ data }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? new AppError("conflict", "accountTaken") : error;
  });
  return { id, generated };
}

/**
 * Replaces the given secrets and keeps the others. Its health is unknown afterwards: sending may go on.
 * @throws AppError `invalid` when they are wrong, or of another account: conversations belong to the account they came from.
 */
export async function replaceSecrets(
  tx: Tx,
  row: ApiConfiguration,
  given: GivenSecrets,
): Promise<Credentials> {
  const platform = row.platformId as PlatformId;
  const credentials = completeCredentials(platform, given, decrypt(row.secrets, row.id));
  const { secrets, accountIds } = credentials;
  if (ownAccount(accountIds) !== row.accountId) throw invalidSecrets(changedKeys(given), "accountFixed");
  await assertDistinct(tx, platform, row.id, secrets);
  const data = {
    accountIds,
    secrets: encrypt(secrets, row.id),
    health: "unchecked",
    healthCode: null,
  } as const;
  await tx.apiConfiguration.update({ where: { id: row.id }, data });
  return credentials;
}

/** The names of the secrets that an edit touches. */
export const changedKeys = (given: GivenSecrets): string[] =>
  Object.keys(given).filter((key) => given[key] !== undefined);

function ownAccount([own]: string[]): string {
  if (own === undefined) throw new Error("a platform's secrets name no account");
  return own;
}

const invalidSecrets = (keys: string[], text: string) =>
  new AppError("invalid", "invalid", {
    fields: Object.fromEntries(keys.map((key) => [`secrets.${key}`, text])),
  });

/**
 * Where there is no handshake, the generated secret alone tells which account a delivery is for, so no two accounts may
 * share it. Elsewhere accounts of one app share theirs.
 */
async function assertDistinct(tx: Tx, platform: PlatformId, id: string, secrets: Secrets): Promise<void> {
  const { webhook, secretFields } = manifestOf(platform);
  if (webhook.handshake) return;
  const where = { platformId: platform, archivedAt: null, id: { not: id } };
  const others = await tx.apiConfiguration.findMany({ where, select: { id: true, secrets: true } });
  const taken = others.map((other) => decrypt(other.secrets, other.id));
  const naming = secretFields.filter((field) => field.generated).map((field) => field.key);
  const shared = naming.filter((key) => taken.some((other) => other[key] === secrets[key]));
  if (shared.length > 0) throw invalidSecrets(shared, "secretTaken");
}
