/** Every error that people may read has its text: the keys are found in the source, so that a new one cannot be forgotten. */
import fs from "node:fs";
import path from "node:path";
import { messages } from "@/lib/i18n/messages";

const root = path.resolve(__dirname, "../..");

const sources = ["lib", "app"].flatMap((folder) =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes("generated"))
    .map((name) => fs.readFileSync(path.join(root, folder, name), "utf8")),
);
const found = (pattern: RegExp): string[] => [
  ...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map((match) => match[1] ?? ""))),
];

const errorKeys = found(/new AppError\(\s*"[a-z_]+",\s*"(\w+)"/g);
const fieldKeys = [
  ...found(/fields: \{ \w+: "(\w+)" \}/g),
  ...found(/\binvalid\("\w+", "(\w+)"\)/g),
  ...found(/invalidSecrets\([^"]*"(\w+)"\)/g),
];

test("the search finds them", () => {
  expect(errorKeys).toContain("windowClosed");
  expect(fieldKeys).toEqual(expect.arrayContaining(["unknown", "fileTooLarge", "accountFixed"]));
});

test.each(errorKeys)("the error %s has a text", (key) => {
  expect(messages.es.errors).toHaveProperty(key);
});

test.each(fieldKeys)("the field error %s has a text", (key) => {
  expect(messages.es.errors.fields).toHaveProperty(key);
});
