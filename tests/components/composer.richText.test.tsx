import { render, screen } from "@testing-library/react";
import { RichText, TextPlatform } from "@/components/inbox/RichText";

const shown = (text: string, platform: string | null) =>
  render(
    <TextPlatform value={platform}>
      <RichText text={text} />
    </TextPlatform>,
  ).container;

it("shows a text as its platform formats it, with elements that say so", () => {
  const text = shown("*Oferta*: ~300~ _hoy_, código ```A1```", "whatsapp");
  expect(text).toHaveTextContent("Oferta: 300 hoy, código A1");
  expect(["strong", "s", "em", "code"].map((name) => text.querySelector(name)?.textContent)).toEqual([
    "Oferta",
    "300",
    "hoy",
    "A1",
  ]);
});

it("shows a text as it was typed where the platform formats nothing", () => {
  expect(shown("*Oferta*", "telegram")).toHaveTextContent("*Oferta*");
  expect(shown("*Oferta*", null)).toHaveTextContent("*Oferta*");
});

it("reads nothing as HTML, and no address but the web's as a link", () => {
  const text = shown('*<img src=x onerror=alert(1)>* <a href="javascript:alert(1)">x</a>', "whatsapp");
  expect(text.querySelector("img, a, script")).toBeNull();
  expect(text.querySelector("strong")).toHaveTextContent("<img src=x onerror=alert(1)>");
});

it("leaves the marks in an address alone", () => {
  shown("mira https://example.com/a_b_c?x=*1*", "whatsapp");
  expect(screen.getByRole("link")).toHaveAttribute("href", "https://example.com/a_b_c?x=*1*");
});
