/** The message templates that Meta approved for the demonstration's business. */
import { GraphError } from "../meta/errors";
import { isJson, objectIn, textIn, type Json } from "../model";

interface ApprovedTemplate {
  id: string;
  name: string;
  status: "APPROVED" | "PENDING";
  category: "UTILITY" | "MARKETING";
  language: string;
  parameter_format: "POSITIONAL";
  components: { type: "HEADER" | "BODY" | "FOOTER"; format?: "TEXT"; text: string; example?: Json }[];
}

const shared = { parameter_format: "POSITIONAL" } as const;

export const templates: readonly ApprovedTemplate[] = [
  {
    ...shared,
    id: "609550000000601",
    name: "seguimiento_pedido",
    status: "APPROVED",
    category: "UTILITY",
    language: "es_MX",
    components: [
      {
        type: "BODY",
        text: "Hola {{1}}, tu pedido {{2}} ya va en camino. ¿Quieres que te avisemos cuando llegue?",
        example: { body_text: [["Mariana", "1042"]] },
      },
      { type: "FOOTER", text: "Casa Jacaranda" },
    ],
  },
  {
    ...shared,
    id: "609550000000602",
    name: "retomar_conversacion",
    status: "APPROVED",
    category: "MARKETING",
    language: "es",
    components: [
      { type: "BODY", text: "Hola, ¿seguimos con tu consulta? Respóndenos por aquí cuando quieras." },
    ],
  },
  {
    ...shared,
    id: "609550000000603",
    name: "order_update",
    status: "APPROVED",
    category: "UTILITY",
    language: "en_US",
    components: [
      { type: "HEADER", format: "TEXT", text: "Your order" },
      {
        type: "BODY",
        text: "Hi {{1}}, order {{2}} is on its way.",
        example: { body_text: [["Ana", "1042"]] },
      },
    ],
  },
  {
    ...shared,
    id: "609550000000604",
    name: "oferta_otono",
    status: "PENDING",
    category: "MARKETING",
    language: "es_MX",
    components: [{ type: "BODY", text: "Este otoño, envío sin costo en tu primera compra." }],
  },
];

/**
 * The template's body with its parameters filled in.
 * @throws GraphError 132001 when it does not exist or is not approved in that language, 132000 when the parameters are
 * not as many as its places.
 */
export function fillTemplate(given: Json): string {
  const name = textIn(given.name) ?? "";
  const language = textIn(objectIn(given.language).code) ?? "";
  const template = templates.find(
    (known) => known.name === name && known.language === language && known.status === "APPROVED",
  );
  if (!template) {
    throw new GraphError(404, 132001, "Template name does not exist in the translation", {
      details: `template name (${name}) does not exist in ${language}`,
    });
  }
  const body = template.components.find(({ type }) => type === "BODY")?.text ?? "";
  const parameters = bodyParameters(given.components);
  const places = new Set(body.match(/\{\{\d+\}\}/g)).size;
  if (parameters.length !== places) {
    throw new GraphError(400, 132000, "Number of parameters does not match the expected number of params", {
      details: `body: number of localizable_params (${parameters.length}) does not match the expected number of params (${places})`,
    });
  }
  return body.replace(/\{\{(\d+)\}\}/g, (_, place: string) => parameters[Number(place) - 1] ?? "");
}

function bodyParameters(components: unknown): string[] {
  const list: unknown[] = Array.isArray(components) ? components : [];
  const body = list.filter(isJson).find(({ type }) => String(type).toLowerCase() === "body");
  const parameters: unknown[] = Array.isArray(body?.parameters) ? body.parameters : [];
  return parameters.map((parameter) => textIn(objectIn(parameter).text) ?? "");
}
