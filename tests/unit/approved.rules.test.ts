import {
  missingIn,
  templateComponents,
  templateShape,
  templateText,
  valuesOf,
  type TemplateShape,
} from "@/lib/approved/rules";
import { fillTemplate } from "@/lib/simulator/whatsapp/templates";
import { templates } from "@/lib/simulator/whatsapp/templateData";

const shapeOf = (name: string): TemplateShape =>
  templateShape(templates.find((template) => template.name === name)?.components)!;

test("every place of a template is found, with its example", () => {
  expect(shapeOf("seguimiento_pedido").variables).toEqual([
    { key: "body.1", part: "body", name: "1", example: "Mariana" },
    { key: "body.2", part: "body", name: "2", example: "1042" },
  ]);
  expect(shapeOf("cita_confirmada").variables.map(({ key, example }) => [key, example])).toEqual([
    ["body.nombre", "Mariana"],
    ["body.fecha", "lunes a las 10:00"],
  ]);
  expect(shapeOf("novedades_temporada")).toMatchObject({
    header: { kind: "image" },
    footer: "Casa Jacaranda",
    buttons: [{ kind: "url" }, { kind: "reply" }],
    variables: [{ key: "body.1" }, { key: "button.0" }],
  });
});

test("numbers go by their number, wherever they stand in the text", () => {
  const shape = templateShape([{ type: "BODY", text: "{{2}} antes de {{1}}" }])!;
  expect(templateComponents(shape, { "body.1": "uno", "body.2": "dos" })).toEqual([
    {
      type: "body",
      parameters: [
        { type: "text", text: "uno" },
        { type: "text", text: "dos" },
      ],
    },
  ]);
});

test.each(
  templates.filter(({ status }) => status === "APPROVED").map(({ name, language }) => [name, language]),
)("what is composed for %s is what the platform takes, and what the thread shows", (name, language) => {
  const shape = shapeOf(name);
  const values = Object.fromEntries(shape.variables.map(({ key }) => [key, `valor de ${key}\n`]));
  const file =
    shape.header && shape.header.kind !== "text"
      ? [{ type: "header", parameters: [{ type: shape.header.kind, [shape.header.kind]: { id: "1" } }] }]
      : [];
  const components = templateComponents(shape, values);
  const sent = fillTemplate({ name, language: { code: language }, components: [...file, ...components] });
  expect(sent.text).toBe(templateText(shape, valuesOf(shape, components)));
  expect(sent.text).not.toContain("{{");
});

test("what is missing is named, blanks count as missing", () => {
  const shape = shapeOf("seguimiento_pedido");
  expect(missingIn(shape, { "body.1": "  ", "body.2": "1042" }).map(({ key }) => key)).toEqual(["body.1"]);
  expect(missingIn(shape, valuesOf(shape, [])).map(({ key }) => key)).toEqual(["body.1", "body.2"]);
});

test.each([
  [
    "a carousel",
    [
      { type: "BODY", text: "Mira" },
      { type: "CAROUSEL", cards: [] },
    ],
  ],
  [
    "a one-time code",
    [
      { type: "BODY", text: "Tu código" },
      { type: "BUTTONS", buttons: [{ type: "OTP" }] },
    ],
  ],
  [
    "a place as header",
    [
      { type: "HEADER", format: "LOCATION" },
      { type: "BODY", text: "Aquí" },
    ],
  ],
  ["no components at all", null],
])("%s is left out", (_what, components) => expect(templateShape(components)).toBeNull());
