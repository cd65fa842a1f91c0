/** The documentation is true: its commands are typed into a terminal as they stand there, beside a running Hilo. */
import { existsSync } from "node:fs";
import path from "node:path";
import terminal from "@/lib/i18n/messages/es/terminal.json";
import { blocks, commandsOf, openTerminal, readPage, root, type Terminal } from "../support/documentation";
import { newDataDir, removeDataDir, startHilo, type Hilo } from "../support/service";

const guide = readPage("docs/INICIO_RAPIDO.md");
const readme = readPage("README.md");

/** What this run itself has done: the installation, the start (by the harness) and the tests. */
const done = ["npm ci", "npm start", "npm ci && npm start", "npm ci && npm test"];
const typed = (page: string) => commandsOf(page).filter((command) => !done.includes(command));

describe("what the guide quotes", () => {
  /** The sentences of the terminal with anything in the place of their values. */
  const sentences = Object.values(terminal).map((sentence) =>
    sentence.replace(/[.*+?^$()[\]\\|]/g, "\\$&").replace(/\{\w+\}/g, ".+"),
  );
  const isSaid = (line: string, around: (sentence: string) => string) =>
    sentences.some((sentence) => new RegExp(`^${around(sentence)}$`).test(line));

  test("is what a start prints", () => {
    const lines = blocks(guide, "text")
      .flatMap((block) => block.split("\n"))
      .filter(Boolean);
    expect(lines.length).toBeGreaterThan(8);
    const unsaid = lines.filter((line) => !isSaid(line, (sentence) => `(✓ |  )?${sentence}( · \\d+,\\d s)?`));
    expect(unsaid).toEqual([]);
  });

  test("is what a refused start says", () => {
    const quoted = [...guide.matchAll(/`HILO: ([^`]+)`/g)].map(([, text = ""]) => text);
    expect(quoted.length).toBeGreaterThan(5);
    // A wrong setting is named by the settings themselves.
    const unsaid = quoted.filter((text) => text !== "PORT: use a number" && !isSaid(text, (one) => one));
    expect(unsaid).toEqual([]);
  });
});

test.each([
  ["README.md", readme],
  ["docs/INICIO_RAPIDO.md", guide],
  ["docs/architecture.md", readPage("docs/architecture.md")],
  ["docs/decisions/README.md", readPage("docs/decisions/README.md")],
  ["tests/README.md", readPage("tests/README.md")],
])("the links of %s lead somewhere", (file, page) => {
  const targets = [...page.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = ""]) => target);
  const broken = targets.filter((target) => !existsSync(path.resolve(root, path.dirname(file), target)));
  expect(broken).toEqual([]);
});

test("the two commands are where people look for them", () => {
  expect(commandsOf(readme)).toEqual(expect.arrayContaining(["npm ci && npm start", "npm ci && npm test"]));
  expect(commandsOf(guide)).toEqual(expect.arrayContaining(["npm ci", "npm start"]));
});

describe("beside a running Hilo", () => {
  const dataDir = newDataDir();
  let hilo: Hilo;
  let shell: Terminal;

  beforeAll(async () => {
    // The invented accounts of the pages must not be asked for at the real platforms.
    const nowhere = "http://127.0.0.1:9";
    hilo = await startHilo({ dataDir, env: { META_GRAPH_URL: nowhere, TELEGRAM_API_URL: nowhere } });
    shell = openTerminal(hilo.env);
    // A reader goes on when the terminal says so: the simulator learns of the service last of all.
    await eventually(() => hilo.output().includes("Para cerrar"), hilo.output);
  }, 240_000);
  afterAll(async () => {
    shell.close();
    await hilo.stop();
    removeDataDir(dataDir);
  });

  test("every command of the guide does what it says", () => follow(typed(guide)), 120_000);
  test("every command of the README does what it says", () => follow(typed(readme)), 120_000);

  /** Types the commands in their order, and looks at each answer with the eyes of a reader. */
  async function follow(commands: string[]): Promise<void> {
    const whole = commands.join("\n");
    for (const part of ["npm run simulate", "npm run --silent token", "curl"]) expect(whole).toContain(part);
    let wanted: (answer: Answer) => boolean = () => false;
    for (const command of commands) {
      const said = /^npm run simulate -- \w+ "([^"]+)"/.exec(command)?.[1];
      const written = /"text": "([^"]+)"/.exec(command)?.[1];
      if (said) {
        expect((await run(command)).trim()).toMatch(/ · delivered$/);
        wanted = ({ items }) => textOf(items?.[0]) === said;
      } else if (written) {
        expect(JSON.parse(await run(command))).toMatchObject({ direction: "outbound", text: written });
        wanted = ({ items }) => textOf(items?.[0]) === written && items?.[0]?.status === "read";
      } else if (/"platform":/.test(command)) {
        expect(JSON.parse(await run(command))).toMatchObject({ platform: "telegram", active: true });
      } else if (command.startsWith("curl")) {
        let answer = "";
        const arrived = async () => wanted(JSON.parse((answer = await run(command))) as Answer);
        await eventually(arrived, () => `${command}\nanswers: ${answer}`);
      } else {
        await run(command);
      }
    }
  }

  interface Listed {
    text?: string | null;
    status?: string;
    lastMessage?: { text: string | null };
  }
  interface Answer {
    items?: Listed[];
  }
  /** A message's own, or the last one of a conversation. */
  const textOf = (item: Listed | undefined) => item?.lastMessage?.text ?? item?.text;

  async function run(command: string): Promise<string> {
    const { code, output, errors } = await shell.type(command);
    if (code !== 0) throw new Error(`${command}\nended with ${code}: ${output}${errors}`);
    return output;
  }

  /** A reader looks again when what they wait for is not there yet. */
  async function eventually(arrived: () => boolean | Promise<boolean>, found: () => string): Promise<void> {
    for (const until = Date.now() + 30_000; !(await arrived());) {
      if (Date.now() > until) throw new Error(`did not come: ${found()}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
});
