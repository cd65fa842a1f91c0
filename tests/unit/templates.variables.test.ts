/** Variables of saved replies: what they become, what is left open, and what is refused when one is saved. */
import { tooLongFor } from "@/lib/templates/schema";
import { firstName, resolve, textOf, unknownVariable } from "@/lib/templates/variables";

const text = (body: string, values: Record<string, string | null>) => textOf(resolve(body, values));

test("values go where their names stand, in Spanish and English, with or without spaces", () => {
  const values = { "contacto.nombre": "Inés Prado", "agente.nombre": "Luis", "contacto.pedido": "1042" };
  expect(text("Hola {{contacto.nombre}}, soy {{ agent.name }}. Pedido {{contact.pedido}}.", values)).toEqual({
    text: "Hola Inés Prado, soy Luis. Pedido 1042.",
    gaps: [],
  });
});

test("a missing value takes the fallback; without one it is a gap with its place, never braces", () => {
  expect(text("Hola {{contacto.nombre|cliente}}", { "contacto.nombre": " " }).text).toBe("Hola cliente");
  const { text: open, gaps } = text("Hola {{contacto.primer_nombre}}, {{contacto.pais}}", {});
  expect(open).toBe("Hola [primer nombre], [pais]");
  expect(gaps.map(({ start, end, name }) => [open.slice(start, end), name])).toEqual([
    ["[primer nombre]", "contacto.primer_nombre"],
    ["[pais]", "contacto.pais"],
  ]);
});

test("what a value holds is not read again", () => {
  expect(
    text("{{contacto.nombre}}", { "contacto.nombre": "{{agente.nombre}} $&", "agente.nombre": "Luis" }).text,
  ).toBe("{{agente.nombre}} $&");
});

test.each([
  ["Hola {{contacto.nombre|cliente}} {{contact.first_name}} {{contacto.pedido}} {{contact.pedido}}", null],
  ["Hola {{contacto.apodo}}", "contacto.apodo"],
  ["Hola {{pedido}}", "pedido"],
  ["Hola {{agente.pedido}}", "agente.pedido"],
  ["Hola {{}}", "{{}}"],
  ["Hola {{contacto.nombre", "{{contacto.nombre"],
  ["Hola contacto.nombre}}", "}}"],
  ["Un { y otro } están bien", null],
])("%s: %s", (body, unknown) => {
  expect(unknownVariable(body, ["pedido"])).toBe(unknown);
});

test("the strictest of the chosen platforms decides about the length; without a choice, the most generous", () => {
  expect(tooLongFor(2001, ["telegram", "messenger"])).toEqual({ platform: "messenger", limit: 2000 });
  expect(tooLongFor(2001, ["telegram"])).toBeNull();
  expect(tooLongFor(4096, [])).toBeNull();
  expect(tooLongFor(4097, [])).toMatchObject({ limit: 4096 });
});

test("people are called by the first of their names", () => {
  expect(firstName("  María José  Luna")).toBe("María");
  expect(firstName(null)).toBeNull();
  expect(firstName(" ")).toBeNull();
});
