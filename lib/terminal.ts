/** What a person at the terminal reads while Hilo starts and stops, in Spanish or English. */
import { terminalLanguage } from "@/lib/config";
import en from "@/lib/i18n/messages/en/terminal.json";
import es from "@/lib/i18n/messages/es/terminal.json";

export type TerminalKey = keyof typeof es;
export type TerminalValues = Record<string, string | number>;

const texts = { es, en };

/** A text of the `terminal` namespace in the language of the terminal, with `{name}` replaced by its value. */
export function sentence(key: TerminalKey, values: TerminalValues = {}): string {
  return texts[terminalLanguage()][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(values[name] ?? whole),
  );
}

/** Why a start was refused. Its message is one sentence for a person; nothing was damaged. */
export class StartError extends Error {
  constructor(
    readonly key: TerminalKey,
    values: TerminalValues = {},
  ) {
    super(sentence(key, values));
    this.name = "StartError";
  }
}
