import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { PersonRef } from "./contract";

/**
 * A number with its country code, with or without its plus sign. Nothing when it is no number. A calling code such as +1
 * belongs to several countries: one is named only where the number leaves no choice.
 */
export function readPhone(given: string): Pick<PersonRef, "phone" | "country" | "countrySource"> {
  const parsed = parsePhoneNumberFromString(`+${given.replace(/\D/g, "")}`);
  if (!parsed?.isPossible()) return {};
  const possible = parsed.getPossibleCountries();
  const country = parsed.country ?? (possible.length === 1 ? possible[0] : undefined);
  return { phone: parsed.number, ...(country && { country, countrySource: "phone" as const }) };
}
