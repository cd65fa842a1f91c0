/** Invented people of a load. Their numbers end in 555-01xx, which is kept for fiction, for as long as these suffice. Pure. */
import type { Random } from "../demo/random";
import type { Language } from "./words";

const first: Record<Language, string[]> = {
  es: `Ana Luis Lucía José Sofía Marcos Valentina Andrés Camila Diego Elena Tomás Renata Iván Paula Óscar Irene Hugo Noelia
       Emilio Ximena Raúl Marina Félix`.split(/\s+/),
  en: `Grace Owen Hazel Miles Nora Felix Ivy Caleb Ruby Jonah Willa Silas Edith Amos Della Reid Faye Lionel Opal Barrett`.split(
    /\s+/,
  ),
  pt: `João Inês Tiago Beatriz Rui Catarina Davi Larissa Caio Helena Otávio Yara Bento Cecília Nuno Mafalda Joaquim Lívia`.split(
    /\s+/,
  ),
};
const last: Record<Language, string[]> = {
  es: `Quiroga Ibarra Nájera Olmedo Peñalver Rosales Santillán Urrutia Valdivia Zúñiga Arriaga Becerril Cárdenas Domínguez
       Escamilla Farías Gallardo Hinojosa Lizárraga Montaño Núñez Orozco Palomares Quezada`.split(/\s+/),
  en: `Ashdown Birchall Calloway Denholm Eastwick Farrow Greenhill Holloway Kingsley Larkin Merriman Northcote Oakes Penrose
       Quill Ravenel Selwyn Thorne Underhill Whitlock`.split(/\s+/),
  pt: `Abranches Bragança Coutinho Drummond Esteves Figueira Gouveia Junqueira Lacerda Magalhães Noronha Pacheco Quintão
       Rezende Sampaio Tavares Vasconcelos Xavier`.split(/\s+/),
};

interface Country {
  code: string;
  prefix: string;
  /** Digits between the country code and 555-01xx. */
  area: number;
}
const countries: Record<Language, Country[]> = {
  es: [
    { code: "MX", prefix: "52", area: 3 },
    { code: "AR", prefix: "549", area: 3 },
    { code: "CO", prefix: "57", area: 3 },
  ],
  en: [{ code: "US", prefix: "1", area: 3 }],
  pt: [{ code: "BR", prefix: "55119", area: 1 }],
};

const pick = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)] as T;

export interface Person {
  name: string | null;
  language: Language;
  country: string;
  /** Digits with the country code. */
  phone: string;
  username: string;
}

/** The person number `index`: about one in eighty has told nobody their name. */
export function personAt(index: number, random: Random): Person {
  const kind = random();
  const language: Language = kind < 0.6 ? "es" : kind < 0.85 ? "en" : "pt";
  const { code, prefix, area } = pick(countries[language], random);
  const names = [pick(first[language], random), pick(last[language], random), pick(last[language], random)];
  const least = 10 ** (area - 1);
  const code3 = 2 * least + (Math.floor(index / 100) % (8 * least));
  return {
    name: random() < 0.0125 ? null : names.join(" "),
    language,
    country: code,
    phone: `${prefix}${code3}55501${String(index % 100).padStart(2, "0")}`,
    username: `${plainLetters(names[0] ?? "")}${index}`,
  };
}

const plainLetters = (name: string) =>
  name
    .normalize("NFD")
    .replace(/[^a-z]/gi, "")
    .toLowerCase();

/** The name of the agent number `index`: never twice among the first few hundred. */
export const agentName = (index: number): string =>
  `${first.es[index % first.es.length]} ${last.es[(index * 7) % last.es.length]}`;
