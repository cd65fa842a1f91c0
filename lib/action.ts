/** The one way to write a server action: a command (or a task of several), run as whoever is signed in. */
import { cookies, headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { SessionUser } from "./auth/roles";
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
 * Something a person does that is no single command, or several: `run` executes them, and each asks the policy itself. It
 * never throws to the browser, except what Next itself throws on purpose (a redirect). `name` is for the log.
 */
export function defineTask<Input, Output>(
  name: string,
  run: (actor: SessionUser, input: Input, locale: Locale) => Promise<Output>,
): (input: Input) => Promise<Result<Output>> {
  return async (input) => {
    const actor = await currentUser();
    try {
      if (!actor) throw new AppError("unauthenticated", "unauthenticated");
      return { ok: true, value: await run(actor, input, await readerLocale(actor.locale)) };
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, error: describe(error, name, await readerLocale(actor?.locale)) };
    }
  };
}

/** Order: session -> parse -> one transaction { load, authorize, run, record } -> Result. */
export const defineAction = <Schema extends z.ZodType, Output, Resource>(
  command: Command<Schema, Output, Resource>,
): ((input: z.input<Schema>) => Promise<Result<Output>>) =>
  defineTask(command.name, (actor, input) => execute(command, actor, input));
