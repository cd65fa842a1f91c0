/** Which texts go to the browser: each section of the product gets those of its own pages, and nobody the platforms' errors. */
import type { Locale } from "./locale";
import { messages, type Messages } from "./messages";

type Namespace = keyof Messages;

const everywhere = ["common", "shell"] as const satisfies readonly Namespace[];
const workspace = [
  ...everywhere,
  ...["palette", "inbox", "list", "labels", "collaboration", "thread", "composer"],
  ...["platformTemplates", "schedule", "templates", "contacts"],
] as const satisfies readonly Namespace[];

/** By section: the pages before signing in, those of everybody's work, and two that have texts of their own besides. */
export const browserNamespaces = {
  outside: [...everywhere, "login"],
  workspace,
  admin: [...workspace, "configurations", "deliveries"],
  simulator: [...workspace, "simulator"],
} as const satisfies Record<string, readonly Namespace[]>;

export type Section = keyof typeof browserNamespaces;

/** The texts of a section. Of the errors only those of a page that broke: the others are put into words on the server. */
export function browserMessages(locale: Locale, section: Section): Partial<Messages> {
  const all: Messages = messages[locale];
  const own = browserNamespaces[section].map((namespace) => [namespace, all[namespace]] as const);
  return { ...Object.fromEntries(own), errors: { boundary: all.errors.boundary } as Messages["errors"] };
}
