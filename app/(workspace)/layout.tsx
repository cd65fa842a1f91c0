import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { readTheme, sidebarCookie, themeCookie } from "@/components/layout/preferences";
import { Shell } from "@/components/layout/Shell";
import { UnreadBadge, UnreadProvider } from "@/components/live/Unread";
import { requireUser } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { countUnread } from "@/lib/inbox/queries";
import { countUnreadConversations } from "./inbox/actions";

/** Draws the frame. It protects nothing: every page and action asks the policy itself. */
export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const [viewer, jar] = await Promise.all([requireUser(), cookies()]);
  return (
    <UnreadProvider initial={await countUnread(viewer)} recount={countUnreadConversations}>
      <Shell
        viewer={{ name: viewer.name, email: viewer.email, role: viewer.role }}
        demo={config().demo}
        theme={readTheme(jar.get(themeCookie)?.value)}
        collapsed={jar.get(sidebarCookie)?.value === "collapsed"}
        badges={{ inbox: <UnreadBadge /> }}
      >
        {children}
      </Shell>
    </UnreadProvider>
  );
}
