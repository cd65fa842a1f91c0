/** The gates bite: a violation of each is planted, and must be caught. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.resolve(__dirname, "../..");
const tool = (name: string) => path.join(root, "node_modules/.bin", name);

/** Runs a tool; answers what it printed, and whether it was content. */
function run(name: string, args: string[], cwd: string): { ok: boolean; output: string } {
  try {
    return {
      ok: true,
      output: execFileSync(tool(name), args, {
        cwd,
        encoding: "utf8",
        stdio: "pipe",
      }),
    };
  } catch (error) {
    const { stdout, stderr, status } = error as { stdout: string; stderr: string; status: number | null };
    if (typeof status !== "number") throw error;
    return { ok: false, output: stdout + stderr };
  }
}

/** A small tree of its own with our rules in it. */
function tree(files: Record<string, string>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "hilo-gates-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  for (const name of ["tsconfig.json", ".dependency-cruiser.cjs", "knip.json"]) {
    fs.copyFileSync(path.join(root, name), path.join(folder, name));
  }
  fs.symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  return folder;
}
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

/** All planted texts in one process: starting the linter takes longer than linting. */
const lintScript = `
  const { ESLint } = require("eslint");
  const planted = JSON.parse(require("fs").readFileSync(0, "utf8"));
  const eslint = new ESLint({ cwd: process.cwd() });
  Promise.all(planted.map(([filePath, code]) => eslint.lintText(code, { filePath })))
    .then((all) => process.stdout.write(JSON.stringify(all.map(([result]) => result.messages.map(({ ruleId, message }) => ruleId + " " + message).join("; ")))));
`;

const linted = [
  [
    "the environment",
    "lib/inbox/planted.ts",
    "export const x = process.env.X;\n",
    "Only lib/config.ts reads",
  ],
  [
    "fetch on the server",
    "lib/inbox/planted.ts",
    "export const x = () => fetch('https://example.com');\n",
    "lib/platforms/http.ts only",
  ],
  [
    "fetch in a route",
    "app/api/planted/route.ts",
    "export const GET = () => fetch('https://example.com');\n",
    "lib/platforms/http.ts only",
  ],
  [
    "a branch by platform",
    "lib/inbox/planted.ts",
    "export const x = (p: string) => p === 'whatsapp';\n",
    "data in their manifests",
  ],
  [
    "a text outside i18n",
    "components/ui/Planted.tsx",
    "export const X = () => <p>Hola</p>;\n",
    "Texts come from lib/i18n",
  ],
  [
    "an untranslated label",
    "components/ui/Planted.tsx",
    "export const X = () => <b aria-label='Cerrar' />;\n",
    "Texts come from lib/i18n",
  ],
  ["more than 400 lines", "lib/inbox/planted.ts", "export const x = 1;\n".repeat(401), "too many lines"],
  ["a console", "lib/inbox/planted.ts", "console.log(1);\n", "no-console"],
  ["any", "lib/inbox/planted.ts", "export const x: any = 1;\n", "no-explicit-any"],
  ["nothing in lib/config.ts", "lib/config.ts", "export const x = process.env.X;\n", ""],
  [
    "nothing in lib/platforms/http.ts",
    "lib/platforms/http.ts",
    "export const x = () => fetch('https://example.com');\n",
    "",
  ],
] as const;

describe("eslint", () => {
  let findings: string[] = [];
  beforeAll(() => {
    const input = JSON.stringify(linted.map(([, file, code]) => [path.join(root, file), code]));
    findings = JSON.parse(
      execFileSync(process.execPath, ["-e", lintScript], { cwd: root, input, encoding: "utf8" }),
    ) as string[];
  }, 60_000);

  test.each(linted.map(([name, , , message], index) => [name, message, index] as const))(
    "catches %s",
    (_name, message, index) => {
      if (message) expect(findings[index]).toContain(message);
      else expect(findings[index]).toBe("");
    },
  );
});

/** The rule, who imports, and what. */
const imported = [
  ["generated-client", "lib/inbox/generated.ts", "lib/db/generated/client"],
  ["downwards-from-domain", "lib/inbox/upwards.ts", "lib/pipeline/deep"],
  ["downwards-from-services", "lib/jobs/upwards.ts", "lib/inbox/deep"],
  ["downwards-from-foundations", "lib/db/upwards.ts", "lib/auth/deep"],
  ["platforms-are-pure", "lib/platforms/impure.ts", "lib/db/deep"],
  ["platform-folders", "lib/pipeline/reaches.ts", "lib/platforms/telegram/deep"],
  ["platforms-apart", "lib/platforms/whatsapp/reaches.ts", "lib/platforms/messenger/deep"],
  ["components-are-client-safe", "components/inbox/Unsafe.tsx", "lib/inbox/queries"],
  ["simulator-is-outside", "lib/pipeline/knows.ts", "lib/simulator/deep"],
  ["simulator-is-independent", "lib/simulator/depends.ts", "lib/platforms/deep"],
  ["no-test-code", "lib/inbox/testing.ts", "tests/deep"],
  ["no-cycles", "lib/leads/one.ts", "lib/leads/other"],
] as const;

describe("dependency-cruiser", () => {
  let output = "";
  beforeAll(() => {
    const files = imported.flatMap(([, from, to]) => [
      [`${to}.ts`, "export {};\n"],
      [from, `import "@/${to}";\n`],
    ]);
    const folder = tree({
      ...Object.fromEntries(files),
      "lib/leads/other.ts": 'import "@/lib/leads/one";\n',
    });
    output = run("depcruise", ["."], folder).output;
  }, 60_000);

  test.each(imported)("catches %s", (rule, from) => {
    expect(output).toMatch(new RegExp(`error ${rule}: ${from.replace(/[.]/g, "\\.")}`));
  });
});

test("knip catches an export that nobody uses", () => {
  const folder = tree({
    "package.json": '{ "name": "planted" }',
    "scripts/start.ts": 'import { used } from "../lib/a";\nused();\n',
    "lib/a.ts": "export const used = () => {};\nexport const unused = 1;\n",
  });
  const { ok, output } = run("knip", ["--include", "exports"], folder);
  expect(output).toContain("unused");
  expect(ok).toBe(false);
});

test("prettier catches a file that is not formatted", () => {
  const folder = tree({ "lib/a.ts": "export const x={a:1}\n" });
  expect(
    run("prettier", ["--check", "--config", path.join(root, ".prettierrc.json"), "lib/a.ts"], folder).ok,
  ).toBe(false);
});
