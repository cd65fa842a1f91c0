import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { PresenceBeat } from "@/components/inbox/collaboration/PresenceBeat";
import { Mentions } from "@/components/inbox/collaboration/Mentions";
import { UnsentProvider } from "@/components/inbox/composer/Unsent";
import { readTheme, sidebarCookie, themeCookie } from "@/components/layout/preferences";
import { Shell } from "@/components/layout/Shell";
import { UnreadBadge, UnreadProvider } from "@/components/live/Unread";
import { requireUser } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { countUnread } from "@/lib/inbox/queries";
import { Texts } from "../Texts";
import { countUnreadConversations } from "./inbox/actions";

/** Draws the frame. It protects nothing: every page and action asks the policy itself. */
export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const [viewer, jar] = await Promise.all([requireUser(), cookies()]);
  return (
    <Texts of="workspace">
      <UnreadProvider initial={await countUnread(viewer)} recount={countUnreadConversations}>
        <PresenceBeat />
        <UnsentProvider userId={viewer.id}>
          <Shell
            viewer={{ name: viewer.name, email: viewer.email, role: viewer.role }}
            demo={config().demo}
            theme={readTheme(jar.get(themeCookie)?.value)}
            collapsed={jar.get(sidebarCookie)?.value === "collapsed"}
            badges={{ inbox: <UnreadBadge /> }}
            mentions={<Mentions />}
          >
            {children}
          </Shell>
        </UnsentProvider>
      </UnreadProvider>
    </Texts>
  );
}
