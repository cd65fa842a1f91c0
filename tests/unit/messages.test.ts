/** Both languages say the same things: same keys, same arguments, and every text can be formatted. */
import fs from "node:fs";
import path from "node:path";
import { createTranslator } from "next-intl";
import { locales, type Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

const folder = path.join(__dirname, "../../lib/i18n/messages");

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ""): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

/** Where the brace opened at `start` closes. */
function closing(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === "{") depth += 1;
    if (text[index] === "}") depth -= 1;
    if (depth === 0) return index;
  }
  throw new Error(`a brace is never closed: ${text}`);
}

/** ICU arguments as "name:type", those inside plural and select branches included, and rich-text tags as "<tag>". */
function argumentsOf(text: string): Set<string> {
  const found = new Set([...text.matchAll(/<(\w+)>/g)].map((match) => `<${match[1]}>`));
  for (let index = text.indexOf("{"); index !== -1; index = text.indexOf("{", index)) {
    const end = closing(text, index);
    const [name = "", type = "text", ...rest] = text.slice(index + 1, end).split(",");
    found.add(`${name.trim()}:${type.trim()}`);
    const branches = rest.join(",");
    for (let open = branches.indexOf("{"); open !== -1; open = branches.indexOf("{", open)) {
      const close = closing(branches, open);
      for (const inner of argumentsOf(branches.slice(open + 1, close))) found.add(inner);
      open = close;
    }
    index = end;
  }
  return found;
}

const sample = {
  text: "x",
  number: 2,
  plural: 2,
  selectordinal: 2,
  select: "other",
  date: new Date(0),
  time: new Date(0),
};

function sampleValues(text: string): Record<string, string | number | Date> {
  const named = [...argumentsOf(text)].filter((argument) => !argument.startsWith("<"));
  return Object.fromEntries(
    named.map((argument) => {
      const [name = "", type = "text"] = argument.split(":");
      return [name, sample[type as keyof typeof sample]];
    }),
  );
}

const namespacesOf = (locale: Locale) =>
  fs.readdirSync(path.join(folder, locale)).map((file) => path.basename(file, ".json"));

function textsOf(locale: Locale, namespace: string): Map<string, string> {
  const file = path.join(folder, locale, `${namespace}.json`);
  return new Map(flatten(JSON.parse(fs.readFileSync(file, "utf8")) as Tree));
}

test("both languages have the same files, and the screens get all but the terminal's", () => {
  const spanish = namespacesOf("es").sort();
  expect(namespacesOf("en").sort()).toEqual(spanish);
  expect(Object.keys(messages.es).sort()).toEqual(spanish.filter((namespace) => namespace !== "terminal"));
  expect(Object.keys(messages.en).sort()).toEqual(Object.keys(messages.es).sort());
});

test("the reader of arguments sees nested ones", () => {
  const text = "{count, plural, one {# de {name}} other {# de {name}}} el {day, date, long} <b>x</b>";
  expect([...argumentsOf(text)].sort()).toEqual(["<b>", "count:plural", "day:date", "name:text"]);
});

describe.each(namespacesOf("es"))("%s", (namespace) => {
  const [spanish, english] = [textsOf("es", namespace), textsOf("en", namespace)];

  test("has the same keys in both languages", () => {
    expect([...english.keys()].sort()).toEqual([...spanish.keys()].sort());
  });

  test("takes the same arguments in both languages", () => {
    for (const [key, text] of spanish) {
      expect([key, ...[...argumentsOf(english.get(key) ?? "")].sort()]).toEqual([
        key,
        ...[...argumentsOf(text)].sort(),
      ]);
    }
  });

  test("has no empty text, and no exclamation marks", () => {
    for (const [key, text] of [...spanish, ...english]) {
      expect([key, text.trim()]).not.toEqual([key, ""]);
      expect([key, text]).not.toEqual([key, expect.stringMatching(/[!¡]/)]);
    }
  });

  test.each(locales)("formats in %s", (locale) => {
    for (const [key, text] of textsOf(locale, namespace)) {
      const problems: string[] = [];
      const translate = createTranslator({
        locale,
        timeZone: "UTC",
        messages: { text } as Record<string, string>,
        onError: (error) => problems.push(error.message),
      });
      const tags = Object.fromEntries(
        [...text.matchAll(/<(\w+)>/g)].map(([, tag]) => [tag, (chunks: string) => chunks]),
      );
      translate.markup("text", { ...sampleValues(text), ...tags });
      expect([key, problems]).toEqual([key, []]);
    }
  });
});
