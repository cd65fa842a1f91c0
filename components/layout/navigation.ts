import {
  ContactRound,
  Inbox,
  MessageSquareQuote,
  MessagesSquare,
  PlugZap,
  ScrollText,
  type LucideIcon,
} from "lucide-react";
import type { ReactNode } from "react";
import type { Role } from "@/lib/auth/roles";
import type { Messages } from "@/lib/i18n/messages";

export type DestinationId = keyof Messages["shell"]["navigation"];
export type GroupId = keyof Messages["shell"]["groups"];

/** Who looks at the shell. */
export interface ShellViewer {
  name: string;
  email: string;
  role: Role;
}

export interface Destination {
  id: DestinationId;
  href: string;
  icon: LucideIcon;
  /** Everyone when absent. It only decides what is drawn: the pages themselves refuse. */
  roles?: readonly Role[];
  /** Under a heading of its own in the sidebar. */
  group?: GroupId;
  /** Only while the demo is on. */
  demo?: boolean;
}

/** What stands beside a destination, such as a live count. */
export type Badges = Partial<Record<DestinationId, ReactNode>>;

/** Every place one can go to, in order. The first ones are on a phone's bottom bar, the others under "More". */
export const destinations: readonly Destination[] = [
  { id: "inbox", href: "/inbox", icon: Inbox },
  { id: "templates", href: "/templates", icon: MessageSquareQuote },
  { id: "contacts", href: "/contacts", icon: ContactRound },
  { id: "configurations", href: "/admin/configurations", icon: PlugZap, roles: ["admin"], group: "admin" },
  { id: "deliveries", href: "/admin/deliveries", icon: ScrollText, roles: ["admin"], group: "admin" },
  { id: "simulator", href: "/simulator", icon: MessagesSquare, group: "demo", demo: true },
];

/** What this person is shown. */
export const destinationsFor = (role: Role, demo: boolean): Destination[] =>
  destinations.filter(({ roles, demo: demoOnly }) => (!roles || roles.includes(role)) && (!demoOnly || demo));

/** Is this path the destination, or a page below it? */
export const isAt = (pathname: string, href: string) => pathname === href || pathname.startsWith(`${href}/`);
