/**
 * Invented people. All their numbers end in 555-01xx, which North America keeps for fiction and which says so elsewhere.
 * Those who also have a phone in the simulator have the same ids as there, so that an answer reaches it.
 */
import type { PlatformId } from "@/lib/platforms/manifest";

/** Each account of the demonstration by its id at the platform. */
export const channels = {
  sales: { platform: "whatsapp", accountId: "109550000000101" },
  support: { platform: "whatsapp", accountId: "109550000000102" },
  page: { platform: "messenger", accountId: "209550000000201" },
  bot: { platform: "telegram", accountId: "7095500301" },
} satisfies Record<string, { platform: PlatformId; accountId: string }>;
export type ChannelKey = keyof typeof channels;

export interface DemoPerson {
  name: string | null;
  /** Every address the platform has for them, the most lasting first. */
  ids: [string, ...string[]];
  /** Where an answer goes. */
  address: string;
  phone?: string;
  country?: string;
  countrySource?: "bsuid" | "phone" | "locale" | "manual";
  username?: string;
  language?: string;
  email?: string;
}

type More = Partial<
  Pick<DemoPerson, "username" | "language" | "email" | "country" | "countrySource" | "phone">
>;

/** `digits` with the country code; an id of WhatsApp's own differs from the number in some countries. */
const number = (name: string, country: string, digits: string, more: More = {}): DemoPerson => ({
  name,
  ids: [digits],
  address: digits,
  phone: `+${digits}`,
  country,
  countrySource: "phone",
  ...more,
});

const scoped = (name: string, userId: string, digits: string, waId: string): DemoPerson => ({
  name,
  ids: waId === digits ? [userId, digits] : [userId, digits, waId],
  address: digits,
  phone: `+${digits}`,
  country: userId.slice(0, 2),
  countrySource: "bsuid",
});

/** One who is known by the platform's own id only. */
const plain = (name: string | null, id: string, more: More = {}): DemoPerson => ({
  name,
  ids: [id],
  address: id,
  ...more,
});

export type PersonKey = keyof typeof people;

export const people = {
  mariana: scoped("Mariana Olvera", "MX.1049550000000121", "525555550121", "5215555550121"),
  julian: scoped("Julián Restrepo", "CO.1049550000000122", "573005550122", "573005550122"),
  camila: scoped("Camila Ferreyra", "AR.1049550000000123", "541155550123", "5491155550123"),
  ignacio: plain("Ignacio Lagos", "CL.1049550000000124", {
    username: "nacho.lagos",
    country: "CL",
    countrySource: "bsuid",
  }),
  lucia: plain("Lucía Paredes", "6095500000000131", {
    language: "es_PE",
    country: "PE",
    countrySource: "locale",
  }),
  tomas: plain("Tomás Arellano", "6095500000000132", {
    language: "es_MX",
    country: "MX",
    countrySource: "locale",
  }),
  beatriz: plain("Beatriz Souza", "6095500000000133", {
    language: "pt_BR",
    country: "BR",
    countrySource: "locale",
  }),
  renata: plain("Renata Quiroga", "5955000141", { username: "renata_quiroga", language: "es" }),
  esteban: plain("Esteban Ñáñez", "5955000142", { language: "es" }),
  valeria: plain("Valeria Cordero", "5955000143", { username: "vale_cordero", language: "es" }),

  rodrigo: number("Rodrigo Zamudio", "MX", "525555550151"),
  paola: number("Paola Cisneros", "MX", "525555550152", { email: "paola.cisneros@example.com" }),
  ernesto: number("Ernesto Villaseñor", "MX", "525555550153"),
  fernanda: number("Fernanda Ayala", "MX", "525555550154", { email: "fernanda.ayala@example.com" }),
  longest: number("María Fernanda Guadalupe de la Concepción Villalobos y Arana", "MX", "525555550155"),
  ivan: number("Iván Tlatelpa", "MX", "525555550156"),
  norma: number("Norma Aguirre", "MX", "525555550157"),
  hector: number("Héctor Barrientos", "MX", "525555550158", { email: "compras.barrientos@example.com" }),
  catalina: number("Catalina Ospina", "CO", "573005550161"),
  andres: number("Andrés Cifuentes", "CO", "573005550162", { email: "andres.cifuentes@example.com" }),
  manuela: number("Manuela Giraldo", "CO", "573005550163"),
  nicolas: number("Nicolás Bustamante", "AR", "541155550164"),
  sofia: number("Sofía Iturralde", "AR", "541155550165"),
  antonia: number("Antonia Fuenzalida", "CL", "56955550166"),
  milagros: number("Milagros Quispe", "PE", "51905550167"),
  renzo: number("Renzo Salcedo", "PE", "51905550168"),
  elena: number("Elena Carmona", "ES", "34655550169", { email: "elena.carmona@example.com" }),
  daniela: number("Daniela Prado", "US", "12125550170"),
  martin: number("Martín Olivera", "UY", "59895550171"),
  veronica: number("Verónica Cevallos", "EC", "593955550172"),

  adriana: plain("Adriana Peralta", "6095500000000181", { language: "es_MX" }),
  oscar: plain("Óscar Medrano", "6095500000000182", { language: "es_MX" }),
  jimena: plain("Jimena Rosales", "6095500000000183", {
    language: "es_LA",
    email: "jimena.rosales@example.com",
  }),
  patricio: plain("Patricio Undurraga", "6095500000000184", {
    language: "es_CL",
    country: "CL",
    countrySource: "locale",
  }),
  yolanda: plain("Yolanda Mejía", "6095500000000185", {
    language: "es_CO",
    country: "CO",
    countrySource: "locale",
  }),
  sebastian: plain("Sebastián Arce", "6095500000000186", { language: "es_LA" }),
  unnamed: plain(null, "6095500000000187"),

  diego: plain("Diego Larrañaga", "5955000191", { username: "dlarranaga", language: "es" }),
  luz: plain("Luz Marina Toro", "5955000192", { language: "es" }),
  cactus: plain("Karo 🌵", "5955000193", { username: "karo_cactus", language: "es" }),
  emilio: plain("Emilio Santos", "5955000194", { language: "es" }),
  abril: plain("Abril Navarrete", "5955000195", { username: "abril_nav", language: "es" }),
  facundo: plain("Facundo Rey", "5955000196", {
    phone: "+541155550196",
    country: "AR",
    countrySource: "phone",
    language: "es",
  }),
  noelia: plain("Noelia Crespo", "5955000197", { language: "es", country: "BO", countrySource: "manual" }),
} satisfies Record<string, DemoPerson>;
