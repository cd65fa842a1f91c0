import { callbackPath } from "@/components/auth/callbackPath";

test.each([
  ["/inbox?status=open#last", "/inbox?status=open#last"],
  ["/admin/deliveries", "/admin/deliveries"],
  [undefined, "/inbox"],
  ["", "/inbox"],
  [["/a", "/b"], "/inbox"],
  ["inbox", "/inbox"],
  ["https://evil.example", "/inbox"],
  ["//evil.example", "/inbox"],
  ["/\\evil.example", "/inbox"],
  ["/\t/evil.example", "/inbox"],
  ["/\n/evil.example", "/inbox"],
  ["javascript:alert(1)", "/inbox"],
  ["/login?callbackUrl=/login", "/inbox"],
  ["/..//evil.example", "/inbox"],
])("the callback %p leads to %s", (given, expected) => {
  expect(callbackPath(given)).toBe(expected);
});
