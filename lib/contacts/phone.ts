/** Telephone numbers: read in whatever notation, and compared without what only a national habit adds. */
import { parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from "libphonenumber-js/max";

/**
 * Digits that a country writes in some places and not in others, in the number after the calling code: Mexico's former 1
 * of mobiles, Argentina's 9 of mobiles called from abroad (dialled as 15 inside), Brazil's ninth digit of mobiles.
 */
const variants: Record<string, (national: string) => string> = {
  "52": (national) => national.replace(/^1(?=\d{10}$)/, ""),
  "54": (national) => national.replace(/^9(?=\d{10}$)/, ""),
  "55": (national) => national.replace(/^(\d{2})9(?=[6-9]\d{7}$)/, "$1"),
};

/** E.164 with its plus sign; null for what is no number. A number without calling code is read as one of `country`. */
export function toE164(text: string, country?: string | null): string | null {
  const written = text.trim().replace(/^00/, "+");
  const parsed = parsePhoneNumberFromString(written, (country ?? undefined) as CountryCode | undefined);
  if (!parsed) return null;
  // With such a digit a number is too long for its plan, and still what a platform calls the person by.
  const possible = parsed.isPossible() || parsePhoneNumberFromString(keyOf(parsed))?.isPossible();
  return possible ? parsed.number : null;
}

/**
 * The same for every notation of one number, national variants included; null for what is no number with a calling code.
 * An E.164 number of no plan that is known here is its own key.
 */
export function phoneKey(text: string | null | undefined, country?: string | null): string | null {
  if (!text) return null;
  const written = text.trim().replace(/^00/, "+");
  const parsed = parsePhoneNumberFromString(written, (country ?? undefined) as CountryCode | undefined);
  if (!parsed) return /^\+\d{5,15}$/.test(written) ? written : null;
  return keyOf(parsed);
}

const keyOf = ({ countryCallingCode: code, nationalNumber }: PhoneNumber): string =>
  `+${code}${variants[code]?.(nationalNumber) ?? nationalNumber}`;

/** The country that a number's calling code names, ISO 3166-1 alpha-2; null where several share it. */
export const countryOfPhone = (e164: string): string | null =>
  parsePhoneNumberFromString(e164)?.country ?? null;
