"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { KeysDialog } from "@/components/inbox/KeysDialog";
import { placeKeys } from "@/components/palette/keys";
import { useFrameKeys } from "@/components/palette/useFrameKeys";
import { useGoTo } from "@/components/palette/useGoTo";
import { BottomBar } from "./BottomBar";
import { destinationsFor, type Badges, type ShellViewer } from "./navigation";
import type { Theme } from "./preferences";
import { Sidebar } from "./Sidebar";

/** Fetched when it is first asked for. */
const Palette = lazy(async () => ({ default: (await import("@/components/palette/Palette")).Palette }));

interface ShellProps {
  viewer: ShellViewer;
  /** Is the demo on? */
  demo: boolean;
  theme: Theme;
  /** Was the sidebar left slim? */
  collapsed: boolean;
  badges?: Badges;
  /** Where colleagues named this person, for the sidebar. */
  mentions?: ReactNode;
  children: ReactNode;
}

/**
 * The frame around every page: a sidebar on a desktop, a bar at the lower edge on a phone. The content area is exactly as
 * high as what is left and scrolls by itself; a page with panes of its own takes `h-full` and makes each a `pane`.
 */
export function Shell({ viewer, demo, theme, collapsed, badges = {}, mentions, children }: ShellProps) {
  const t = useTranslations("shell");
  const [palette, setPalette] = useState<"never" | "open" | "closed">("never");
  const [keys, setKeys] = useState(false);
  const goTo = useGoTo();
  const destinations = destinationsFor(viewer.role, demo);
  const frame = { viewer, theme, badges, destinations, onSearch: () => setPalette("open") };
  useFrameKeys({
    palette: () => setPalette(palette === "open" ? "closed" : "open"),
    help: () => setKeys(true),
    goTo(letter) {
      const place = destinations.find(({ id }) => placeKeys[id] === letter);
      if (place) goTo(place.href);
      return place !== undefined;
    },
  });
  return (
    <div className="group/shell relative flex h-dvh flex-col overflow-hidden md:flex-row">
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-accent px-3 py-2 text-sm font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t("skipToContent")}
      </a>
      <Sidebar {...frame} collapsed={collapsed} mentions={mentions} />
      <main
        id="content"
        tabIndex={-1}
        className="pane min-w-0 flex-1 bg-surface pt-[env(safe-area-inset-top)] focus-visible:outline-none md:my-2 md:mr-2 md:rounded-card md:border"
      >
        {children}
      </main>
      <BottomBar {...frame} />
      {palette !== "never" && (
        <Suspense>
          <Palette
            open={palette === "open"}
            onOpenChange={(open) => setPalette(open ? "open" : "closed")}
            destinations={destinations}
            theme={theme}
            showKeys={() => setKeys(true)}
          />
        </Suspense>
      )}
      <KeysDialog open={keys} onOpenChange={setKeys} />
    </div>
  );
}
