/** Every error code has a class, whatever the HTTP status says. */
import type { ErrorClass } from "@/lib/platforms/contract";
import { classifyError } from "@/lib/platforms/whatsapp/errors";

const table: Record<ErrorClass, number[]> = {
  retry: [1, 2, 4, 80007, 130429, 131000, 131016, 131056, 131057, 133004, 2494100],
  never: [100, 130472, 130497, 131008, 131009, 131021, 131026, 131049, 131050, 131051, 135000],
  user: [131047, 131052, 131053, 131062, 132000, 132001, 132005, 132007, 132008, 132012],
  admin: [
    0, 3, 10, 33, 190, 200, 299, 368, 131005, 131030, 131031, 131037, 131042, 131044, 131045, 131048, 131063,
    131064, 132015, 132016, 132068, 132069, 133000, 133005, 133006, 133008, 133009, 133010, 133015, 133016,
    134011, 137000,
  ],
};
const codes = Object.entries(table).flatMap(([name, list]) =>
  list.map((code) => [String(code), name] as const),
);

test.each(codes)("%s is of class %s, whatever the HTTP status", (code, name) => {
  for (const status of [0, 200, 400, 500]) {
    expect(classifyError(code, undefined, status)).toMatchObject({ code, class: name });
  }
});

test.each([
  ["http_503", 503, "retry"],
  ["999999", 500, "retry"],
  ["http_429", 429, "retry"],
  ["http_401", 401, "admin"],
  ["http_403", 403, "admin"],
  ["http_400", 400, "never"],
  ["999999", 400, "never"],
  ["unknown", 0, "never"],
])("%s with HTTP %d is %s", (code, status, name) => {
  expect(classifyError(code, undefined, status).class).toBe(name);
});

test("only a refused token stops everything", () => {
  const stopping = codes
    .map(([code]) => code)
    .filter((code) => classifyError(code, undefined, 400).stopsConfiguration);
  expect(stopping).toEqual(["0", "190"]);
});
