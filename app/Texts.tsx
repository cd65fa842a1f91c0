import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { browserMessages, type Section } from "@/lib/i18n/browser";

/** Gives the components of a section of the product their texts, and the browser no others. */
export async function Texts({ of, children }: { of: Section; children: ReactNode }) {
  const messages = browserMessages(await getLocale(), of);
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
