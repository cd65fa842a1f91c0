/** The templates that the demonstration's business has at Meta, in every shape that Hilo can send, and some that it cannot. */
import type { Json } from "../model";

export interface TemplateComponent {
  type: "HEADER" | "BODY" | "FOOTER" | "BUTTONS";
  format?: "TEXT" | "IMAGE" | "VIDEO" | "DOCUMENT";
  text?: string;
  buttons?: {
    type: "QUICK_REPLY" | "URL" | "PHONE_NUMBER";
    text: string;
    url?: string;
    phone_number?: string;
  }[];
  example?: Json;
}

export interface BusinessTemplate {
  id: string;
  name: string;
  status: "APPROVED" | "PENDING" | "REJECTED";
  category: "UTILITY" | "MARKETING";
  language: string;
  parameter_format: "POSITIONAL" | "NAMED";
  components: TemplateComponent[];
}

const positional = { parameter_format: "POSITIONAL" } as const;
const footer: TemplateComponent = { type: "FOOTER", text: "Casa Jacaranda" };

export const templates: readonly BusinessTemplate[] = [
  {
    ...positional,
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
      footer,
    ],
  },
  {
    ...positional,
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
    ...positional,
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
    ...positional,
    id: "609550000000605",
    name: "novedades_temporada",
    status: "APPROVED",
    category: "MARKETING",
    language: "es_MX",
    components: [
      { type: "HEADER", format: "IMAGE", example: { header_handle: ["4::aW"] } },
      {
        type: "BODY",
        text: "Hola {{1}}, ya llegó la nueva temporada. Míralo antes que nadie.",
        example: { body_text: [["Mariana"]] },
      },
      footer,
      {
        type: "BUTTONS",
        buttons: [
          { type: "URL", text: "Ver catálogo", url: "https://jacaranda.example.com/{{1}}" },
          { type: "QUICK_REPLY", text: "Hablar con alguien" },
        ],
      },
    ],
  },
  {
    id: "609550000000606",
    name: "cita_confirmada",
    status: "APPROVED",
    category: "UTILITY",
    language: "es_MX",
    parameter_format: "NAMED",
    components: [
      {
        type: "BODY",
        text: "{{nombre}}, te esperamos el {{fecha}}. Si no puedes venir, avísanos.",
        example: {
          body_text_named_params: [
            { param_name: "nombre", example: "Mariana" },
            { param_name: "fecha", example: "lunes a las 10:00" },
          ],
        },
      },
      {
        type: "BUTTONS",
        buttons: [
          { type: "QUICK_REPLY", text: "Confirmo" },
          { type: "QUICK_REPLY", text: "Cambiar fecha" },
        ],
      },
    ],
  },
  {
    ...positional,
    id: "609550000000604",
    name: "oferta_otono",
    status: "PENDING",
    category: "MARKETING",
    language: "es_MX",
    components: [{ type: "BODY", text: "Este otoño, envío sin costo en tu primera compra." }],
  },
  {
    ...positional,
    id: "609550000000607",
    name: "gana_un_premio",
    status: "REJECTED",
    category: "MARKETING",
    language: "es_MX",
    components: [{ type: "BODY", text: "Responde hoy y participa por un premio." }],
  },
];
