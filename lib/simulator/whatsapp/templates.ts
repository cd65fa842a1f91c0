/** A template at sending: checked against what was approved, and as the customer sees it. */
import { GraphError } from "../meta/errors";
import { isJson, objectIn, textIn, type Json } from "../model";
import { templates, type BusinessTemplate } from "./templateData";

export interface FilledTemplate {
  text: string;
  /** The file of the header, by its kind and as it was given; null where the template has none. */
  header: { kind: "image" | "video" | "document"; part: Json } | null;
  buttons: { id: string; title: string }[];
}

/**
 * @throws GraphError 132001 when it does not exist or is not approved in that language, 132000 when the parameters of a
 * part are not as many as its places, 132012 when they are of another kind or name.
 */
export function fillTemplate(given: Json): FilledTemplate {
  const template = approved(given);
  const sent = objects(given.components);
  const parameters = (type: string, index?: number) =>
    objects(
      sent.find((part) => typeIn(part) === type && (index === undefined || Number(part.index) === index))
        ?.parameters,
    );
  const find = (type: string) => template.components.find((component) => component.type === type);
  const header = find("HEADER");
  const file =
    header?.format && header.format !== "TEXT" ? headerFile(header.format, parameters("header")) : null;
  const texts = [
    header?.text && fill(template, "header", header.text, parameters("header")),
    fill(template, "body", find("BODY")?.text ?? "", parameters("body")),
    find("FOOTER")?.text,
  ];
  const buttons = (find("BUTTONS")?.buttons ?? []).map(({ type, text, url }, index) => {
    if (url) fill(template, "button", url, parameters("button", index));
    return { id: type === "QUICK_REPLY" ? text : `link:${index}`, title: text };
  });
  return { text: texts.filter(Boolean).join("\n\n"), header: file, buttons };
}

function approved(given: Json): BusinessTemplate {
  const name = textIn(given.name) ?? "";
  const language = textIn(objectIn(given.language).code) ?? "";
  const template = templates.find(
    (known) => known.name === name && known.language === language && known.status === "APPROVED",
  );
  if (template) return template;
  throw new GraphError(404, 132001, "Template name does not exist in the translation", {
    details: `template name (${name}) does not exist in ${language}`,
  });
}

function headerFile(format: string, parameters: Json[]): FilledTemplate["header"] {
  const kind = format.toLowerCase() as NonNullable<FilledTemplate["header"]>["kind"];
  if (parameters.length !== 1) throw wrongNumber("header", parameters.length, 1);
  const [parameter = {}] = parameters;
  if (parameter.type !== kind)
    throw wrongFormat(`header: expected ${format}, received ${String(parameter.type)}`);
  return { kind, part: objectIn(parameter[kind]) };
}

const PLACE = /\{\{(\w+)\}\}/g;

function fill(template: BusinessTemplate, part: string, text: string, parameters: Json[]): string {
  const places = [...new Set([...text.matchAll(PLACE)].map(([, name = ""]) => name))];
  if (parameters.length !== places.length) throw wrongNumber(part, parameters.length, places.length);
  const named = template.parameter_format === "NAMED" && part !== "button";
  const valueOf = (name: string) => {
    const parameter = named
      ? parameters.find((one) => one.parameter_name === name)
      : parameters[part === "button" ? 0 : Number(name) - 1];
    const value = textIn(objectIn(parameter).text);
    if (!value) throw wrongFormat(`${part}: parameter ${name} is missing or empty`);
    if (/[\n\t]| {5}/.test(value)) throw wrongFormat(`${part}: parameter ${name} has a line break or a tab`);
    return value;
  };
  return text.replace(PLACE, (_, name: string) => valueOf(name));
}

const wrongNumber = (part: string, given: number, expected: number) =>
  new GraphError(400, 132000, "Number of parameters does not match the expected number of params", {
    details: `${part}: number of localizable_params (${given}) does not match the expected number of params (${expected})`,
  });
const wrongFormat = (details: string) =>
  new GraphError(400, 132012, "Parameter format does not match format in the created template", { details });

const typeIn = (part: Json): string => String(part.type).toLowerCase();
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
