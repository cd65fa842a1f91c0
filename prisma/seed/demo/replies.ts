/** Saved replies, and the templates that the demonstration's WhatsApp business has at the platform. */
import type { Author } from "./script";

interface SavedReply {
  title: string;
  shortcut: string;
  category: string;
  owner: Author;
  usageCount: number;
  body: string;
}

export const savedReplies: readonly SavedReply[] = [
  {
    title: "Saludo",
    shortcut: "hola",
    category: "General",
    owner: "supervisor",
    usageCount: 148,
    body: "Hola, gracias por escribir a Casa Jacaranda. ¿En qué te ayudo?",
  },
  {
    title: "Horario de la tienda",
    shortcut: "horario",
    category: "General",
    owner: "supervisor",
    usageCount: 61,
    body: "Abrimos de lunes a sábado de 10 a 20 h y los domingos de 11 a 18 h. Hay estacionamiento sin costo para clientes.",
  },
  {
    title: "Zonas y plazos de entrega",
    shortcut: "envios",
    category: "Ventas",
    owner: "supervisor",
    usageCount: 97,
    body: "Entregamos en 5 días hábiles dentro de la ciudad y en 8 a 12 fuera de ella. El envío y el armado van incluidos en muebles de sala, comedor y recámara.",
  },
  {
    title: "Formas de pago",
    shortcut: "pago",
    category: "Ventas",
    owner: "agente",
    usageCount: 74,
    body: "Puedes pagar con tarjeta, por transferencia o en tienda. Con tarjeta participante, hasta doce meses sin intereses.",
  },
  {
    title: "Pedir medidas",
    shortcut: "medidas",
    category: "Ventas",
    owner: "agente",
    usageCount: 39,
    body: "Para recomendarte bien, ¿me compartes el ancho y el fondo del espacio, y una foto si la tienes a la mano?",
  },
  {
    title: "Pedir foto del daño",
    shortcut: "foto",
    category: "Soporte",
    owner: "agente",
    usageCount: 33,
    body: "Lamento lo ocurrido. ¿Me mandas una foto de la pieza y el número de tu pedido? Con eso lo resolvemos hoy.",
  },
  {
    title: "Garantía",
    shortcut: "garantia",
    category: "Soporte",
    owner: "supervisor",
    usageCount: 28,
    body: "La garantía cubre cinco años la estructura, dos la tapicería y uno los mecanismos. No cubre desgaste por uso ni humedad.",
  },
  {
    title: "Despedida",
    shortcut: "gracias",
    category: "General",
    owner: "agente",
    usageCount: 112,
    body: "Gracias por tu confianza. Si necesitas algo más, aquí estamos.",
  },
];

/** As the platform lists them. */
export const platformTemplates = [
  {
    name: "seguimiento_pedido",
    language: "es_MX",
    category: "UTILITY",
    status: "APPROVED",
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
    name: "retomar_conversacion",
    language: "es",
    category: "MARKETING",
    status: "APPROVED",
    components: [
      { type: "BODY", text: "Hola, ¿seguimos con tu consulta? Respóndenos por aquí cuando quieras." },
    ],
  },
  {
    name: "order_update",
    language: "en_US",
    category: "UTILITY",
    status: "APPROVED",
    components: [
      { type: "HEADER", format: "TEXT", text: "Your order" },
      {
        type: "BODY",
        text: "Hi {{1}}, order {{2}} is on its way.",
        example: { body_text: [["Ana", "1042"]] },
      },
    ],
  },
];
