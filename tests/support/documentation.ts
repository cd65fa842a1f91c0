/** What the documentation tells people to type, and a terminal to type it into. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { childEnvironment } from "@/lib/config";

export const root = path.resolve(__dirname, "../..");

export const readPage = (file: string): string => readFileSync(path.join(root, file), "utf8");

/** The texts of the fenced blocks of one language. */
export const blocks = (page: string, language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(
    ([, text = ""]) => text,
  );

/** Every command of a page's `bash` blocks, in order; one that goes on in the next line is one command. */
export const commandsOf = (page: string): string[] =>
  blocks(page, "bash").flatMap((block) =>
    block
      .replace(/^#.*\n/gm, "")
      .split(/(?<![\\|]\s*)\n/)
      .map((command) => command.trim())
      .filter(Boolean),
  );

export interface Terminal {
  /** Types one command and waits for its end. `output` is stdout; what the command says on stderr comes with a failure. */
  type(command: string): Promise<{ code: number; output: string; errors: string }>;
  close(): void;
}

/** One shell in the project's folder, so that a variable that one command sets is there for the next. */
export function openTerminal(env: Record<string, string>): Terminal {
  // Nothing of the test runner's own settings.
  const { PATH, HOME, NODE_ENV } = childEnvironment();
  const environment: NodeJS.ProcessEnv = { PATH, HOME, NODE_ENV, ...env };
  const shell = spawn("bash", ["--noprofile", "--norc"], { cwd: root, env: environment, stdio: "pipe" });
  let output = "";
  let errors = "";
  let watch = () => {};
  shell.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  shell.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    watch();
  });
  return {
    type: (command) =>
      new Promise((resolve, reject) => {
        [output, errors] = ["", ""];
        shell.once("exit", () => reject(new Error(`the shell ended at: ${command}\n${errors}`)));
        watch = () => {
          const end = /\n<<(\d+)>>\n$/.exec(output);
          if (!end) return;
          shell.removeAllListeners("exit");
          resolve({ code: Number(end[1]), output: output.slice(0, end.index), errors });
        };
        shell.stdin.write(`${command}\nprintf '\\n<<%s>>\\n' "$?"\n`);
      }),
    close: () => shell.stdin.end(),
  };
}
