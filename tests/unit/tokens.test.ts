/** Reads the real stylesheet and computes the contrast of every pair of tokens that ends up as text on a surface. */
import fs from "node:fs";
import path from "node:path";

const css = fs.readFileSync(path.join(__dirname, "../../app/globals.css"), "utf8");

type Theme = "light" | "dark";
const number = String.raw`([\d.]+)`;
const oklch = String.raw`oklch\(${number} ${number} ${number}\)`;
const pair = new RegExp(String.raw`--color-([a-z-]+): light-dark\(${oklch}, ${oklch}\);`, "g");

const tokens = new Map(
  [...css.matchAll(pair)].map((match) => {
    const [light, dark] = [match.slice(2, 5), match.slice(5, 8)].map((values) =>
      luminance(values.map(Number)),
    );
    return [match[1], { light, dark } as Record<Theme, number>];
  }),
);

/** Relative luminance (0 to 1, WCAG 2) of [lightness 0-1, chroma, hue in degrees]. */
function luminance([lightness = 0, chroma = 0, hue = 0]: number[]): number {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(text: string, surface: string, theme: Theme): number {
  const [one, other] = [text, surface].map((name) => {
    const token = tokens.get(name);
    if (!token) throw new Error(`no token named ${name}`);
    return token[theme];
  }) as [number, number];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

const surfaces = ["canvas", "surface", "raised", "sunken"];
const texts = [
  "strong",
  "body",
  "muted",
  "faint",
  "accent",
  "accent-shade",
  "positive",
  "warning",
  "danger",
  "info",
];
const meanings = ["accent", "positive", "warning", "danger", "info"];

const pairs = [
  ...texts.flatMap((text) => surfaces.map((surface) => [text, surface] as const)),
  ...meanings.map((meaning) => [meaning, `${meaning}-tint`] as const),
  ...["strong", "body", "muted"].flatMap((text) =>
    meanings.map((meaning) => [text, `${meaning}-tint`] as const),
  ),
  ["faint", "accent-tint"] as const,
  ["on-accent", "accent"] as const,
  ["on-accent", "accent-shade"] as const,
  ["on-danger", "danger"] as const,
  ["on-danger", "danger-shade"] as const,
];

test("the stylesheet was read: white on black is the largest contrast there is", () => {
  expect(tokens.size).toBeGreaterThan(20);
  expect((luminance([1, 0, 0]) + 0.05) / (luminance([0, 0, 0]) + 0.05)).toBeCloseTo(21, 1);
});

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  test.each(pairs)("%s can be read on %s", (text, surface) => {
    expect(contrast(text, surface, theme)).toBeGreaterThanOrEqual(4.5);
  });
});

test("surfaces can be told apart in their order", () => {
  const lightness = (name: string) => tokens.get(name)?.dark ?? 0;
  expect(lightness("sunken")).toBeLessThan(lightness("canvas"));
  expect(lightness("canvas")).toBeLessThan(lightness("surface"));
  expect(lightness("surface")).toBeLessThan(lightness("raised"));
});
