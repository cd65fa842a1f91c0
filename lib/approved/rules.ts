/**
 * What an approved template asks for, and what it says once that is given. Pure and client-safe: the screen that fills a
 * template in and the server that checks it read the same description.
 */
import type { AttachmentKind } from "@/lib/platforms/contract";

export const headerFileKinds = ["image", "video", "document"] as const satisfies readonly AttachmentKind[];
export type HeaderFileKind = (typeof headerFileKinds)[number];

/** One place to be filled in. */
export interface TemplateVariable {
  /** Unique in its template: `body.1`, `header.nombre`, `button.0`. */
  key: string;
  part: "header" | "body" | "button";
  /** As it stands between the braces: a number or a name. */
  name: string;
  /** What the template's author gave as an example. */
  example: string | null;
}

export interface TemplateButton {
  kind: "reply" | "url" | "phone";
  text: string;
  /** Of a link, with its place if it has one. */
  url: string | null;
}

export interface TemplateShape {
  header: { kind: "text"; text: string } | { kind: HeaderFileKind } | null;
  body: string;
  footer: string | null;
  buttons: TemplateButton[];
  variables: TemplateVariable[];
}

/** By the key of its variable. */
export type TemplateValues = Readonly<Record<string, string>>;

type Json = Readonly<Record<string, unknown>>;

const objects = (value: unknown): Json[] =>
  Array.isArray(value)
    ? (value as unknown[]).filter((item): item is Json => typeof item === "object" && item !== null)
    : [];
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const typeOf = (component: Json): string => textOf(component.type).toUpperCase();

/** A number, or a name in small letters. */
const PLACE = /\{\{\s*(\w+)\s*\}\}/g;
const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(PLACE)].map(([, name = ""]) => name)),
];

const buttonKinds: Readonly<Record<string, TemplateButton["kind"]>> = {
  QUICK_REPLY: "reply",
  URL: "url",
  PHONE_NUMBER: "phone",
};

/** Null for one that asks for something that cannot be given here: a carousel, a place, a one-time code. */
export function templateShape(components: unknown): TemplateShape | null {
  const shape: TemplateShape = { header: null, body: "", footer: null, buttons: [], variables: [] };
  for (const component of objects(components)) {
    if (!addComponent(shape, component)) return null;
  }
  return shape.body === "" ? null : shape;
}

function addComponent(shape: TemplateShape, component: Json): boolean {
  const text = textOf(component.text);
  switch (typeOf(component)) {
    case "HEADER":
      return addHeader(shape, component);
    case "BODY":
      shape.body = text;
      shape.variables.push(...variablesIn("body", text, component.example));
      return true;
    case "FOOTER":
      shape.footer = text || null;
      return true;
    case "BUTTONS":
      return objects(component.buttons).every((button) => addButton(shape, button));
    default:
      return false;
  }
}

function addHeader(shape: TemplateShape, component: Json): boolean {
  const format = textOf(component.format).toLowerCase();
  if (format === "text") {
    const text = textOf(component.text);
    shape.header = { kind: "text", text };
    shape.variables.push(...variablesIn("header", text, component.example));
    return true;
  }
  const kind = headerFileKinds.find((known) => known === format);
  if (kind) shape.header = { kind };
  return kind !== undefined;
}

function addButton(shape: TemplateShape, button: Json): boolean {
  const kind = buttonKinds[typeOf(button)];
  if (!kind) return false;
  const url = kind === "url" ? textOf(button.url) : null;
  const index = shape.buttons.push({ kind, text: textOf(button.text), url }) - 1;
  const [name] = namesIn(url ?? "");
  if (name !== undefined) {
    const example: unknown = Array.isArray(button.example) ? (button.example as unknown[])[0] : null;
    shape.variables.push({ key: `button.${index}`, part: "button", name, example: textOf(example) || null });
  }
  return true;
}

function variablesIn(part: "header" | "body", text: string, example: unknown): TemplateVariable[] {
  const examples = examplesOf(part, example);
  return namesIn(text).map((name, index) => ({
    key: `${part}.${name}`,
    part,
    name,
    example: examples.named.get(name) ?? examples.inOrder[index] ?? null,
  }));
}

function examplesOf(
  part: "header" | "body",
  example: unknown,
): { named: Map<string, string>; inOrder: string[] } {
  const given = (typeof example === "object" && example !== null ? example : {}) as Json;
  const named = objects(given[`${part}_text_named_params`]).map(
    (one) => [textOf(one.param_name), textOf(one.example)] as const,
  );
  const listed: unknown = given[`${part}_text`];
  const inOrder = Array.isArray(listed) ? (listed as unknown[]).flat().map(textOf) : [];
  return { named: new Map(named), inOrder };
}

const isNumber = (name: string): boolean => /^\d+$/.test(name);

/** As the platform takes them at sending: the values of each part, in the order of their places. */
export function templateComponents(shape: TemplateShape, values: TemplateValues): object[] {
  const parameters = (part: "header" | "body") =>
    placesOf(shape, part).map(({ key, name }) => ({
      type: "text",
      ...(isNumber(name) ? {} : { parameter_name: name }),
      text: oneLine(values[key] ?? ""),
    }));
  const [header, body] = [parameters("header"), parameters("body")];
  const buttons = placesOf(shape, "button").map(({ key }) => ({
    type: "button",
    sub_type: "url",
    index: key.slice("button.".length),
    parameters: [{ type: "text", text: oneLine(values[key] ?? "") }],
  }));
  return [
    ...(header.length > 0 ? [{ type: "header", parameters: header }] : []),
    ...(body.length > 0 ? [{ type: "body", parameters: body }] : []),
    ...buttons,
  ];
}

/** Numbers by their number, names as they come. */
function placesOf({ variables }: TemplateShape, part: TemplateVariable["part"]): TemplateVariable[] {
  const places = variables.filter((variable) => variable.part === part);
  if (part === "button" || !places.every(({ name }) => isNumber(name))) return places;
  return [...places].sort((one, other) => Number(one.name) - Number(other.name));
}

/** The platform refuses line breaks, tabs and long runs of spaces in a value. */
const oneLine = (value: string): string => value.replace(/\s+/g, " ").trim();

/** The values that stand in the components of a sending, back from {@link templateComponents}. */
export function valuesOf(shape: TemplateShape, components: unknown): TemplateValues {
  const values: Record<string, string> = {};
  for (const component of objects(components)) {
    const type = textOf(component.type).toLowerCase();
    const given = objects(component.parameters);
    if (type === "button") values[`button.${String(component.index)}`] = textOf(given[0]?.text);
    if (type !== "header" && type !== "body") continue;
    placesOf(shape, type).forEach(({ key, name }, index) => {
      const parameter = isNumber(name) ? given[index] : given.find((one) => one.parameter_name === name);
      values[key] = textOf(parameter?.text);
    });
  }
  return values;
}

/** Does a sending name its header's file itself, by an id or an address that the platform knows? */
export const namesHeaderFile = (components: unknown): boolean =>
  objects(components)
    .filter((component) => textOf(component.type).toLowerCase() === "header")
    .flatMap(({ parameters }) => objects(parameters))
    .some((parameter) => headerFileKinds.some((kind) => parameter.type === kind));

/** The places that nothing stands in yet. */
export const missingIn = ({ variables }: TemplateShape, values: TemplateValues): TemplateVariable[] =>
  variables.filter(({ key }) => !values[key]?.trim());

/** One part of it with its places filled in; those that are empty stay as they are. */
export const fillText = (text: string, part: "header" | "body", values: TemplateValues): string =>
  text.replace(PLACE, (place, name: string) => oneLine(values[`${part}.${name}`] ?? "") || place);

/** What the customer reads: header, body and footer, as the thread shows it afterwards. */
export function templateText(shape: TemplateShape, values: TemplateValues): string {
  const header = shape.header?.kind === "text" ? fillText(shape.header.text, "header", values) : null;
  return [header, fillText(shape.body, "body", values), shape.footer].filter(Boolean).join("\n\n");
}
