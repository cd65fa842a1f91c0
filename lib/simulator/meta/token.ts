/** What every Graph call carries: a token, and the fields it wants. */
import type { SimulatorRequest } from "../http";

/** From the header, or from the query where the header has none. */
export function accessToken(request: SimulatorRequest): string {
  const header = /^(?:Bearer|OAuth)\s+(.+)$/i.exec(request.headers.authorization ?? "")?.[1];
  return header ?? request.query.get("access_token") ?? "";
}

/** The fields that the caller asked for, with the id. */
export function pickFields(request: SimulatorRequest, all: Record<string, unknown>): Record<string, unknown> {
  const asked = request.query
    .get("fields")
    ?.split(",")
    .map((field) => field.trim());
  if (!asked) return all;
  return Object.fromEntries(Object.entries(all).filter(([key]) => key === "id" || asked.includes(key)));
}
