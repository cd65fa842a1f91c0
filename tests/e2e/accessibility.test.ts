/** What axe finds on each page, on a desk in light and on a phone in dark: nothing serious. */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { desk, newPerson, openBrowser, phone, signIn } from "../support/browser";
import { newDataDir, removeDataDir, startHilo, type Hilo } from "../support/service";

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

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  id: string;
  impact: string | null;
  nodes: { html: string }[];
}

async function seriousOn(page: Page): Promise<string[]> {
  // Through the debugger, because the page's own policy refuses foreign scripts.
  await page.evaluate(axe);
  const violations = (await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)",
  )) as Violation[];
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

const pages = [
  "/inbox",
  "/templates",
  "/contacts",
  "/admin/configurations",
  "/admin/deliveries",
  "/simulator",
];

test.each([
  ["a desk", desk, "light"],
  ["a phone", phone, "dark"],
] as const)(
  "nothing serious on %s (%o, %s)",
  async (_name, viewport, colorScheme) => {
    const { context, page } = await newPerson(browser, hilo.url, viewport);
    await page.emulateMedia({ colorScheme });
    expect(await seriousOnSignIn(page)).toEqual([]);
    await signIn({ context, page, complaints: [] }, "admin@example.com");
    const found: Record<string, string[]> = {};
    const look = async (name: string) => {
      await page.getByRole("main").waitFor();
      const serious = await seriousOn(page);
      if (serious.length > 0) found[name] = serious;
    };
    for (const path of pages) {
      await page.goto(path);
      await look(path);
    }
    for (const [path, api] of [
      ["/inbox", "/api/conversations"],
      ["/contacts", "/api/contacts"],
    ]) {
      const list = (await (await context.request.get(`${api}?limit=1`)).json()) as {
        items: { id: string }[];
      };
      await page.goto(`${path}/${list.items[0]!.id}`);
      await look(`${path}/…`);
    }
    expect(found).toEqual({});
  },
  120_000,
);

async function seriousOnSignIn(page: Page): Promise<string[]> {
  await page.goto("/login");
  await page.getByLabel("Correo").waitFor();
  return seriousOn(page);
}
