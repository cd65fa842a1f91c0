/** The ledger: its figures add up, its rows say what became of each event, and replay is there where it works. */
import { screen, waitFor, within } from "@testing-library/react";
import { Deliveries } from "@/components/deliveries/Deliveries";
import type { Delivery, DeliveryActions, DeliveryPage } from "@/components/deliveries/delivery";
import { hrefOf, noFilter, readFilter, type DeliveryFilter } from "@/components/deliveries/filter";
import { rowsOf, withFirst, withOlder } from "@/components/deliveries/rows";
import { accessibilityProblems, PageContext, renderUi } from "./renderUi";

const ventas = "0198a000-0000-7000-8000-000000000001";
const now = new Date("2026-03-02T12:00:00.000Z");

/** `minute` of the hour before `now` in which it arrived; it also makes its id. */
const delivery = (minute: number, change: Partial<Delivery> = {}): Delivery => ({
  id: `0198b000-0000-7000-8000-0000000000${String(minute).padStart(2, "0")}`,
  platform: "whatsapp",
  configurationId: ventas,
  status: "processed",
  reason: null,
  attempts: 0,
  receivedAt: `2026-03-02T11:${String(minute).padStart(2, "0")}:00.000Z`,
  processedAt: `2026-03-02T11:${String(minute).padStart(2, "0")}:01.000Z`,
  error: null,
  ...change,
});

const totals = { processed: 1200, ignored: 60, received: 4, dead: 2, unreadable: 18, total: 1284 };
const pageOf = (items: Delivery[], nextCursor: string | null = null): DeliveryPage => ({
  items,
  nextCursor,
  totals,
});

interface Given {
  page: DeliveryPage;
  filter?: DeliveryFilter;
  actions?: Partial<DeliveryActions>;
}

const unexpected = () => Promise.reject<never>(new Error("not expected in this test"));

const ledger = ({ page, filter = noFilter, actions = {} }: Given) => (
  <Deliveries
    page={page}
    filter={filter}
    channels={{ [ventas]: "Ventas México" }}
    actions={{ more: unexpected, replay: unexpected, ...actions }}
  />
);

function renderLedger(given: Given) {
  const steps: string[] = [];
  const view = renderUi(ledger(given), { now, onNavigate: (step) => steps.push(step) });
  return { ...view, steps };
}

/** The same is drawn as cards for a phone; the style sheet shows one of both. */
const table = () => within(screen.getByRole("table"));
const row = (text: string | RegExp) => within(table().getByText(text).closest("tr") as HTMLElement);

test("the figures are a sum that adds up, and each leads to its events", () => {
  renderLedger({ page: pageOf([delivery(1)]) });
  const figures = within(screen.getByRole("navigation", { name: "Totales" })).getAllByRole("link");
  expect(figures.map((figure) => figure.textContent)).toEqual([
    "1284 recibidos",
    "1200 procesados",
    "60 ignorados",
    "4 en espera",
    "2 muertos",
    "18 ilegibles",
  ]);
  const [total = 0, ...parts] = figures.map((figure) => parseInt(figure.textContent ?? "", 10));
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
  expect(figures[4]).toHaveAttribute("href", "/admin/deliveries?status=dead");
  expect(figures[0]).toHaveAttribute("aria-current", "true");
});

test("each status is said in words, with the reason where one is known and its code where not", () => {
  renderLedger({
    page: pageOf([
      delivery(9, { status: "ignored", reason: "unknown_account", configurationId: null }),
      delivery(8, { status: "ignored", reason: "quite_new" }),
      delivery(7, { status: "received", attempts: 3, error: "Error: away", processedAt: null }),
      delivery(6, { status: "dead", attempts: 8, error: "Error: too long" }),
      delivery(5, { status: "unreadable" }),
    ]),
  });
  expect(row("Es de una cuenta que no está conectada.").getByText("Ignorado")).toBeVisible();
  expect(row("Es de una cuenta que no está conectada.").getByText("Canal desconocido")).toBeVisible();
  expect(row("Motivo que envió la plataforma: quite_new").getByText("Ventas México")).toBeVisible();
  expect(row(/Falló 3 veces y se intentará/).getByText("En espera")).toBeVisible();
  expect(row(/Falló 3 veces y se intentará/).getByText("Error: away")).toBeVisible();
  expect(row(/Falló 8 veces\. Repara/).getByText("Muerto")).toBeVisible();
  expect(row(/firma válida/).getByText("Ilegible")).toBeVisible();
});

test("replay is offered for dead and ignored events of a known account, and only for them", () => {
  const offered = [
    delivery(9, { status: "dead", attempts: 8 }),
    delivery(8, { status: "ignored", reason: "group" }),
    delivery(7, { status: "ignored", reason: "unknown_account", configurationId: null }),
    delivery(6, { status: "received", processedAt: null }),
    delivery(5, { status: "unreadable" }),
    delivery(4),
  ];
  renderLedger({ page: pageOf(offered) });
  const rows = table().getAllByRole("row").slice(1);
  const has = rows.map((one) => within(one).queryByRole("button", { name: "Reprocesar" }) !== null);
  expect(has).toEqual([true, true, false, false, false, false]);
});

test("a replayed event waits again, and the page is read anew", async () => {
  const replay = jest.fn(async () => ({ ok: true as const, value: undefined }));
  const dead = delivery(9, { status: "dead", attempts: 8, error: "Error: away" });
  const { user, steps } = renderLedger({ page: pageOf([dead]), actions: { replay } });
  await user.click(table().getByRole("button", { name: "Reprocesar" }));
  expect(await table().findByText("Espera su turno.")).toBeVisible();
  expect(replay).toHaveBeenCalledWith({ id: dead.id });
  expect(screen.getByText(/Vuelve a la fila/)).toBeInTheDocument();
  expect(steps).toContain("refresh");
});

test("a refused replay says why and changes nothing", async () => {
  const error = { code: "conflict" as const, message: "No se puede." };
  const replay = async () => ({ ok: false as const, error });
  const { user } = renderLedger({
    page: pageOf([delivery(9, { status: "dead", attempts: 8 })]),
    actions: { replay },
  });
  await user.click(table().getByRole("button", { name: "Reprocesar" }));
  expect(await screen.findByText("No se puede.")).toBeInTheDocument();
  expect(table().getByText("Muerto")).toBeVisible();
});

test("older ones come below, by key, with the same filter", async () => {
  const more = jest.fn(async () => pageOf([delivery(1)]));
  const filter = { ...noFilter, status: "processed" as const };
  const { user } = renderLedger({
    page: pageOf([delivery(3), delivery(2)], "key-2"),
    filter,
    actions: { more },
  });
  await user.click(screen.getByRole("button", { name: "Ver más" }));
  expect(await screen.findByText("3 eventos en pantalla")).toBeVisible();
  expect(more).toHaveBeenCalledWith({ status: "processed", cursor: "key-2" });
  expect(screen.queryByRole("button", { name: "Ver más" })).not.toBeInTheDocument();
});

test("when older ones cannot be fetched it is said, and asking again works", async () => {
  const more = jest
    .fn(async () => pageOf([delivery(1)]))
    .mockRejectedValueOnce(new TypeError("Failed to fetch"));
  const { user } = renderLedger({ page: pageOf([delivery(2)], "key-2"), actions: { more } });
  await user.click(screen.getByRole("button", { name: "Ver más" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("No se pudieron cargar más");
  await waitFor(() =>
    expect(screen.getByRole("button", { name: "Ver más" })).not.toHaveAttribute("aria-busy"),
  );
  await user.click(screen.getByRole("button", { name: "Ver más" }));
  expect(await screen.findByText("2 eventos en pantalla")).toBeVisible();
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

test("a page drawn anew brings its rows", () => {
  const { rerender } = renderLedger({
    page: pageOf([delivery(2, { status: "received", processedAt: null })]),
  });
  expect(table().getByText("En espera")).toBeVisible();
  rerender(<PageContext now={now}>{ledger({ page: pageOf([delivery(2)]) })}</PageContext>);
  expect(table().getByText("Procesado")).toBeVisible();
});

test("the details hold the whole error and the reference", async () => {
  const error = `Error: ${"x".repeat(400)}`;
  const { user, container } = renderLedger({
    page: pageOf([delivery(9, { status: "dead", attempts: 8, error })]),
  });
  expect(await accessibilityProblems(container)).toEqual([]);
  await user.click(table().getByRole("button", { name: "Ver el detalle" }));
  const sheet = within(screen.getByRole("dialog", { name: "Detalle del evento" }));
  expect(sheet.getByText(error)).toBeVisible();
  expect(sheet.getByText(delivery(9).id)).toBeVisible();
  expect(sheet.getByRole("button", { name: "Reprocesar" })).toBeVisible();
});

test("a platform is chosen by address, beside the other filters", async () => {
  const filter = { ...noFilter, status: "dead" as const };
  const { user, steps } = renderLedger({ page: pageOf([delivery(1)]), filter });
  await user.click(screen.getByRole("button", { name: /^Plataforma/ }));
  await user.click(screen.getByRole("menuitemradio", { name: "Telegram" }));
  await waitFor(() => expect(steps).toContain("push /admin/deliveries?status=dead&platform=telegram"));
});

test.each([
  ["anything", noFilter, "Aún no llega nada"],
  ["dead ones", { ...noFilter, status: "dead" as const }, "Nada muerto"],
  ["this filter", { ...noFilter, platform: "telegram" as const }, "Nada con estos filtros"],
])("without %s it says so, with a way on", (_, filter, title) => {
  renderLedger({ page: pageOf([]), filter });
  expect(screen.getByRole("heading", { name: title })).toBeVisible();
});

test("an address that makes no sense filters nothing; one that does comes back the same", () => {
  expect(readFilter({ status: "gone", platform: "fax", configurationId: "1" })).toEqual(noFilter);
  const filter = readFilter({ status: ["dead", "ignored"], platform: "telegram", configurationId: ventas });
  expect(filter).toEqual({ status: "dead", platform: "telegram", configurationId: ventas });
  expect(hrefOf(filter)).toBe(`/admin/deliveries?status=dead&platform=telegram&configurationId=${ventas}`);
});

describe("a first page drawn anew above older rows", () => {
  const ids = (items: readonly Delivery[]) => items.map(({ receivedAt }) => Number(receivedAt.slice(14, 16)));
  const known = withOlder(
    rowsOf(pageOf([delivery(6), delivery(5)], "5")),
    pageOf([delivery(4), delivery(3)], "3"),
  );

  test("keeps what it pushed out, each row once, and goes on where the older ones end", () => {
    const joined = withFirst(known, pageOf([delivery(7), delivery(6)], "6"));
    expect(ids(joined.items)).toEqual([7, 6, 5, 4, 3]);
    expect(joined.nextCursor).toBe("3");
  });

  test("begins again where rows in between are not known", () => {
    const apart = withFirst(known, pageOf([delivery(9), delivery(8)], "8"));
    expect(ids(apart.items)).toEqual([9, 8]);
    expect(apart.nextCursor).toBe("8");
  });
});
