"use client";

import clsx from "clsx";
import { useLocale, useTranslations } from "next-intl";
import { useChooseLocale } from "@/components/layout/usePreferences";
import { localeNames, locales } from "@/lib/i18n/locale";

/** Before anyone is signed in; afterwards it is in the person's menu. */
export function LanguageSwitch() {
  const t = useTranslations("login");
  const current = useLocale();
  const { chooseLocale } = useChooseLocale();
  return (
    <div role="group" aria-label={t("language")} className="flex gap-1">
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => chooseLocale(locale)}
          className={clsx(
            "h-8 rounded-control px-2 text-xs font-medium transition-colors pointer-coarse:h-11 pointer-coarse:px-3",
            locale === current ? "text-strong" : "text-faint hover:text-strong",
          )}
        >
          {localeNames[locale]}
        </button>
      ))}
    </div>
  );
}
