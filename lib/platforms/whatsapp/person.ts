import type { PersonRef } from "@/lib/platforms/contract";
import { readPhone } from "@/lib/platforms/phone";
import { id, record, text, type JsonRecord } from "@/lib/platforms/read";

/** `US.13491208655302741918`; with `ENT.` the id that several portfolios of one company share. */
const BSUID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

/** Is this address a business-scoped user id rather than a phone number? */
export const isUserId = (address: string): boolean => BSUID.test(address);

/** What the events call a person; each may be missing since people can hide their number behind a username. */
interface Addresses {
  userId?: unknown;
  phone?: unknown;
  waId?: unknown;
  parentUserId?: unknown;
}

/**
 * The person behind these addresses; undefined where there is none. The business-scoped id lasts longest, so it comes
 * first; an answer goes to the number where it is given, because not every kind of message may be sent to the id.
 */
export function personFrom(addresses: Addresses, contact?: JsonRecord): PersonRef | undefined {
  const profile = record(record(contact).profile);
  const userId = id(addresses.userId);
  const number = phoneId(addresses.phone);
  const waId = phoneId(addresses.waId);
  const ids = distinct([userId, number, waId, id(addresses.parentUserId)]);
  const address = number ?? userId ?? waId ?? ids[0];
  if (address === undefined) return undefined;
  const phone = [number, waId].find((found) => found !== undefined && /^\d+$/.test(found));
  return defined({
    ids,
    address,
    name: text(profile.name),
    username: id(profile.username)?.replace(/^@/, ""),
    phone: phone && `+${phone}`,
    ...countryOf(ids, phone),
  });
}

/** Numbers are kept as digits, however they were written; anything else stays as it is. */
export function phoneId(value: unknown): string | undefined {
  const found = id(value);
  return found !== undefined && /^\+\d+$/.test(found) ? found.slice(1) : found;
}

export const distinct = (values: (string | undefined)[]): string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];

/** The country stands before the first dot of a business-scoped id; a number's calling code says it less surely. */
function countryOf(ids: string[], phone: string | undefined): Pick<PersonRef, "country" | "countrySource"> {
  const userId = ids.find(isUserId);
  if (userId) return { country: userId.slice(0, 2), countrySource: "bsuid" };
  const { country, countrySource } = phone ? readPhone(phone) : {};
  return country ? { country, countrySource } : {};
}

/** The same object without its undefined fields. */
function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}
