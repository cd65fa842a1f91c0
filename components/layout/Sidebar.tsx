"use client";

import clsx from "clsx";
import { ChevronsUpDown, PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Avatar } from "@/components/ui/Avatar";
import { IconButton } from "@/components/ui/IconButton";
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
}

/** The frame on a desktop: wide with words, or a slim column of icons. */
export function Sidebar({ viewer, destinations, badges, theme, collapsed: initial }: SidebarProps) {
  const t = useTranslations("shell");
  const [collapsed, setCollapsed] = useState(initial);
  const toggle = () => {
    remember(sidebarCookie, collapsed ? "open" : "collapsed");
    setCollapsed(!collapsed);
  };
  const Icon = collapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <div className={clsx("hidden shrink-0 flex-col px-2 py-3 md:flex", collapsed ? "w-14" : "w-56")}>
      <div className={clsx("mb-4 flex items-center gap-2", collapsed ? "flex-col" : "justify-between pl-2")}>
        <Brand collapsed={collapsed} />
        <IconButton
          label={t(collapsed ? "expand" : "collapse")}
          icon={<Icon className="size-4" aria-hidden />}
          aria-expanded={!collapsed}
          onClick={toggle}
          side="right"
          className="text-faint"
        />
      </div>
      <nav aria-label={t("mainNavigation")} className="pane flex flex-1 flex-col gap-4">
        {grouped(destinations).map(({ group, items }) => (
          <ul key={group ?? "main"} className="flex flex-col gap-0.5">
            {group && !collapsed && (
              <li className="px-2 pb-1 text-xs font-medium text-faint">{t(`groups.${group}`)}</li>
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
              "mt-3 flex h-11 items-center gap-2.5 rounded-control text-left transition-colors hover:bg-strong/6 data-[state=open]:bg-strong/6",
              collapsed ? "justify-center" : "px-2",
            )}
          >
            <Avatar name={viewer.name} />
            <span className="sr-only">{t("account")}</span>
            {collapsed ? <span className="sr-only">{viewer.name}</span> : <Person viewer={viewer} />}
          </button>
        }
      />
    </div>
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
      <Logo className="text-accent" label={collapsed ? t("appName") : ""} />
      {!collapsed && <span className="text-md font-semibold">{t("appName")}</span>}
    </Link>
  );
}

function Person({ viewer }: { viewer: ShellViewer }) {
  const t = useTranslations("common.roles");
  return (
    <>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-medium text-strong">{viewer.name}</span>
        <span className="block truncate text-xs text-muted">{t(viewer.role)}</span>
      </span>
      <ChevronsUpDown className="size-4 shrink-0 text-faint" aria-hidden />
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
        "relative flex h-8 items-center gap-2.5 rounded-control text-sm font-medium transition-colors pointer-coarse:h-11",
        collapsed ? "justify-center" : "px-2",
        here ? "bg-strong/7 text-strong" : "text-muted hover:bg-strong/5 hover:text-strong",
      )}
    >
      <Icon className={clsx("size-4 shrink-0", here && "text-accent")} aria-hidden />
      <span className={collapsed ? "sr-only" : "min-w-0 flex-1 truncate"}>{t(id)}</span>
      <span className={clsx("flex", collapsed && "absolute top-0 right-0")}>{badge}</span>
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
