import { messages } from "@/lib/i18n/messages";
import { platformIds } from "@/lib/platforms/manifest";

const classes = ["retry", "never", "user", "admin", "unconfirmed"];

describe("platformErrors", () => {
  test("has a sentence for every class in both languages", () => {
    for (const code of classes) {
      expect(messages.es.platformErrors).toHaveProperty(code);
      expect(messages.en.platformErrors).toHaveProperty(code);
    }
  });
});

describe.each(platformIds)("%s", (id) => {
  const es: Record<string, string> = messages.es[`${id}Errors`];
  const en: Record<string, string> = messages.en[`${id}Errors`];

  test("every code that it knows has a sentence, and every sentence its code", async () => {
    const { explainedCodes } = (await import(`@/lib/platforms/${id}/errors`)) as {
      explainedCodes: readonly string[];
    };
    const codes = [...new Set(explainedCodes)].sort();
    expect(codes.length).toBeGreaterThan(0);
    expect(Object.keys(es).sort()).toEqual(codes);
    expect(Object.keys(en).sort()).toEqual(codes);
  });

  test("they are whole sentences, calm, and not the same in both languages", () => {
    for (const [code, sentence] of Object.entries(es)) {
      expect(sentence).toMatch(/^[A-ZÁÉÍÓÚÑ¿].{15,}[.?]$/);
      expect(sentence + en[code]).not.toMatch(/[!¡]|\busted\b|exitosamente/i);
      expect(en[code]).not.toBe(sentence);
    }
  });
});
