/** The recorded shapes of each platform: every file in `tests/fixtures/<platform>` is the whole body of one delivery. */
import fs from "node:fs";
import path from "node:path";

export interface Fixture {
  name: string;
  body: Buffer;
  json: unknown;
}

export function fixturesOf(platform: string): Fixture[] {
  const folder = path.join(__dirname, "..", "fixtures", platform);
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => {
      const body = fs.readFileSync(path.join(folder, file));
      return { name: path.basename(file, ".json"), body, json: JSON.parse(body.toString("utf8")) as unknown };
    });
}
