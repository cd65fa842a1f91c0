/** WhatsApp deliveries as documented by Meta, and the people and accounts that they are about. */
import fs from "node:fs";
import path from "node:path";
import type { MessageEvent, PersonRef, PlatformEvent } from "@/lib/platforms/contract";
import { normalise } from "@/lib/platforms/whatsapp/normalise";
import { split } from "@/lib/platforms/whatsapp/split";

const folder = path.join(__dirname, "../../fixtures/whatsapp");

export const fixtureNames = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => path.basename(name, ".json"));

export const fixture = (name: string): Uint8Array => fs.readFileSync(path.join(folder, `${name}.json`));

export const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** Everything that a body means, as the pipeline would see it: through the stored text of each event. */
export const eventsOf = (body: Uint8Array): PlatformEvent[] =>
  (split(body) ?? []).flatMap((event) => normalise(JSON.parse(event.payload)));

export const phoneNumberId = "106540352242922";
export const wabaId = "102290129340398";
export const at = new Date(1_790_000_000_000);

export const lucia: PersonRef = {
  ids: ["MX.13491208655302741918", "525555550101"],
  address: "525555550101",
  name: "Lucía Prueba",
  phone: "+525555550101",
  country: "MX",
  countrySource: "bsuid",
};

/** Echoes and notes of the platform do not carry a profile. */
export const luciaWithoutName: PersonRef = { ...lucia, name: undefined };

/** An inbound message of Lucía, as it should come out. */
export const inbound = (name: string, more: Partial<MessageEvent>): MessageEvent => ({
  type: "message",
  direction: "inbound",
  person: lucia,
  externalId: `wamid.${name}`,
  sentAt: at,
  kind: "text",
  attachments: [],
  content: {},
  opensWindow: true,
  ...more,
});
