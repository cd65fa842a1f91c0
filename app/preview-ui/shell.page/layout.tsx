import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { readTheme, sidebarCookie, themeCookie } from "@/components/layout/preferences";
import { Shell } from "@/components/layout/Shell";
import { CountBadge } from "@/components/ui/Badge";
export default async function L({ children }: { children: ReactNode }) {
  const jar = await cookies();
  return (
    <Shell viewer={{ name: "María José Fernández", email: "maria@example.com", role: "admin" }} demo theme={readTheme(jar.get(themeCookie)?.value)} collapsed={jar.get(sidebarCookie)?.value === "collapsed"} badges={{ inbox: <CountBadge count={12} label="12 sin leer" /> }}>
      {children}
    </Shell>
  );
}
