/** The log: one JSON line per event. Never give it a person's data, a text, a token or a whole error of a driver. */
import pino from "pino";
import { config } from "./config";
import { newId } from "./ids";

const shared = globalThis as { hiloLog?: pino.Logger };

export const log = (): pino.Logger => (shared.hiloLog ??= pino({ level: config().logLevel, base: null }));

/** Logs an unexpected error and answers the reference id that a person may quote. */
export function report(error: unknown, where: string): string {
  const reference = newId().slice(-12);
  const known =
    error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : { error };
  log().error({ reference, where, ...known }, "unexpected error");
  return reference;
}
