/** What the terminal shows while Hilo starts: a line for each step, with the time that it took. */
import { ConfigError, terminalLanguage } from "@/lib/config";
import { report } from "@/lib/log";
import { sentence, StartError, type TerminalKey, type TerminalValues } from "@/lib/terminal";

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Something that a person should know meanwhile. */
export const note = (key: TerminalKey, values?: TerminalValues): void => say(`  ${sentence(key, values)}`);

/** Runs one step of the start, then says that it is done and how long it took. */
export async function step<T>(key: TerminalKey, work: () => Promise<T> | T): Promise<T> {
  const began = performance.now();
  const result = await work();
  say(`✓ ${sentence(key)} · ${seconds(performance.now() - began)}`);
  return result;
}

function seconds(milliseconds: number): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return `${new Intl.NumberFormat(terminalLanguage(), digits).format(milliseconds / 1000)} s`;
}

/** Says in one sentence why the command ends. What nobody foresaw goes to the log in full. */
export function complain(error: unknown): void {
  process.stderr.write(`HILO: ${reasonOf(error)}\n`);
}

function reasonOf(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StartError) return error.message;
  report(error, "start");
  return sentence("errorUnexpected", { reason: error instanceof Error ? error.message : String(error) });
}
