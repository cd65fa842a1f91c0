"use client";

import { LogOut, Monitor, Moon, Search, Sun } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Availability } from "@/components/inbox/collaboration/Availability";
import { UnsentNote } from "@/components/inbox/composer/Unsent";
import { leaveHilo } from "@/components/palette/leave";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "@/components/ui/Menu";
import { localeNames, locales } from "@/lib/i18n/locale";
import { AlertToggles } from "./AlertToggles";
import type { Destination, ShellViewer } from "./navigation";
import { themes, type Theme } from "./preferences";
import { useChooseLocale, useTheme } from "./usePreferences";

interface PersonMenuProps {
  viewer: ShellViewer;
  theme: Theme;
  trigger: ReactElement;
  /** Places that found no room elsewhere. */
  destinations?: readonly Destination[];
  /** Opens the command palette, where nothing else does. */
  onSearch?: () => void;
  side?: "top" | "right";
  align?: "start" | "end";
}

const themeIcons = { system: <Monitor />, light: <Sun />, dark: <Moon /> };

/** Who I am here, how it looks, which language, and the way out. */
export function PersonMenu({
  viewer,
  theme: initial,
  trigger,
  destinations = [],
  onSearch,
  side = "top",
  align,
}: PersonMenuProps) {
  const t = useTranslations("shell");
  const locale = useLocale();
  const { theme, chooseTheme } = useTheme(initial);
  const { chooseLocale } = useChooseLocale();
  return (
    <Menu trigger={trigger} side={side} align={align} className="w-60">
      <div className="px-2 pt-1.5 pb-2">
        <p className="truncate text-sm font-medium text-strong">{viewer.name}</p>
        <p className="truncate text-xs text-muted">{viewer.email}</p>
      </div>
      <MenuSeparator />
      {onSearch && (
        <MenuItem icon={<Search />} onSelect={onSearch}>
          {t("search")}
        </MenuItem>
      )}
      {destinations.map(({ id, href, icon: Icon }) => (
        <MenuItem key={id} asChild>
          <Link href={href}>
            <Icon aria-hidden />
            {t(`navigation.${id}`)}
          </Link>
        </MenuItem>
      ))}
      {(onSearch !== undefined || destinations.length > 0) && <MenuSeparator />}
      <MenuChoice
        label={t("theme.label")}
        value={theme}
        options={themes.map((value) => ({ value, label: t(`theme.${value}`), icon: themeIcons[value] }))}
        onChoose={chooseTheme}
      />
      <MenuSeparator />
      <MenuChoice
        label={t("language")}
        value={locale}
        options={locales.map((value) => ({ value, label: localeNames[value] }))}
        onChoose={chooseLocale}
      />
      <MenuSeparator />
      <AlertToggles />
      <MenuSeparator />
      {viewer.role === "agent" && (
        <>
          <Availability />
          <MenuSeparator />
        </>
      )}
      <UnsentNote />
      <MenuItem icon={<LogOut />} onSelect={leaveHilo}>
        {t("signOut")}
      </MenuItem>
    </Menu>
  );
}
