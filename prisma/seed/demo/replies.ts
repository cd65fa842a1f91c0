/** Saved replies, and the templates that the demonstration's WhatsApp business has at the platform. */
import type { PlatformId } from "@/lib/platforms/manifest";
import type { Category } from "@/lib/templates/views";
import type { Author } from "./script";

interface SavedReply {
  title: string;
  shortcut: string;
  category: Category;
  /** All of them when absent. */
  platforms?: PlatformId[];
  owner: Author;
  usageCount: number;
  body: string;
}

export const savedReplies: readonly SavedReply[] = [
  {
    title: "Saludo",
    shortcut: "hola",
    category: "greeting",
    owner: "supervisor",
    usageCount: 148,
    body: "Hola {{contacto.primer_nombre|qué tal}}, soy {{agente.primer_nombre}} de Casa Jacaranda. ¿En qué te ayudo?",
  },
  {
    title: "Horario de la tienda",
    shortcut: "horario",
    category: "information",
    owner: "supervisor",
    usageCount: 61,
    body: "Abrimos de lunes a sábado de 10 a 20 h y los domingos de 11 a 18 h. Hay estacionamiento sin costo para clientes.",
  },
  {
    title: "Zonas y plazos de entrega",
    shortcut: "envios",
    category: "information",
    owner: "supervisor",
    usageCount: 97,
    body: "Entregamos en 5 días hábiles dentro de la ciudad y en 8 a 12 fuera de ella. El envío y el armado van incluidos en muebles de sala, comedor y recámara.",
  },
  {
    title: "Formas de pago",
    shortcut: "pago",
    category: "sales",
    owner: "agente",
    usageCount: 74,
    body: "Puedes pagar con tarjeta, por transferencia o en tienda. Con tarjeta participante, hasta doce meses sin intereses.",
  },
  {
    title: "Pedir medidas",
    shortcut: "medidas",
    category: "sales",
    owner: "agente",
    usageCount: 39,
    body: "Para recomendarte bien, {{contacto.primer_nombre|cuéntame}}: ¿qué ancho y qué fondo tiene el espacio? Si tienes una foto a la mano, mejor.",
  },
  {
    title: "Pedir foto del daño",
    shortcut: "foto",
    category: "support",
    owner: "agente",
    usageCount: 33,
    body: "Lamento lo ocurrido. ¿Me mandas una foto de la pieza y el número de tu pedido? Con eso lo resolvemos hoy.",
  },
  {
    title: "Garantía",
    shortcut: "garantia",
    category: "support",
    owner: "supervisor",
    usageCount: 28,
    body: "La garantía cubre cinco años la estructura, dos la tapicería y uno los mecanismos. No cubre desgaste por uso ni humedad.",
  },
  {
    title: "Despedida",
    shortcut: "gracias",
    category: "closing",
    owner: "agente",
    usageCount: 112,
    body: "Gracias por tu confianza, {{contacto.primer_nombre|aquí seguimos}}. Si necesitas algo más, escríbenos por aquí.",
  },
  {
    title: "Retomar una cotización",
    shortcut: "seguimiento",
    category: "follow_up",
    platforms: ["whatsapp", "telegram"],
    owner: "agente",
    usageCount: 46,
    body: "Hola {{contacto.primer_nombre|de nuevo}}, soy {{agente.nombre}}. ¿Pudiste ver la cotización? Si la confirmas hoy, {{fecha.hoy}}, te respeto el precio.",
  },
];
