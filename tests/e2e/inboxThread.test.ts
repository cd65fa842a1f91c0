/** What customers send and take back, as an agent sees it: in a real browser, over the simulated platforms. */
import type { Browser, Locator } from "playwright-core";
import { newPerson, openBrowser, signIn, type Person } from "../support/browser";
import { platformsOf, type Customer, type Platforms } from "../support/customers";
import { eventually } from "../support/pipeline";
import { newDataDir, removeDataDir, startHilo, type Hilo } from "../support/service";

const dataDir = newDataDir();
let hilo: Hilo;
let browser: Browser;
let platforms: Platforms;
let agent: Person;

beforeAll(async () => {
  [hilo, browser] = await Promise.all([startHilo({ dataDir }), openBrowser()]);
  platforms = platformsOf(hilo);
  agent = await newPerson(browser, hilo.url);
  await signIn(agent, "admin@example.com");
}, 180_000);
afterAll(async () => {
  await browser?.close();
  expect(await hilo.stop()).toBe(0);
  removeDataDir(dataDir);
});

/** Opens the conversation of this customer, and answers its thread. */
async function open(customer: Customer): Promise<Locator> {
  await agent.page.getByRole("link").filter({ hasText: customer.name }).first().click();
  const thread = agent.page.getByRole("log");
  await agent.page.getByRole("region", { name: customer.name }).waitFor();
  return thread;
}

test("a quote, a reaction, an edit and a deletion arrive while the thread is open", async () => {
  const customer = await platforms.newCustomer("telegram", "Rosa Citas");
  await customer.writes("¿Tienen lugar el viernes?");
  const thread = await open(customer);
  await thread.getByText("¿Tienen lugar el viernes?").waitFor();

  const composer = agent.page.getByRole("textbox", { name: "Escribe un mensaje" });
  await composer.fill("Sí, a las diez");
  await composer.press("Enter");
  await thread.getByText("Sí, a las diez").waitFor();
  const answer = await eventually(
    async () => (await customer.thread()).find(({ from }) => from === "business"),
    "the answer on the phone",
  );

  await customer.does({ kind: "reaction", targetId: answer.id, emoji: "👍" });
  await thread.getByText("👍", { exact: true }).waitFor();

  const second = await customer.writes("Perfecto", { replyTo: answer.id });
  await thread.getByText("Perfecto").waitFor();
  await thread.getByRole("button", { name: /Sí, a las diez/ }).waitFor();

  await customer.does({ kind: "edit", targetId: second, text: "Perfecto, gracias" });
  await thread.getByText("Perfecto, gracias").waitFor();
  await thread.getByText("editado").waitFor();
  expect(agent.complaints).toEqual([]);
});

test("a message that its sender takes back is shown as deleted, without its words", async () => {
  const customer = await platforms.newCustomer("whatsapp", "Omar Retira");
  const id = await customer.writes("esto no era para ustedes");
  const thread = await open(customer);
  await thread.getByText("esto no era para ustedes").waitFor();
  await customer.does({ kind: "delete", targetId: id });
  await thread.getByText("esto no era para ustedes").waitFor({ state: "detached" });
  await thread.getByText(/Mensaje eliminado|eliminó este mensaje/).waitFor();
});

test("pictures that are sent together stand together, and open large", async () => {
  const customer = await platforms.newCustomer("whatsapp", "Vera Retratos");
  await customer.writes("Te mando las fotos");
  const thread = await open(customer);
  await thread.getByText("Te mando las fotos").waitFor();
  for (let picture = 0; picture < 3; picture++) {
    await customer.does({ kind: "image", media: { sample: "photo" } });
  }
  const album = thread.getByRole("group", { name: "3 fotos o videos juntos" });
  await album.waitFor();
  await album.getByRole("img").nth(2).waitFor();
  await album.getByRole("button").first().click();
  await agent.page.getByRole("dialog").getByRole("img").waitFor();
  await agent.page.keyboard.press("Escape");
  await agent.page.getByRole("dialog").waitFor({ state: "detached" });
});

test("a search finds a word whatever its accents, and jumps to its message", async () => {
  const customer = await platforms.newCustomer("telegram", "Saúl Busca");
  await customer.writes("Quiero la lámpara zafíro");
  for (let later = 1; later <= 60; later++) await customer.writes(`Y otra cosa, la número ${later}`);
  await agent.page.goto("/inbox");
  await agent.page.getByRole("searchbox", { name: "Buscar por nombre, número o texto" }).fill("ZAFIRO");
  await agent.page.locator("mark").filter({ hasText: "zafíro" }).click();
  await agent.page.waitForURL(/message=/);
  const found = agent.page.getByRole("log").getByText("Quiero la lámpara zafíro");
  await found.waitFor();
  expect(
    await found.evaluate((element) => element.closest("[id^=message-]") === document.activeElement),
  ).toBe(true);
});
