"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { localeCookie, type Locale } from "@/lib/i18n/locale";
import { remember, themeAttribute, themeCookie, type Theme } from "./preferences";

/** The theme and how to change it; the page follows at once, the server with the next request. */
export function useTheme(initial: Theme) {
  const [theme, setTheme] = useState(initial);
  const chooseTheme = (chosen: Theme) => {
    const root = document.documentElement;
    const attribute = themeAttribute(chosen);
    if (attribute) root.dataset.theme = attribute;
    else delete root.dataset.theme;
    remember(themeCookie, chosen);
    setTheme(chosen);
  };
  return { theme, chooseTheme };
}

/** Changes the language of this browser: what is on screen is drawn again, nothing that was typed is lost. */
export function useChooseLocale() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const chooseLocale = (locale: Locale) => {
    remember(localeCookie, locale);
    startTransition(() => router.refresh());
  };
  return { pending, chooseLocale };
}
