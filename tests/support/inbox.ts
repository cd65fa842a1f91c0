/** Conversations for tests, as rows. */
import { insertConfiguration } from "@/lib/configurations/store";
import { db, transaction, type Prisma } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import type { PlatformId } from "@/lib/platforms/manifest";
import { samples } from "./signing";

/** A moment that many hours ago; ahead when negative. */
export const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);

/** One account of the platform. */
export const connectAccount = (platform: PlatformId): Promise<{ id: string }> =>
  transaction((tx) =>
    insertConfiguration(tx, { platform, name: platform, active: true, secrets: samples[platform].secrets }),
  );

type Columns = Partial<Prisma.ConversationUncheckedCreateInput>;

interface Wanted extends Columns {
  platform?: PlatformId;
  name?: string;
  phone?: string;
  username?: string;
  /** What was said, oldest first, a minute apart. */
  said?: string[];
}

/** A conversation with a person of its own. Answers its id. */
export async function aConversation(wanted: Wanted): Promise<string> {
  const {
    platform = "whatsapp",
    name = "Persona de prueba",
    phone,
    username,
    said = [],
    ...columns
  } = wanted;
  const { id: configurationId } = await db().apiConfiguration.findFirstOrThrow({
    where: { platformId: platform },
  });
  const [id, contactId, identityId] = [newId(), newId(), newId()];
  const lastMessageAt = columns.lastMessageAt ?? new Date();
  await db().contact.create({ data: { id: contactId, name, phone: phone ?? null } });
  await db().contactIdentity.create({
    data: {
      id: identityId,
      contactId,
      configurationId,
      externalId: id,
      address: id,
      username: username ?? null,
    },
  });
  await db().conversation.create({
    data: { id, identityId, contactId, configurationId, platformId: platform, ...columns, lastMessageAt },
  });
  for (const text of said) {
    const message = { id: newId(), conversationId: id, configurationId, text, externalId: newId() };
    await db().message.create({
      data: { ...message, direction: "inbound", kind: "text", status: "received", sentAt: lastMessageAt },
    });
  }
  return id;
}
