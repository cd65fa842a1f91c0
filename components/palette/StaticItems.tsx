"use client";

import { History, Keyboard, Languages, LogOut, SunMoon, Zap } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { Destination } from "@/components/layout/navigation";
import { themes, type Theme } from "@/components/layout/preferences";
import { useChooseLocale, useTheme } from "@/components/layout/usePreferences";
import { localeNames, locales } from "@/lib/i18n/locale";
import { PaletteGroup, PaletteItem } from "./items";
import { placeKeys } from "./keys";
import { readRecents, type Recent } from "./recents";
import { registeredCommands } from "./registry";
import { leaveHilo } from "./leave";

export interface PaletteSetting {
  destinations: readonly Destination[];
  theme: Theme;
  showKeys: () => void;
}

interface StaticItemsProps extends PaletteSetting {
  /** Has anything been typed? Then what was opened lately is no longer asked for. */
  searching: boolean;
  /** Closes the palette, then runs. */
  act: (run: () => void) => void;
  visit: (place: Recent) => void;
}

/** What is there whatever is typed: lately opened, the page's own commands, places, settings. */
export function StaticItems({ searching, visit, act, ...setting }: StaticItemsProps) {
  const t = useTranslations("palette.groups");
  const [recents] = useState(readRecents);
  const [commands] = useState(registeredCommands);
  return (
    <>
      {!searching && recents.length > 0 && (
        <PaletteGroup heading={t("recent")}>
          {recents.map((recent) => (
            <PaletteItem
              key={recent.href}
              value={`recent ${recent.href}`}
              icon={<History aria-hidden />}
              onSelect={() => visit(recent)}
            >
              {recent.label}
            </PaletteItem>
          ))}
        </PaletteGroup>
      )}
      {commands.length > 0 && (
        <PaletteGroup heading={t("conversation")}>
          {commands.map(({ id, label, keys, run }) => (
            <PaletteItem
              key={id}
              value={`command ${id}`}
              keywords={[label]}
              icon={<Zap aria-hidden />}
              {...(keys && { keys })}
              onSelect={() => act(run)}
            >
              {label}
            </PaletteItem>
          ))}
        </PaletteGroup>
      )}
      <Places {...setting} visit={visit} />
      <Settings {...setting} act={act} />
    </>
  );
}

function Places({ destinations, visit }: Pick<StaticItemsProps, "destinations" | "visit">) {
  const t = useTranslations();
  return (
    <PaletteGroup heading={t("palette.groups.places")}>
      {destinations.map(({ id, href, icon: Icon }) => {
        const label = t(`shell.navigation.${id}`);
        const key = placeKeys[id];
        return (
          <PaletteItem
            key={id}
            value={`place ${id}`}
            keywords={[label]}
            icon={<Icon aria-hidden />}
            keys={key ? ["G", key.toUpperCase()] : []}
            onSelect={() => visit({ href, label })}
          >
            {label}
          </PaletteItem>
        );
      })}
    </PaletteGroup>
  );
}

function Settings({ theme: initial, showKeys, act }: Pick<StaticItemsProps, "theme" | "showKeys" | "act">) {
  const t = useTranslations();
  const locale = useLocale();
  const { theme, chooseTheme } = useTheme(initial);
  const { chooseLocale } = useChooseLocale();
  const others = themes.filter((value) => value !== theme);
  const languages = locales.filter((value) => value !== locale);
  return (
    <PaletteGroup heading={t("palette.groups.account")}>
      {others.map((value) => (
        <PaletteItem
          key={value}
          value={`theme ${value}`}
          keywords={[t("palette.theme", { theme: t(`shell.theme.${value}`) })]}
          icon={<SunMoon aria-hidden />}
          onSelect={() => act(() => chooseTheme(value))}
        >
          {t("palette.theme", { theme: t(`shell.theme.${value}`) })}
        </PaletteItem>
      ))}
      {languages.map((value) => (
        <PaletteItem
          key={value}
          value={`language ${value}`}
          keywords={[t("palette.speak", { language: localeNames[value] })]}
          icon={<Languages aria-hidden />}
          onSelect={() => act(() => chooseLocale(value))}
        >
          {t("palette.speak", { language: localeNames[value] })}
        </PaletteItem>
      ))}
      <PaletteItem
        value="keys"
        keywords={[t("palette.showKeys")]}
        icon={<Keyboard aria-hidden />}
        keys={["?"]}
        onSelect={() => act(showKeys)}
      >
        {t("palette.showKeys")}
      </PaletteItem>
      <PaletteItem
        value="leave"
        keywords={[t("shell.signOut")]}
        icon={<LogOut aria-hidden />}
        onSelect={() => act(leaveHilo)}
      >
        {t("shell.signOut")}
      </PaletteItem>
    </PaletteGroup>
  );
}
