"use client";

import { useRouter } from "next/navigation";
import { useTimeZone } from "next-intl";
import { Tooltip } from "radix-ui";
import { useEffect, type ReactNode } from "react";
import { Toaster } from "@/components/ui/Toaster";
import { timeZoneCookie } from "@/lib/i18n/locale";
import { remember } from "./preferences";

/** What components expect above them, besides the texts. */
export function Providers({ children }: { children: ReactNode }) {
  useBrowserTimeZone();
  return (
    <Tooltip.Provider delayDuration={400} skipDelayDuration={200}>
      {children}
      <Toaster />
    </Tooltip.Provider>
  );
}

/** The server cannot know the reader's time zone: at the first visit the browser tells it, and the page is drawn again. */
function useBrowserTimeZone() {
  const router = useRouter();
  const drawn = useTimeZone();
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const known = document.cookie.includes(`${timeZoneCookie}=${encodeURIComponent(own)}`);
    if (known || !own) return;
    remember(timeZoneCookie, own);
    if (own !== drawn) router.refresh();
  }, [drawn, router]);
}
