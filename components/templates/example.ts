/** Values for looking at a saved reply without a conversation. Pure. */
import { firstName, type Values } from "@/lib/templates/variables";

/** What is known wherever a text goes: who copies it, and the day. */
export const ownValues = (viewerName: string, today: string): Values => ({
  "agente.nombre": viewerName,
  "agente.primer_nombre": firstName(viewerName),
  "fecha.hoy": today,
});

/** A made-up contact, with the names of the team's own fields as their values. */
export const exampleValues = (
  own: Values,
  channel: string,
  country: string,
  fields: readonly { key: string; label: string }[],
): Values => ({
  ...Object.fromEntries(fields.map(({ key, label }) => [`contacto.${key}`, label])),
  ...own,
  "contacto.nombre": "Mariana Ortiz",
  "contacto.primer_nombre": "Mariana",
  "contacto.telefono": "+52 55 5555 0142",
  "contacto.pais": country,
  "canal.nombre": channel,
});
