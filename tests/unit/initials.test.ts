import { hueOf, initialsOf } from "@/components/ui/initials";

test.each([
  ["Ana López", "AL"],
  ["josé ramírez de la cruz", "JC"],
  ["Zoë", "Z"],
  ["  ", ""],
  ["", ""],
  ["+52 55 5555 0101", ""],
  ["🎉 Promo", "P"],
  ["李小龍", "李"],
  ["e\u0301mile zola", "ÉZ"],
  ["(Ventas) México", "VM"],
  ["𝒜na", "𝒜"],
])("the initials of %p are %p", (name, expected) => {
  expect(initialsOf(name)).toBe(expected);
});

test("a name always has the same tint, however it is typed", () => {
  expect(hueOf("José Ruiz")).toBe(hueOf("JOSE\u0301 RUIZ"));
});

test("tints are spread over all eight", () => {
  const hues = Array.from({ length: 400 }, (_, index) => hueOf(`Contacto ${index}`));
  const counts = Array.from({ length: 8 }, (_, hue) => hues.filter((found) => found === hue).length);
  expect(Math.min(...counts)).toBeGreaterThan(20);
});
