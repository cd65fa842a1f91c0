/** What people of a load say: words by Zipf's law, so that there are common, rare and very rare ones to search for. Pure. */
import type { Random } from "../demo/random";

export const languages = ["es", "en", "pt"] as const;
export type Language = (typeof languages)[number];

/** The most frequent first. */
const common: Record<Language, string> = {
  es: `de que la el en y a los se un por con una su para es al lo como más hola gracias pedido buenos días quiero precio
       envío puedo tienen cuándo llega mesa silla sofá madera pago factura tarjeta dirección hoy mañana tarde ayuda favor
       garantía devolución color tamaño entrega número cuenta foto medida disponible descuento tienda semana instalación`,
  en: `the to and a of in is it you that for on with i this have be at not are hello thanks order good morning want price
       shipping can you're when arrives table chair sofa wood payment invoice card address today tomorrow late help please
       warranty return color size delivery number account photo measure available discount store week installation`,
  pt: `de que o a e do da em um para com não uma os no se na por mais as olá obrigado pedido bom dia quero preço
       frete posso têm quando chega mesa cadeira sofá madeira pagamento fatura cartão endereço hoje amanhã tarde ajuda favor
       garantia devolução cor tamanho entrega número conta foto medida disponível desconto loja semana instalação`,
};

const onsets = [
  "b",
  "br",
  "c",
  "ch",
  "d",
  "f",
  "fl",
  "g",
  "gr",
  "l",
  "m",
  "n",
  "p",
  "pl",
  "r",
  "s",
  "t",
  "tr",
  "v",
  "z",
];
const vowels = ["a", "e", "i", "o", "u", "ia", "ué", "ón"];
const VOCABULARY = 20_000;

/** The invented word of this rank: the same in every language, as names of products are. */
function inventedWord(rank: number): string {
  let word = "";
  for (let rest = rank; word === "" || rest > 0; rest = Math.floor(rest / (onsets.length * vowels.length))) {
    word += `${onsets[rest % onsets.length]}${vowels[Math.floor(rest / onsets.length) % vowels.length]}`;
  }
  return word;
}

const vocabularies = Object.fromEntries(
  languages.map((language) => {
    const words = common[language].split(/\s+/);
    const invented = Array.from({ length: VOCABULARY - words.length }, (_, rank) => inventedWord(rank));
    return [language, [...words, ...invented]];
  }),
) as Record<Language, string[]>;

/** Three words to look for, and about how often each is said. */
export const searchedWords = {
  common: "gracias",
  rare: inventedWord(VOCABULARY - 400),
  absent: "paralelepípedo",
} as const;

/** Every rank k with a chance in proportion to 1/k. */
const wordOf = (words: readonly string[], random: Random): string =>
  words[Math.floor(words.length ** random()) - 1] ?? "";

/** Mostly a few words, now and then a long letter. */
function lengthOf(random: Random): number {
  const kind = random();
  if (kind < 0.35) return 1 + Math.floor(random() * 4);
  if (kind < 0.93) return 4 + Math.floor(random() * 12);
  return kind < 0.995 ? 16 + Math.floor(random() * 45) : 60 + Math.floor(random() * 240);
}

export function sentence(language: Language, random: Random): string {
  const words = Array.from({ length: lengthOf(random) }, () => wordOf(vocabularies[language], random));
  const text = words.join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
