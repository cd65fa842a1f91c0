/** What the last check of an account found, in words. */
import { createTranslator } from "next-intl";
import type { ConfigurationView } from "@/lib/configurations/views";
import { explainError } from "@/lib/i18n/explain";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { manifestOf } from "@/lib/platforms/manifest";

type Problem = keyof (typeof messages)["es"]["configurations"]["problems"];

/** A check that failed without a code of the platform, by its own name; a call that was never answered. */
const own: Readonly<Record<string, Problem>> = {
  credentials: "credentials",
  account: "account",
  permissions: "permissions",
  webhook: "webhook",
  connect: "unreachable",
  timeout: "unreachable",
  reset: "unreachable",
  too_large: "unreachable",
  unreadable_answer: "unreachable",
};

/** Null when there is nothing to say. */
export function problemOf(
  { platform, health, healthCode }: Pick<ConfigurationView, "platform" | "health" | "healthCode">,
  locale: Locale,
): string | null {
  if (healthCode === null) return null;
  const key = own[healthCode];
  if (key === undefined) {
    return explainError(locale)(platform, healthCode, health === "needs_attention" ? "admin" : "retry");
  }
  const t = createTranslator({ locale, messages: messages[locale], namespace: "configurations.problems" });
  return t(key, { platform: manifestOf(platform).label });
}
