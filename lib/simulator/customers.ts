/** The phones: invented people with ids of the shape that each platform gives. */
import { randomInt } from "node:crypto";
import type { Customer, PlatformName } from "./model";

/** Those that every simulator starts with. Mexico's and Argentina's `waId` differ from the number, as they really do. */
export const firstCustomers: readonly Customer[] = [
  whatsApp("Mariana Olvera", "525555550121", "MX.1049550000000121", "5215555550121"),
  whatsApp("Julián Restrepo", "573005550122", "CO.1049550000000122"),
  whatsApp("Camila Ferreyra", "541155550123", "AR.1049550000000123", "5491155550123"),
  {
    platform: "whatsapp",
    id: "CL.1049550000000124",
    name: "Ignacio Lagos",
    username: "nacho.lagos",
    bsuid: "CL.1049550000000124",
  },
  { platform: "messenger", id: "6095500000000131", name: "Lucía Paredes", language: "es_PE" },
  { platform: "messenger", id: "6095500000000132", name: "Tomás Arellano", language: "es_MX" },
  { platform: "messenger", id: "6095500000000133", name: "Beatriz Souza", language: "pt_BR" },
  {
    platform: "telegram",
    id: "5955000141",
    name: "Renata Quiroga",
    username: "renata_quiroga",
    language: "es",
  },
  { platform: "telegram", id: "5955000142", name: "Esteban Ñáñez", language: "es" },
  {
    platform: "telegram",
    id: "5955000143",
    name: "Valeria Cordero",
    username: "vale_cordero",
    language: "es",
  },
];

function whatsApp(name: string, phone: string, bsuid: string, waId = phone): Customer {
  return { platform: "whatsapp", id: phone, name, phone, waId, bsuid };
}

const digits = (length: number) => Array.from({ length }, () => randomInt(10)).join("");

export interface NewCustomer {
  platform: PlatformName;
  name: string;
  phone?: string;
  username?: string;
}

function inventPhone(taken: (id: string) => boolean): string {
  for (let length = 3; ; length++) {
    const phone = `525555550${digits(length)}`;
    if (!taken(phone)) return phone;
  }
}

/**
 * A new phone. `phone` (any notation) is for WhatsApp only; with a `username` and no phone it is someone who hides the
 * number; with neither, a number of the capital's 5555 exchange that is not `taken` is invented.
 */
export function newCustomer(given: NewCustomer, taken: (id: string) => boolean): Customer {
  const { platform, name, username } = given;
  const shared = { platform, name, ...(username ? { username } : {}) };
  if (platform === "messenger") return { ...shared, id: `6095${digits(12)}`, language: "es_MX" };
  if (platform === "telegram") return { ...shared, id: `59${digits(8)}`, language: "es" };
  const bsuid = `MX.10495${digits(11)}`;
  if (!given.phone && username) return { ...shared, id: bsuid, bsuid };
  const phone = given.phone?.replace(/\D/g, "") || inventPhone(taken);
  return { ...shared, id: phone, phone, waId: phone, bsuid };
}

/** As the platforms with two name fields cut it: the first word, and the rest. */
export function splitName(name: string): { first: string; last: string } {
  const [first = name, ...rest] = name.trim().split(/\s+/);
  return { first, last: rest.join(" ") };
}
