import { classifyError } from "@/lib/platforms/messenger/errors";

describe("messenger: what an error means", () => {
  it.each([
    ["190", "463", 400, { code: "190", class: "admin", stopsConfiguration: true }],
    ["10", "2018278", 400, { code: "2018278", class: "user" }],
    ["10", undefined, 403, { code: "10", class: "admin" }],
    ["200", "1545041", 400, { code: "1545041", class: "never" }],
    ["1545041", undefined, 400, { code: "1545041", class: "never" }],
    ["200", "2018028", 400, { code: "2018028", class: "admin" }],
    ["230", undefined, 400, { code: "230", class: "admin" }],
    ["551", "1545041", 400, { code: "551", class: "never", unreachable: true }],
    ["100", "2018001", 400, { code: "2018001", class: "never" }],
    ["100", "2018109", 400, { code: "2018109", class: "user" }],
    ["100", "33", 400, { code: "100", class: "never" }],
    ["613", undefined, 400, { code: "613", class: "retry" }],
    ["4", "2018022", 400, { code: "2018022", class: "retry" }],
    ["-1", undefined, 400, { code: "-1", class: "retry" }],
    ["1200", undefined, 500, { code: "1200", class: "retry" }],
    ["368", undefined, 400, { code: "368", class: "admin" }],
    ["987654", undefined, 400, { code: "987654", class: "never" }],
    ["987654", undefined, 503, { code: "987654", class: "retry" }],
    ["http_502", undefined, 502, { code: "http_502", class: "retry" }],
    ["http_429", undefined, 429, { code: "http_429", class: "retry" }],
    ["http_401", undefined, 401, { code: "http_401", class: "admin" }],
    ["toString", "constructor", 400, { code: "toString", class: "never" }],
  ])("%s / %s with HTTP %s", (code, subcode, status, expected) => {
    expect(classifyError(code, subcode, status)).toEqual(expected);
  });
});
