/** Nothing that was written is lost or sent twice, whatever happens to the connection, the window or the platform. */
import type { Browser } from "playwright-core";
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
  [hilo, browser] = await Promise.all([
    startHilo({ dataDir }),
    openBrowser(["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]),
  ]);
  platforms = platformsOf(hilo);
  agent = await newPerson(browser, hilo.url);
  await signIn(agent, "admin@example.com");
}, 180_000);
afterAll(async () => {
  await browser?.close();
  expect(await hilo.stop()).toBe(0);
  removeDataDir(dataDir);
});

async function open(customer: Customer): Promise<void> {
  await agent.page.goto("/inbox");
  await agent.page.getByRole("link").filter({ hasText: customer.name }).first().click();
  await agent.page.getByRole("region", { name: customer.name }).waitFor();
}

const composer = () => agent.page.getByRole("textbox", { name: "Escribe un mensaje" });

async function write(text: string): Promise<void> {
  await composer().fill(text);
  await composer().press("Enter");
}

const textsFromUs = async (customer: Customer) =>
  (await customer.thread()).filter(({ from }) => from === "business").map(({ text }) => text);

const sentKind = async (customer: Customer, wanted: string) =>
  (await customer.thread()).some(({ from, kind }) => from === "business" && kind === wanted);

test("offline, three messages, the tab closed, online, opened again: three messages, once each, in order", async () => {
  const customer = await platforms.newCustomer("telegram", "Inés Sin Red");
  await customer.writes("¿Siguen ahí?");
  await open(customer);
  const address = agent.page.url();

  await agent.context.setOffline(true);
  const texts = ["Uno, sin red", "Dos, sin red", "Tres, sin red"];
  for (const text of texts) await write(text);
  await agent.page.getByRole("log").getByText("Tres, sin red").waitFor();
  await agent.page.close();
  await agent.context.setOffline(false);

  agent.page = await agent.context.newPage();
  await agent.page.goto(address);
  await eventually(async () => (await textsFromUs(customer)).length >= 3, "three messages on the phone");
  await settled();
  expect(await textsFromUs(customer)).toEqual(texts);
  expect(await agent.page.getByRole("log").getByText("Dos, sin red").count()).toBe(1);
});

test("a send that fails says why, and the retry is a true one", async () => {
  const customer = await platforms.newCustomer("whatsapp", "Lalo Falla");
  await customer.writes("¿Me mandas el precio?");
  await open(customer);
  await platforms.fault({ platform: "whatsapp", customer: customer.id, kind: "window_closed" });
  await write("Cuesta 250");
  const thread = agent.page.getByRole("log");
  const failed = thread.getByRole("img", { name: "No se envió" });
  await failed.waitFor();
  // Why, in words.
  await thread
    .getByText(/ventana|plantilla/)
    .first()
    .waitFor();
  expect(await textsFromUs(customer)).toEqual([]);

  await thread.getByRole("button", { name: "Reintentar" }).click();
  await eventually(
    async () => (await textsFromUs(customer)).includes("Cuesta 250"),
    "the retry on the phone",
  );
  await failed.waitFor({ state: "detached" });
  expect(await textsFromUs(customer)).toEqual(["Cuesta 250"]);
});

test("the window closes while somebody types: the words stay, and an approved template goes out instead", async () => {
  const customer = await platforms.newCustomer("whatsapp", "Tina Tarde");
  const seconds = 25;
  const sentAt = new Date(Date.now() - (24 * 3600 - seconds) * 1000).toISOString();
  await customer.writes("¿Todavía hay lugares?", { sentAt });
  await open(customer);
  await composer().fill("Sí, quedan dos lug");
  await agent.page.getByText(/La ventana de WhatsApp se cerró/).waitFor({ timeout: 60_000 });
  await agent.page.getByText("Sí, quedan dos lug").first().waitFor();

  const approved = agent.page.getByRole("list", { name: "Plantillas aprobadas" });
  await approved.getByRole("button", { name: /retomar_conversacion/ }).click();
  for (const field of await agent.page.getByRole("textbox", { name: /^Dato / }).all()) {
    if ((await field.inputValue()) === "") await field.fill("Tina");
  }
  await agent.page.getByRole("button", { name: "Enviar plantilla" }).click();
  await eventually(() => sentKind(customer, "template"), "the template on the phone");
});

test("a voice note is recorded, heard before it goes, and arrives as one; the customer's is played", async () => {
  const customer = await platforms.newCustomer("whatsapp", "Vicente Voz");
  await customer.does({ kind: "voice", media: { sample: "voice" } });
  await open(customer);
  await agent.page
    .getByRole("log")
    .getByRole("button", { name: /^Escuchar/ })
    .waitFor();

  await agent.page.getByRole("button", { name: "Grabar una nota de voz" }).click();
  await agent.page.waitForTimeout(1_500);
  await agent.page.getByRole("button", { name: "Terminar" }).click();
  await agent.page
    .getByRole("button", { name: /Enviar/ })
    .first()
    .click();
  await eventually(() => sentKind(customer, "voice"), "the voice note on the phone");
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 1_500));
