"use client";

import clsx from "clsx";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { isAt, type Badges, type Destination, type ShellViewer } from "./navigation";
import { PersonMenu } from "./PersonMenu";
import type { Theme } from "./preferences";

/** Places on the bar besides "More": five targets are what a thumb can tell apart. */
const room = 4;

const target =
  "relative flex min-h-14 w-full flex-col items-center justify-center gap-1 text-xs font-medium transition-colors focus-visible:-outline-offset-2";

interface BottomBarProps {
  viewer: ShellViewer;
  destinations: readonly Destination[];
  badges: Badges;
  theme: Theme;
  /** Opens the command palette. */
  onSearch: () => void;
}

/** The frame on a phone. It leaves while a page has something `data-immersive`, such as an open thread. */
export function BottomBar({ viewer, destinations, badges, theme, onSearch }: BottomBarProps) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  return (
    <nav
      aria-label={t("mainNavigation")}
      className="shrink-0 border-t bg-surface pb-[env(safe-area-inset-bottom)] group-has-data-immersive/shell:hidden md:hidden"
    >
      <ul className="flex">
        {destinations.slice(0, room).map(({ id, href, icon: Icon }) => {
          const here = isAt(pathname, href);
          return (
            <li key={id} className="min-w-0 flex-1">
              <Link
                href={href}
                aria-current={here ? "page" : undefined}
                className={clsx(target, here ? "text-accent" : "text-muted")}
              >
                <Icon className="size-5" aria-hidden />
                <span className="max-w-full truncate px-1">{t(`navigation.${id}`)}</span>
                <span className="absolute top-1 left-[calc(50%+4px)] flex">{badges[id]}</span>
              </Link>
            </li>
          );
        })}
        <li className="min-w-0 flex-1">
          <PersonMenu
            viewer={viewer}
            theme={theme}
            destinations={destinations.slice(room)}
            onSearch={onSearch}
            align="end"
            trigger={
              <button type="button" className={clsx(target, "text-muted data-[state=open]:text-accent")}>
                <Ellipsis className="size-5" aria-hidden />
                {t("more")}
              </button>
            }
          />
        </li>
      </ul>
    </nav>
  );
}
