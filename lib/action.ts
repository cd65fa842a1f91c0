/** The one way to write a server action: a command, run as whoever is signed in. */
import { cookies, headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { currentUser } from "./auth/session";
import { execute, type Command } from "./command";
import { AppError } from "./errors";
import { describe } from "./failure";
import { chooseLocale, localeCookie, type Locale } from "./i18n/locale";
import type { Result } from "./result";

async function readerLocale(own: string | null | undefined): Promise<Locale> {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return chooseLocale(own ?? jar.get(localeCookie)?.value, head.get("accept-language"));
}

/**
 * Order: session -> parse -> one transaction { load, authorize, run, record } -> Result. It never throws to the browser,
 * except what Next itself throws on purpose (a redirect).
 */
export function defineAction<Schema extends z.ZodType, Output, Resource>(
  command: Command<Schema, Output, Resource>,
): (input: z.input<Schema>) => Promise<Result<Output>> {
  return async (input) => {
    const actor = await currentUser();
    try {
      if (!actor) throw new AppError("unauthenticated", "unauthenticated");
      return { ok: true, value: await execute(command, actor, input) };
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, error: describe(error, command.name, await readerLocale(actor?.locale)) };
    }
  };
}
