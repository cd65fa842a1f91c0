/** Renders a component the way a page does: texts, tooltips, notices, and a router that only records. */
import { render, type RenderResult } from "@testing-library/react";
import axe from "axe-core";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { PathnameContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { NextIntlClientProvider } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { Providers } from "@/components/layout/Providers";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

type Router = NonNullable<ComponentProps<typeof AppRouterContext.Provider>["value"]>;

interface Page {
  locale?: Locale;
  /** What the server takes for now. */
  now?: Date;
  timeZone?: string;
  pathname?: string;
  /** Receives `replace /inbox`, `refresh` and so on. */
  onNavigate?: (step: string) => void;
}

export function PageContext({
  locale = "es",
  now = new Date(),
  timeZone = "UTC",
  pathname = "/inbox",
  onNavigate = () => undefined,
  children,
}: Page & { children: ReactNode }) {
  const router = {
    bfcacheId: "0",
    back: () => onNavigate("back"),
    forward: () => onNavigate("forward"),
    refresh: () => onNavigate("refresh"),
    push: (href: string) => onNavigate(`push ${href}`),
    replace: (href: string) => onNavigate(`replace ${href}`),
    prefetch: () => undefined,
  } satisfies Router;
  return (
    <AppRouterContext.Provider value={router}>
      <PathnameContext.Provider value={pathname}>
        <NextIntlClientProvider locale={locale} messages={messages[locale]} now={now} timeZone={timeZone}>
          <Providers>{children}</Providers>
        </NextIntlClientProvider>
      </PathnameContext.Provider>
    </AppRouterContext.Provider>
  );
}

export function renderUi(children: ReactNode, page: Page = {}): RenderResult & { user: UserEvent } {
  const user = userEvent.setup();
  return { user, ...render(<PageContext {...page}>{children}</PageContext>) };
}

/** What axe finds wrong, with the elements. */
export async function accessibilityProblems(
  container: Element,
): Promise<[rule: string, elements: string[]][]> {
  const { violations } = await axe.run(container, {
    rules: {
      // Both need a layout, which jsdom has not; the contrast of the tokens has a test of its own.
      "color-contrast": { enabled: false },
      "label-content-name-mismatch": { enabled: false },
      // A component is not a page.
      region: { enabled: false },
    },
  });
  return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
}
