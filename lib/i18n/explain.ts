/** Platform errors in plain words: the platform's own sentence for a code, else one for its class. */
import { createTranslator } from "next-intl";
import type { Locale } from "./locale";
import { messages } from "./messages";

type Texts = Record<string, string | undefined>;

export const explainError =
  (locale: Locale) =>
  (platform: string, code: string, errorClass: string | null): string => {
    const all = messages[locale] as unknown as Record<string, Texts | undefined>;
    const own = all[`${platform}Errors`]?.[code];
    const common = all.platformErrors;
    return own ?? common?.[code] ?? common?.[errorClass ?? "never"] ?? code;
  };

/** A key of the error texts, as it was stored, in the reader's language. */
export const explainKey = (locale: Locale): ((key: string) => string) =>
  createTranslator({ locale, messages: messages[locale], namespace: "errors" }) as (key: string) => string;
