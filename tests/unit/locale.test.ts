import { chooseLocale, knownTimeZone } from "@/lib/i18n/locale";

test.each([
  ["en", "es-MX,es;q=0.9", "en"],
  [undefined, "es-MX,es;q=0.9,en;q=0.8", "es"],
  [undefined, "en-US,en;q=0.9,es;q=0.8", "en"],
  [undefined, "en;q=0.5, es-AR;q=0.7", "es"],
  [undefined, "fr-FR, en;q=0.3", "en"],
  [undefined, "en;q=0, fr", "es"],
  [undefined, "fr, de", "es"],
  [undefined, "*", "es"],
  [undefined, ";;q=,q", "es"],
  [undefined, null, "es"],
  ["pt", "en", "en"],
  ["__proto__", null, "es"],
])("chosen %p and Accept-Language %p give %s", (chosen, header, expected) => {
  expect(chooseLocale(chosen, header)).toBe(expected);
});

test.each([
  ["America/Mexico_City", "America/Mexico_City"],
  ["UTC", "UTC"],
  ["Mars/Olympus", null],
  ["", null],
  [undefined, null],
])("time zone %p is %p", (value, expected) => {
  expect(knownTimeZone(value)).toBe(expected);
});
