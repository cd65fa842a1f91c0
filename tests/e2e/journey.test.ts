/** The main job, in a real browser against the real service: a customer writes, an agent answers, the customer gets it. */
import type { Browser, Locator } from "playwright-core";
import { newPerson, openBrowser, phone as phoneScreen, signIn, type Person } from "../support/browser";
import { ask, command, newDataDir, removeDataDir, startHilo, type Hilo } from "../support/service";

const dataDir = newDataDir();
let hilo: Hilo;
let browser: Browser;

beforeAll(async () => {
  [hilo, browser] = await Promise.all([startHilo({ dataDir }), openBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  expect(await hilo.stop()).toBe(0);
  removeDataDir(dataDir);
});

const platforms = [
  { label: "WhatsApp", lastTick: "Leído" },
  { label: "Messenger", lastTick: "Leído" },
  { label: "Telegram", lastTick: "Enviado" },
];

/** The customer's phone of a platform, on the simulator's page. */
const phoneOf = (customer: Person, label: string): Locator =>
  customer.page.getByRole("region", { name: `Teléfono de ${label}` });

test("sign in, receive on each platform without a reload, answer on each, see the tick move", async () => {
  const agent = await newPerson(browser, hilo.url);
  const customer = await newPerson(browser, hilo.url);
  await signIn(agent, "admin@example.com");
  await signIn(customer, "supervisor@example.com");
  await customer.page.goto("/simulator");

  for (const { label, lastTick } of platforms) {
    const question = `hola desde ${label} ${Date.now()}`;
    const answer = `respuesta por ${label}`;
    const phone = phoneOf(customer, label);
    await phone.getByRole("textbox").fill(question);
    await phone.getByRole("textbox").press("Enter");

    await agent.page.getByRole("link").filter({ hasText: question }).click();
    const thread = agent.page.getByRole("log");
    await thread.getByText(question).waitFor();
    const composer = agent.page.getByRole("textbox", { name: "Escribe un mensaje" });
    await composer.fill(answer);
    await composer.press("Enter");

    await phone.getByText(answer).waitFor();
    await thread.getByText(answer).waitFor();
    await thread.getByRole("img", { name: lastTick }).last().waitFor();
  }
  expect(agent.complaints).toEqual([]);
  expect(customer.complaints).toEqual([]);
});

test("an agent on a phone: the inbox works, administration is not there, and its pages and API refuse", async () => {
  const agent = await newPerson(browser, hilo.url, phoneScreen);
  await signIn(agent, "agente@example.com");
  await agent.page.getByRole("navigation").first().waitFor();
  expect(await agent.page.getByRole("link", { name: /Administración|Configuraciones/ }).count()).toBe(0);
  for (const path of ["/admin/configurations", "/admin/deliveries"]) {
    const response = await agent.page.goto(path);
    expect(response?.status()).toBe(404);
  }
  for (const path of ["/api/configurations", "/api/webhook-events"]) {
    expect((await agent.context.request.get(path)).status()).toBe(404);
  }
  const created = await agent.context.request.post("/api/configurations", {
    headers: { origin: hilo.url },
    data: { platform: "telegram", name: "x", active: true, secrets: { botToken: "1:a" } },
  });
  expect(created.status()).toBe(404);
});

test("strangers are sent to the sign-in, and a foreign page cannot use a session", async () => {
  const stranger = await newPerson(browser, hilo.url);
  await stranger.page.goto("/inbox");
  await stranger.page.waitForURL(/\/login\?callbackUrl=%2Finbox/);
  expect((await ask("GET", `${hilo.url}/api/conversations`)).status).toBe(401);

  await signIn(stranger, "admin@example.com");
  const foreign = await stranger.context.request.post("/api/configurations", {
    headers: { origin: "https://example.com" },
    data: {},
  });
  expect(foreign.status()).toBe(403);
});

test("the command line writes as a customer and reads with a token", async () => {
  await command(hilo, "simulate", "telegram", "hola desde la terminal");
  const token = (await command(hilo, "token", "agente@example.com")).split("\n").at(-1) ?? "";
  let found = "";
  for (let tries = 0; tries < 100 && !found.includes("hola desde la terminal"); tries++) {
    found = (await ask("GET", `${hilo.url}/api/conversations?limit=5`, { authorization: `Bearer ${token}` }))
      .text;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(found).toContain("hola desde la terminal");
});

test.each(["whatsapp", "messenger", "telegram"])(
  "an answer in a conversation of the demo data reaches the phone: %s",
  async (platform) => {
    const token = (await command(hilo, "token", "admin@example.com")).split("\n").at(-1) ?? "";
    const authorization = `Bearer ${token}`;
    const list = await ask("GET", `${hilo.url}/api/conversations?platform=${platform}&limit=50`, {
      authorization,
    });
    const { items } = JSON.parse(list.text) as {
      items: { id: string; windowExpiresAt: string | null; reachable: boolean }[];
    };
    const soon = Date.now() + 60_000;
    const open = items.find(
      ({ windowExpiresAt, reachable }) =>
        reachable && (windowExpiresAt === null || Date.parse(windowExpiresAt) > soon),
    );
    const path = `${hilo.url}/api/conversations/${open?.id}/messages`;
    const body = JSON.stringify({ text: "Con gusto te ayudo", clientKey: `demo-${platform}` });
    const sent = await ask("POST", path, { authorization, "content-type": "application/json" }, body);
    expect(sent.status).toBe(201);
    const { id } = JSON.parse(sent.text) as { id: string };
    const reached = platform === "telegram" ? "sent" : "read";
    let status = "";
    for (let tries = 0; tries < 200 && status !== reached && status !== "failed"; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const page = JSON.parse((await ask("GET", `${path}?limit=5`, { authorization })).text) as {
        items: { id: string; status: string }[];
      };
      status = page.items.find((message) => message.id === id)?.status ?? "";
    }
    expect(status).toBe(reached);
  },
);
