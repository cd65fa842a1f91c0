import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { PersonRef } from "@/lib/platforms/contract";

/** Telegram gives numbers with or without their plus sign, always with the country code. Nothing when it is no number. */
export function readPhone(given: string): Pick<PersonRef, "phone" | "country" | "countrySource"> {
  const parsed = parsePhoneNumberFromString(`+${given.replace(/\D/g, "")}`);
  if (!parsed?.isPossible()) return {};
  // A calling code such as +1 belongs to several countries; one is named only where the number leaves no choice.
  const possible = parsed.getPossibleCountries();
  const country = parsed.country ?? (possible.length === 1 ? possible[0] : undefined);
  return { phone: parsed.number, ...(country && { country, countrySource: "phone" as const }) };
}
