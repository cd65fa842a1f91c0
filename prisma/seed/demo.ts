/** The demonstration's first-run data: what a furniture shop's inbox looks like after ninety days. */
import { now as clock } from "@/lib/clock";
import { config } from "@/lib/config";
import { db, transaction, type Tx } from "@/lib/db/client";
import { compose } from "./demo/compose";
import { conversations } from "./demo/dialogues/all";
import { insertLabels } from "./demo/labels";
import { channels, type ChannelKey } from "./demo/people";
import { idAt, seeded } from "./demo/random";
import { savedReplies } from "./demo/replies";
import { insertRows, noRows, type Setting } from "./demo/rows";
import type { Author } from "./demo/script";
import { removeFiles, storeFiles, type FilesOfLines } from "./demo/storing";

/** Any number that nothing else locks: two processes may start at once. */
const DEMO_LOCK = 731_004;
const SEED = 20_260_301;

const emails = (): Record<Author, string> => ({
  admin: config().adminEmail,
  supervisor: "supervisor@example.com",
  agente: "agente@example.com",
});

/**
 * Fills an installation in which nobody has written yet; does nothing in any other. The base rows and the simulated
 * configurations must be there. What is said, by whom and with which pauses is the same everywhere; the times count back from now.
 * @throws Error when an account or a person of the demonstration is missing
 */
export async function seedDemo(): Promise<void> {
  if (!(await isEmpty(db()))) return;
  const files = await storeFiles(conversations);
  let kept = false;
  try {
    kept = await transaction((tx) => fill(tx, files));
  } finally {
    if (!kept) await removeFiles(files);
  }
}

const isEmpty = async (tx: Tx): Promise<boolean> => (await tx.conversation.count()) === 0;

/** Answers whether it was this process that filled it. */
async function fill(tx: Tx, files: FilesOfLines): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${DEMO_LOCK})`;
  if (!(await isEmpty(tx))) return false;
  const setting = await settingOf(tx, files);
  const rows = noRows();
  for (const conversation of conversations) compose(conversation, setting, rows);
  await insertRows(tx, rows);
  await insertReplies(tx, setting);
  await insertLabels(tx, setting, conversations, rows);
  return true;
}

async function settingOf(tx: Tx, files: FilesOfLines): Promise<Setting> {
  const users = await tx.user.findMany({ select: { id: true, email: true } });
  const configurations = await tx.apiConfiguration.findMany({
    where: { simulated: true, archivedAt: null },
    select: { id: true, platformId: true, accountId: true },
  });
  const stages = await tx.stage.findMany({
    orderBy: { position: "asc" },
    select: { id: true, funnelId: true },
  });
  const userOf = (author: Author) => users.find(({ email }) => email === emails()[author])?.id;
  const configurationOf = (key: ChannelKey) => {
    const { platform, accountId } = channels[key];
    return configurations.find((one) => one.platformId === platform && one.accountId === accountId)?.id;
  };
  const stagesOf = (funnel: string) =>
    stages.filter(({ funnelId }) => funnelId === funnel).map(({ id }) => id);
  return {
    now: clock(),
    random: seeded(SEED),
    users: everyOne(Object.keys(emails()) as Author[], userOf),
    stages: { sales: stagesOf("sales"), support: stagesOf("support") },
    configurations: everyOne(Object.keys(channels) as ChannelKey[], configurationOf),
    files,
  };
}

function everyOne<Key extends string>(
  keys: readonly Key[],
  find: (key: Key) => string | undefined,
): Record<Key, string> {
  const found = keys.map((key) => [key, find(key)] as const);
  const missing = found.filter(([, id]) => id === undefined).map(([key]) => key);
  if (missing.length > 0) throw new Error(`the demonstration has no ${missing.join(", ")}`);
  return Object.fromEntries(found) as Record<Key, string>;
}

const DAY = 86_400_000;

/** Saved replies. */
async function insertReplies(tx: Tx, setting: Setting): Promise<void> {
  const { now, random, users } = setting;
  const createdAt = new Date(now.getTime() - 90 * DAY);
  await tx.template.createMany({
    data: savedReplies.map(({ owner, platforms = [], ...reply }) => ({
      id: idAt(createdAt, random),
      ...reply,
      platforms,
      ownerId: users[owner],
      createdAt,
      updatedAt: createdAt,
    })),
  });
}
