/** Which language a reader gets. Pure and client-safe. */
export const locales = ["es", "en"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "es";

/** What each language calls itself; the same in every language, so not a text. */
export const localeNames: Record<Locale, string> = { es: "Español", en: "English" };

export const localeCookie = "hilo-locale";
/** The browser's IANA time zone, so that the server writes the same times as the browser. */
export const timeZoneCookie = "hilo-zone";

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

/**
 * The person's own choice, else the best language of `Accept-Language` (RFC 9110: ranges with weights), else Spanish.
 */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((range) => {
      const [tag = "", ...parameters] = range
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
      return { language: tag.split("-")[0], weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .filter(({ language, weight }) => weight > 0 && isLocale(language))
    .sort((one, other) => other.weight - one.weight);
  return (wanted[0]?.language as Locale | undefined) ?? defaultLocale;
}

/** A time zone that this machine knows, or null: the value comes from a cookie. */
export function knownTimeZone(value: string | undefined): string | null {
  if (!value) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
