/** Contacts in a test, as rows: with an identity and a conversation on a connected account. */
import { db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { phoneKey } from "@/lib/contacts/phone";

interface Wanted {
  name?: string | null;
  phone?: string | null;
  email?: string | null;
  country?: string | null;
}

export async function contactRow(columns: Wanted = {}): Promise<string> {
  const id = newId();
  await db().contact.create({ data: { id, ...columns, phoneKey: phoneKey(columns.phone) } });
  return id;
}

/** Answers the conversation. */
export async function conversationRow(
  contactId: string,
  configurationId: string,
  columns: { assigneeId?: string | null; lastMessageAt?: Date } = {},
): Promise<string> {
  const [id, identityId] = [newId(), newId()];
  const { platformId } = await db().apiConfiguration.findUniqueOrThrow({ where: { id: configurationId } });
  const externalId = `9${id.replace(/\D/g, "").slice(0, 11)}`;
  await db().contactIdentity.create({
    data: { id: identityId, contactId, configurationId, externalId, address: externalId },
  });
  await db().identityAddress.create({ data: { configurationId, value: externalId, identityId } });
  await db().conversation.create({
    data: { id, contactId, identityId, configurationId, platformId, lastMessageAt: new Date(), ...columns },
  });
  return id;
}
