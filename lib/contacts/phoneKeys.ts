/** Contacts from before numbers had keys, or written by something that does not know them. */
import type { Tx } from "@/lib/db/client";
import { phoneKey } from "./phone";

const BATCH = 5_000;

/** Gives every number that has none its key. Nothing to do at any start but the first. */
export async function fillPhoneKeys(tx: Pick<Tx, "$queryRaw" | "$executeRaw">): Promise<void> {
  for (;;) {
    const found = await tx.$queryRaw<{ id: string; phone: string }[]>`
      select id, phone from contacts where phone is not null and phone_key is null limit ${BATCH}`;
    if (found.length === 0) return;
    const ids = found.map(({ id }) => id);
    const keys = found.map(({ phone }) => phoneKey(phone) ?? phone);
    await tx.$executeRaw`
      update contacts c set phone_key = n.key
      from unnest(${ids}::uuid[], ${keys}::text[]) as n(id, key) where c.id = n.id`;
    if (found.length < BATCH) return;
  }
}
