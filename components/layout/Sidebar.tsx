"use client";

import clsx from "clsx";
import { ChevronsUpDown, PanelLeftClose, PanelLeftOpen, Search } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Avatar } from "@/components/ui/Avatar";
import { IconButton } from "@/components/ui/IconButton";
import { Kbd } from "@/components/ui/Kbd";
import { Tooltip } from "@/components/ui/Tooltip";
import { Logo } from "./Logo";
import { isAt, type Badges, type Destination, type ShellViewer } from "./navigation";
import { PersonMenu } from "./PersonMenu";
import { remember, sidebarCookie, type Theme } from "./preferences";

interface SidebarProps {
  viewer: ShellViewer;
  destinations: readonly Destination[];
  badges: Badges;
  theme: Theme;
  collapsed: boolean;
  /** Opens the command palette. */
  onSearch: () => void;
  /** Where colleagues named this person; stands beside the name of the product. */
  mentions?: ReactNode;
}

/** Words are there for the ear only where the column is slim: when folded, and always on a narrow screen. */
const wordClass = (collapsed: boolean) => (collapsed ? "sr-only" : "max-lg:sr-only min-w-0 flex-1 truncate");

/** The frame on a desktop: wide with words, or a slim column of icons, which it always is below 1024 px. */
export function Sidebar({
  viewer,
  destinations,
  badges,
  theme,
  collapsed: initial,
  onSearch,
  mentions,
}: SidebarProps) {
  const t = useTranslations("shell");
  const [collapsed, setCollapsed] = useState(initial);
  const toggle = () => {
    remember(sidebarCookie, collapsed ? "open" : "collapsed");
    setCollapsed(!collapsed);
  };
  const Icon = collapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <header className={clsx("hidden w-14 shrink-0 flex-col px-2 py-3 md:flex", !collapsed && "lg:w-56")}>
      <div
        className={clsx(
          "mb-3 flex flex-col items-center gap-2",
          !collapsed && "lg:flex-row lg:justify-between lg:pl-2",
        )}
      >
        <Brand collapsed={collapsed} />
        {mentions}
        <IconButton
          label={t(collapsed ? "expand" : "collapse")}
          icon={<Icon className="size-4" aria-hidden />}
          aria-expanded={!collapsed}
          onClick={toggle}
          side="right"
          className="text-faint max-lg:hidden"
        />
      </div>
      <SearchButton collapsed={collapsed} onSearch={onSearch} />
      <nav aria-label={t("mainNavigation")} className="pane flex flex-1 flex-col gap-4">
        {grouped(destinations).map(({ group, items }) => (
          <ul key={group ?? "main"} className="flex flex-col gap-0.5">
            {group && !collapsed && (
              <li className="px-2 pb-1 text-xs font-medium text-faint max-lg:hidden">
                {t(`groups.${group}`)}
              </li>
            )}
            {items.map((item) => (
              <li key={item.id}>
                <SidebarLink destination={item} badge={badges[item.id]} collapsed={collapsed} />
              </li>
            ))}
          </ul>
        ))}
      </nav>
      <PersonMenu
        viewer={viewer}
        theme={theme}
        align="start"
        trigger={
          <button
            type="button"
            className={clsx(
              "mt-3 flex h-11 items-center justify-center gap-2.5 rounded-control text-left transition-colors hover:bg-strong/6 data-[state=open]:bg-strong/6",
              !collapsed && "lg:px-2",
            )}
          >
            <Avatar name={viewer.name} />
            <span className="sr-only">{t("account")}</span>
            <Person viewer={viewer} collapsed={collapsed} />
          </button>
        }
      />
    </header>
  );
}

function grouped(destinations: readonly Destination[]) {
  const groups = [...new Set(destinations.map(({ group }) => group))];
  return groups.map((group) => ({ group, items: destinations.filter((item) => item.group === group) }));
}

function Brand({ collapsed }: { collapsed: boolean }) {
  const t = useTranslations("common");
  return (
    <Link href="/inbox" className="flex items-center gap-2 rounded-control text-strong">
      <Logo className="text-accent" />
      <span className={clsx("text-md font-semibold", wordClass(collapsed))}>{t("appName")}</span>
    </Link>
  );
}

function SearchButton({ collapsed, onSearch }: Pick<SidebarProps, "collapsed" | "onSearch">) {
  const t = useTranslations("shell");
  return (
    <button
      type="button"
      onClick={onSearch}
      aria-keyshortcuts="Control+K Meta+K"
      className={clsx(
        "mb-4 flex h-8 items-center justify-center gap-2.5 rounded-control border bg-surface text-sm text-muted transition-colors hover:text-strong pointer-coarse:h-11",
        !collapsed && "lg:px-2",
      )}
    >
      <Search className="size-4 shrink-0" aria-hidden />
      <span className={clsx("text-left", wordClass(collapsed))}>{t("search")}</span>
      {!collapsed && (
        <span className="flex gap-1 max-lg:hidden" aria-hidden>
          <Kbd>{"Ctrl K"}</Kbd>
        </span>
      )}
    </button>
  );
}

function Person({ viewer, collapsed }: Pick<SidebarProps, "viewer" | "collapsed">) {
  const t = useTranslations("common.roles");
  return (
    <>
      <span className={wordClass(collapsed)}>
        <span className="block truncate text-sm font-medium text-strong">{viewer.name}</span>
        {!collapsed && (
          <span className="block truncate text-xs text-muted max-lg:hidden">{t(viewer.role)}</span>
        )}
      </span>
      {!collapsed && <ChevronsUpDown className="size-4 shrink-0 text-faint max-lg:hidden" aria-hidden />}
    </>
  );
}

interface SidebarLinkProps {
  destination: Destination;
  badge: ReactNode;
  collapsed: boolean;
}

function SidebarLink({ destination: { id, href, icon: Icon }, badge, collapsed }: SidebarLinkProps) {
  const t = useTranslations("shell.navigation");
  const here = isAt(usePathname(), href);
  const link = (
    <Link
      href={href}
      aria-current={here ? "page" : undefined}
      className={clsx(
        "relative flex h-8 items-center justify-center gap-2.5 rounded-control text-sm font-medium transition-colors pointer-coarse:h-11",
        !collapsed && "lg:px-2",
        here ? "bg-strong/7 text-strong" : "text-muted hover:bg-strong/5 hover:text-strong",
      )}
    >
      <Icon className={clsx("size-4 shrink-0", here && "text-accent")} aria-hidden />
      <span className={wordClass(collapsed)}>{t(id)}</span>
      <span
        className={clsx(
          "flex",
          collapsed ? "absolute top-0 right-0" : "max-lg:absolute max-lg:top-0 max-lg:right-0",
        )}
      >
        {badge}
      </span>
    </Link>
  );
  return collapsed ? (
    <Tooltip content={t(id)} side="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
