/** Days as a form writes them (`2026-03-10`), in a time zone. Pure. Swedish writes dates the way ISO 8601 does. */
const iso = "sv-SE";

export const dayIn = (timeZone: string | undefined, at: Date): string =>
  at.toLocaleDateString(iso, { timeZone });

/** The moment such a day begins there, ISO 8601 UTC. */
export function startOfDay(day: string, timeZone: string | undefined): string {
  const asUtc = Date.parse(`${day}T00:00:00Z`);
  const there = Date.parse(`${new Date(asUtc).toLocaleString(iso, { timeZone }).replace(" ", "T")}Z`);
  return new Date(asUtc - (there - asUtc)).toISOString();
}
