/** A real browser: the system's Chrome or Chromium where there is one, else the one in the packages (Linux x64). */
import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

const system = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const installed = system.find((file) => existsSync(file));
  if (installed) return chromium.launch({ executablePath: installed, args: [...quiet, ...more] });
  const { default: packaged } = await import("@sparticuz/chromium");
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: [...packaged.args, ...quiet, ...more],
  });
}

export interface Person {
  context: BrowserContext;
  page: Page;
  /** What the page complained about in its console; a journey ends with none. */
  complaints: string[];
}

export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** A browser window of its own, in Spanish. */
export async function newPerson(browser: Browser, url: string, viewport = desk): Promise<Person> {
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    locale: "es-MX",
    timezoneId: "America/Mexico_City",
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return { context, page, complaints };
}

/** Through the sign-in form, as a person does it. */
export async function signIn({ page }: Person, email: string, password = "admin123"): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("Correo").fill(email);
  await page.getByLabel("Contraseña", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Entrar" }).click();
  await page.waitForURL(/\/inbox/);
}
