"use client";

import "./globals.css";
import { NextIntlClientProvider } from "next-intl";
import { Tooltip } from "radix-ui";
import { useSyncExternalStore } from "react";
import { ErrorState } from "@/components/ui/ErrorState";
import { defaultLocale, isLocale, localeCookie, type Locale } from "@/lib/i18n/locale";
import enCommon from "@/lib/i18n/messages/en/common.json";
import enErrors from "@/lib/i18n/messages/en/errors.json";
import esCommon from "@/lib/i18n/messages/es/common.json";
import esErrors from "@/lib/i18n/messages/es/errors.json";

const texts = {
  es: { common: esCommon, errors: esErrors },
  en: { common: enCommon, errors: enErrors },
};

interface GlobalErrorProps {
  error: Error & { digest?: string };
}

/** The last net: the root layout itself failed, so nothing of it can be used, not even its texts. */
export default function GlobalError({ error }: GlobalErrorProps) {
  const locale = useSyncExternalStore(subscribeToNothing, chosenLocale, () => defaultLocale);
  const { boundary } = texts[locale].errors;
  return (
    <html lang={locale}>
      <body>
        <NextIntlClientProvider locale={locale} messages={texts[locale]} timeZone="UTC">
          <Tooltip.Provider>
            <ErrorState
              title={boundary.title}
              text={boundary.text}
              onRetry={() => window.location.reload()}
              reference={error.digest}
              className="min-h-dvh"
            />
          </Tooltip.Provider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}

const subscribeToNothing = () => () => undefined;

function chosenLocale(): Locale {
  const value = document.cookie.match(new RegExp(`(?:^|; )${localeCookie}=([^;]*)`))?.[1];
  return isLocale(value) ? value : defaultLocale;
}
