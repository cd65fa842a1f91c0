"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BottomBar } from "./BottomBar";
import { destinationsFor, type Badges, type ShellViewer } from "./navigation";
import type { Theme } from "./preferences";
import { Sidebar } from "./Sidebar";

interface ShellProps {
  viewer: ShellViewer;
  /** Is the demo on? */
  demo: boolean;
  theme: Theme;
  /** Was the sidebar left slim? */
  collapsed: boolean;
  badges?: Badges;
  children: ReactNode;
}

/**
 * The frame around every page: a sidebar on a desktop, a bar at the lower edge on a phone. The content area is exactly as
 * high as what is left and scrolls by itself; a page with panes of its own takes `h-full` and makes each a `pane`.
 */
export function Shell({ viewer, demo, theme, collapsed, badges = {}, children }: ShellProps) {
  const t = useTranslations("shell");
  const frame = { viewer, theme, badges, destinations: destinationsFor(viewer.role, demo) };
  return (
    <div className="group/shell relative flex h-dvh flex-col overflow-hidden md:flex-row">
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-accent px-3 py-2 text-sm font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t("skipToContent")}
      </a>
      <Sidebar {...frame} collapsed={collapsed} />
      <main
        id="content"
        tabIndex={-1}
        className="pane min-w-0 flex-1 bg-surface pt-[env(safe-area-inset-top)] focus-visible:outline-none md:my-2 md:mr-2 md:rounded-card md:border"
      >
        {children}
      </main>
      <BottomBar {...frame} />
    </div>
  );
}
