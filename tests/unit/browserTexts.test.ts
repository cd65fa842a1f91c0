/** A component finds its texts in the browser: each section is given the namespaces that its own components name. */
import fs from "node:fs";
import path from "node:path";
import { browserMessages, browserNamespaces, type Section } from "@/lib/i18n/browser";
import { locales } from "@/lib/i18n/locale";

const root = path.resolve(__dirname, "../..");

/** Where a folder's components stand; all others are part of the workspace. */
const sections: [folder: string, section: Section][] = [
  ["components/auth", "outside"],
  ["components/ui", "outside"],
  ["app/error.tsx", "outside"],
  ["components/configurations", "admin"],
  ["components/deliveries", "admin"],
  ["app/(workspace)/admin", "admin"],
  ["components/simulator", "simulator"],
  ["app/(workspace)/simulator", "simulator"],
];

const files = ["app", "components"].flatMap((folder) =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join(folder, file)),
);

const sectionOf = (file: string): Section =>
  sections.find(([folder]) => file === folder || file.startsWith(`${folder}/`))?.[1] ?? "workspace";

const used = files.flatMap((file) => {
  const text = fs.readFileSync(path.join(root, file), "utf8");
  const named = [...text.matchAll(/useTranslations\(\s*["`](\w+)/g)].map((match) => match[1] ?? "");
  return [...new Set(named)].map((namespace) => [file, namespace] as const);
});

test("there are components that name texts", () => expect(used.length).toBeGreaterThan(50));

test.each(used)("%s finds its texts of %s", (file, namespace) => {
  expect([...browserNamespaces[sectionOf(file)], "errors"]).toContain(namespace);
});

test.each(locales)("what platforms say of errors stays on the server (%s)", (locale) => {
  for (const section of Object.keys(browserNamespaces) as Section[]) {
    const texts = browserMessages(locale, section);
    expect(Object.keys(texts).filter((namespace) => /.Errors$/.test(namespace))).toEqual([]);
    expect(Object.keys(texts.errors ?? {})).toEqual(["boundary"]);
  }
});
