"use client";

/** How people, countries and languages are called. */
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Failure } from "@/lib/result";

/** A person without a name is known by their number, else by their handle. */
export function useContactName() {
  const t = useTranslations("contacts");
  return (contact: {
    name: string | null;
    phone: string | null;
    username?: string | null;
    email?: string | null;
  }) =>
    contact.name?.trim() ||
    contact.phone ||
    (contact.username ? `@${contact.username}` : contact.email) ||
    t("noName");
}

/** @param code ISO 3166-1 alpha-2 */
export function useCountryName() {
  const locale = useLocale();
  const names = useMemo(() => new Intl.DisplayNames(locale, { type: "region" }), [locale]);
  return (code: string): string => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** Codes that are no country: private use, and groups. */
const NO_COUNTRY =
  /^(A[AC]|C[PQ]|D[DG]|EA|E[UZ]|IC|Q.|T[AP]|UN|X.|ZZ|SU|YU|YD|VD|NT|FX|AN|BU|CS|TP|ZR|UK|RH|NH|HV|DY)$/;

/** Every country in the reader's language, by name. */
export function useCountries(): { value: string; label: string }[] {
  const locale = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: "region", fallback: "none" });
    const codes = [...LETTERS].flatMap((first) => [...LETTERS].map((second) => first + second));
    return codes
      .filter((code) => !NO_COUNTRY.test(code))
      .flatMap((value) => {
        const label = names.of(value);
        return label ? [{ value, label }] : [];
      })
      .sort((a, b) => a.label.localeCompare(b.label, locale));
  }, [locale]);
}

const languages = ["es", "pt", "en", "fr", "it", "de", "nl", "zh", "ja", "ko", "ar", "ru", "qu", "gn", "nah"];

/** The usual ones, and the one it is. @param current BCP 47 */
export function useLanguages(current: string | null): { value: string; label: string }[] {
  const locale = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: "language" });
    const label = (tag: string) => {
      try {
        return names.of(tag.replaceAll("_", "-")) ?? tag;
      } catch {
        // A platform gave something that is no language tag: it is shown as it is.
        return tag;
      }
    };
    const values = current && !languages.includes(current) ? [current, ...languages] : languages;
    return values.map((value) => ({ value, label: label(value) }));
  }, [locale, current]);
}

/** What went wrong, in words also where the server was not reached. */
export function useFailureText(): (failure: Failure) => string {
  const t = useTranslations("contacts");
  return ({ message, fields }) => Object.values(fields ?? {})[0] ?? (message || t("offline"));
}
