import { id, records, type JsonRecord } from "@/lib/platforms/read";

/** Which entry of `contacts[]` belongs to a message or a status. */
export type FindContact = (userId: unknown, phone: unknown) => JsonRecord | undefined;

/** In Brazil, Mexico and Argentina `from` and `wa_id` differ in a digit behind the country code, never in the last eight. */
const tail = (phone: string) => phone.slice(-8);

/**
 * Looks people up in a delivery's `contacts[]` in constant time: by business-scoped id, then by number, then by the last
 * digits of the number where only one entry has them. A lone entry belongs to everybody whose id does not contradict it.
 */
export function contactFinder(contacts: unknown): FindContact {
  const entries = records(contacts);
  const byUser = indexBy(entries, (entry) => id(entry.user_id));
  const byPhone = indexBy(entries, (entry) => id(entry.wa_id));
  const byTail = indexBy(entries, (entry) => {
    const phone = id(entry.wa_id);
    return phone && tail(phone);
  });
  return (userId, phone) => {
    const user = id(userId);
    const number = id(phone);
    const found =
      (user && byUser.get(user)) ||
      (number && (byPhone.get(number) || byTail.get(tail(number)))) ||
      undefined;
    if (found) return found;
    const lone = entries.length === 1 ? entries[0] : undefined;
    const contradicts = user !== undefined && lone?.user_id !== undefined && lone.user_id !== user;
    return contradicts ? undefined : lone;
  };
}

/** Keys that two entries share lead nowhere: better no name than another person's. */
function indexBy(entries: JsonRecord[], keyOf: (entry: JsonRecord) => string | undefined) {
  const index = new Map<string, JsonRecord | null>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key) index.set(key, index.has(key) ? null : entry);
  }
  return index;
}
