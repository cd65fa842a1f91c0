"use client";

import { useTranslations } from "next-intl";
import type { VariableName } from "@/lib/templates/variables";

/** What each variable is called in the texts. */
export const variableKeys = {
  "contacto.nombre": "contactName",
  "contacto.primer_nombre": "contactFirstName",
  "contacto.telefono": "contactPhone",
  "contacto.pais": "contactCountry",
  "agente.nombre": "agentName",
  "agente.primer_nombre": "agentFirstName",
  "canal.nombre": "channelName",
  "fecha.hoy": "dateToday",
} as const satisfies Record<VariableName, string>;

/** The name of a variable as people know it. */
export function useVariableName(): (name: VariableName) => string {
  const t = useTranslations("templates.variables.names");
  return (name) => t(variableKeys[name]);
}
