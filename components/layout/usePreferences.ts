"use client";

import { useRouter } from "next/navigation";
import { useSyncExternalStore, useTransition } from "react";
import { localeCookie, type Locale } from "@/lib/i18n/locale";
import { readTheme, remember, themeAttribute, themeCookie, type Theme } from "./preferences";

const watchers = new Set<() => void>();

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

const worn = (): Theme => readTheme(document.documentElement.dataset.theme);

/** The theme and how to change it; the page follows at once, wherever it was changed, the server with the next request. */
export function useTheme(initial: Theme) {
  const theme = useSyncExternalStore(watch, worn, () => initial);
  return { theme, chooseTheme };
}

function chooseTheme(chosen: Theme): void {
  const root = document.documentElement;
  const attribute = themeAttribute(chosen);
  if (attribute) root.dataset.theme = attribute;
  else delete root.dataset.theme;
  remember(themeCookie, chosen);
  for (const watcher of watchers) watcher();
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
