/** Several people in one inbox: what one does, the others see. */
import type { Browser } from "playwright-core";
import { newPerson, openBrowser, signIn, type Person } from "../support/browser";
import { platformsOf, type Customer, type Platforms } from "../support/customers";
import { eventually } from "../support/pipeline";
import { newDataDir, removeDataDir, startHilo, type Hilo } from "../support/service";

const dataDir = newDataDir();
let hilo: Hilo;
let browser: Browser;
let platforms: Platforms;
let leader: Person;
let agent: Person;

beforeAll(async () => {
  [hilo, browser] = await Promise.all([startHilo({ dataDir }), openBrowser()]);
  platforms = platformsOf(hilo);
  [leader, agent] = await Promise.all([newPerson(browser, hilo.url), newPerson(browser, hilo.url)]);
  await signIn(leader, "supervisor@example.com");
  await signIn(agent, "agente@example.com");
}, 180_000);
afterAll(async () => {
  await browser?.close();
  expect(await hilo.stop()).toBe(0);
  removeDataDir(dataDir);
});

async function open({ page }: Person, customer: Customer): Promise<void> {
  await page.getByRole("link").filter({ hasText: customer.name }).first().click();
  await page.getByRole("region", { name: customer.name }).waitFor();
}

const composerOf = ({ page }: Person) => page.getByRole("textbox", { name: "Escribe un mensaje" });
const threadOf = ({ page }: Person) => page.getByRole("log");

test("who else is here and typing, an answer of one on the other's screen, and a draft on two devices", async () => {
  const customer = await platforms.newCustomer("telegram", "Dina Compartida");
  await customer.writes("¿Quién me atiende?");
  await Promise.all([open(leader, customer), open(agent, customer)]);

  await composerOf(agent).pressSequentially("Hola Di");
  await leader.page
    .getByText(/está escribiendo/)
    .filter({ visible: true })
    .first()
    .waitFor();

  await composerOf(agent).fill("Hola Dina, te atiendo yo");
  await composerOf(agent).press("Enter");
  await threadOf(leader).getByText("Hola Dina, te atiendo yo").waitFor();

  await composerOf(agent).fill("esto queda a med");
  await composerOf(agent).blur();
  const second = await newPerson(browser, hilo.url);
  await signIn(second, "agente@example.com");
  await open(second, customer);
  await second.page.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>("textarea")?.value === "esto queda a med",
  );
  await second.context.close();
});

test("assigned by a leader, a note with a mention, and the lines that tell of it", async () => {
  const customer = await platforms.newCustomer("whatsapp", "Nico Asignado");
  await customer.writes("Necesito una factura");
  await open(leader, customer);
  await leader.page.getByRole("button", { name: "Asignar" }).first().click();
  await leader.page.getByRole("dialog").getByRole("button", { name: /Tomás/ }).click();
  await threadOf(leader)
    .getByText(/asignó la conversación a/)
    .waitFor();

  await leader.page.getByRole("tab", { name: "Nota interna" }).click();
  const note = leader.page.getByRole("textbox", { name: "Nota interna" });
  await note.fill("Ojo con el RFC, ");
  await note.pressSequentially("@");
  await leader.page.getByRole("listbox", { name: "Personas del equipo" }).getByRole("option").first().click();
  await leader.page.getByRole("button", { name: "Guardar nota" }).click();
  await threadOf(leader)
    .getByText(/Ojo con el RFC/)
    .waitFor();

  await open(agent, customer);
  await threadOf(agent)
    .getByText(/Ojo con el RFC/)
    .waitFor();
  await threadOf(agent)
    .getByText(/asignó la conversación a/)
    .waitFor();
  expect((await customer.thread()).filter(({ from }) => from === "business")).toEqual([]);
});

test("resolved on one screen leaves the list of the other, and the customer's next message brings it back", async () => {
  const customer = await platforms.newCustomer("messenger", "Rita Resuelta");
  await customer.writes("Ya quedó, gracias");
  await open(leader, customer);
  const row = agent.page.getByRole("link").filter({ hasText: "Rita Resuelta" }).first();
  await row.waitFor();
  await leader.page.getByRole("button", { name: "Resolver" }).first().click();
  await row.waitFor({ state: "detached" });
  await customer.writes("Bueno, una cosa más");
  await row.waitFor();
});

test("one person on two platforms becomes one contact, and two again", async () => {
  const onWhatsApp = await platforms.newCustomer("whatsapp", "Berta Dos Canales");
  const onTelegram = await platforms.newCustomer("telegram", "Berta Otra Cuenta");
  await onWhatsApp.writes("Hola por aquí");
  await onTelegram.writes("Y hola por acá");
  const found = async (name: string) => {
    const answer = await leader.context.request.get(`/api/contacts?q=${encodeURIComponent(name)}`);
    return ((await answer.json()) as { items: { id: string }[] }).items.map(({ id }) => id);
  };
  const winner = await eventually(async () => (await found(onWhatsApp.name))[0], "the first contact");
  const loser = await eventually(async () => (await found(onTelegram.name))[0], "the second contact");

  const { page } = leader;
  await page.goto(`/contacts/${winner}?merge=${loser}`);
  await page.getByRole("dialog").getByRole("button", { name: "Unir", exact: true }).click();
  await page.getByText("Y hola por acá").first().waitFor();
  expect(await found(onTelegram.name)).not.toContain(loser);

  await page.getByRole("button", { name: "Deshacer" }).click();
  await page.getByText("Contactos separados").waitFor();
  await page.getByText("Y hola por acá").first().waitFor({ state: "detached" });
  expect(await found(onTelegram.name)).toEqual([loser]);
});
