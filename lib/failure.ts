/** What leaves the server when something went wrong: the text of an AppError in the reader's language, or a reference. */
import { createTranslator } from "next-intl";
import { AppError } from "./errors";
import type { Locale } from "./i18n/locale";
import { messages } from "./i18n/messages";
import { report } from "./log";
import type { Failure } from "./result";

type Translate = (key: string, values?: Record<string, string | number>) => string;

/** Keys come from errors that were thrown, so the compiler cannot check them here; a test reads them all. */
const translator = (locale: Locale): Translate =>
  createTranslator({ locale, messages: messages[locale], namespace: "errors" }) as Translate;

/** `where` names the place for the log: an action, a route. */
export function describe(error: unknown, where: string, locale: Locale): Failure {
  const t = translator(locale);
  if (!(error instanceof AppError)) {
    return { code: "unexpected", message: t("unexpected", { reference: report(error, where) }) };
  }
  const { fields, values } = error.details;
  const failure = { code: error.code, message: t(error.messageKey, values) };
  if (!fields) return failure;
  const translated = Object.entries(fields).map(([field, key]) => [field, t(`fields.${key}`)]);
  return { ...failure, fields: Object.fromEntries(translated) as Record<string, string> };
}
