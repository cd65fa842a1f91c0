import { phoneKey, toE164 } from "@/lib/contacts/phone";

test.each([
  ["Mexico's former mobile 1", ["+52 1 55 5555 0101", "+525555550101", "0052 55 5555-0101"]],
  ["Argentina's 9 and 15", ["+54 9 11 5555-0101", "+54 11 5555 0101", "+54 11 15 5555-0101"]],
  ["Brazil's ninth digit", ["+55 11 98765-4321", "+55 11 8765-4321", "005511987654321"]],
])("%s makes no other number", (_, notations) => {
  expect(new Set(notations.map((notation) => phoneKey(notation))).size).toBe(1);
});

test("different people keep different keys", () => {
  expect(phoneKey("+525555550101")).not.toBe(phoneKey("+525555550102"));
  // A Brazilian landline beginning with 3 never had a ninth digit.
  expect(phoneKey("+55 11 93765-4321")).not.toBe(phoneKey("+55 11 3765-4321"));
  expect(phoneKey("+1 415 555 0101")).toBe("+14155550101");
});

test("a number without calling code is read as one of the given country", () => {
  expect(toE164("55 5555 0101", "MX")).toBe("+525555550101");
  expect(phoneKey("011 15 5555-0101", "AR")).toBe(phoneKey("+541155550101"));
  expect(toE164("55 5555 0101")).toBeNull();
  expect(toE164("llamar por la tarde", "MX")).toBeNull();
  expect(phoneKey("")).toBeNull();
});
