/** Contacts as people use them: edited where they stand, merged with an undo, imported with a report. */
import { TextDecoder, TextEncoder } from "node:util";
import { configure, screen, waitFor, within } from "@testing-library/react";
import { ContactPage } from "@/components/contacts/ContactPage";
import { Contacts } from "@/components/contacts/Contacts";
import { contactFilterSchema } from "@/lib/contacts/schema";
import type { ContactDetails, ContactView } from "@/lib/contacts/views";
import { accessibilityProblems, renderUi } from "./renderUi";

const contact = (id: string, name: string | null): ContactView => ({
  id,
  name,
  phone: "+525555550101",
  email: null,
  country: "MX",
  countrySource: "phone",
  language: "es",
  fields: {},
  platforms: ["whatsapp"],
  username: null,
  labels: [],
  lastActivityAt: "2026-03-01T10:00:00.000Z",
  createdAt: "2026-01-01T10:00:00.000Z",
});

const details = (base: ContactView): ContactDetails => ({
  ...base,
  identities: [],
  conversations: [],
  leads: [],
  notes: [],
  merges: [],
});

const ana = details(contact("0190a000-0000-7000-8000-000000000001", "Ana Rivas"));
const twin = contact("0190a000-0000-7000-8000-000000000002", "A. Rivas");

interface Asked {
  method: string;
  path: string;
  body: unknown;
}
let asked: Asked[] = [];

/** The server's answers by "METHOD path"; anything else is an empty page. */
function serve(answers: Record<string, (body: unknown) => [status: number, body: unknown]>) {
  asked = [];
  globalThis.fetch = ((path: string, init?: RequestInit) => {
    const method = init?.method ?? "GET";
    const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : init?.body;
    asked.push({ method, path, body });
    const [status, answer] = answers[`${method} ${path.split("?")[0]}`]?.(body) ?? [
      200,
      { items: [], nextCursor: null },
    ];
    return Promise.resolve({
      ok: status < 400,
      status,
      json: () => Promise.resolve(answer),
      body: lines(answer),
    });
  }) as unknown as typeof fetch;
}

/** The answer as a stream of JSON lines: there is no Response in this DOM. */
function lines(answer: unknown) {
  const parts = [new TextEncoder().encode(`${JSON.stringify(answer)}\n`)];
  return {
    getReader: () => ({
      read: () => Promise.resolve({ value: parts[0], done: parts.shift() === undefined }),
    }),
  };
}

class NoStream {
  addEventListener() {}
  close() {}
}
// The lists of all countries take their time in this DOM.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 10_000 });
beforeAll(() => {
  Object.assign(globalThis, { TextDecoder });
  globalThis.EventSource = NoStream as unknown as typeof EventSource;
});

const page = (given: Partial<Parameters<typeof ContactPage>[0]> = {}) =>
  renderUi(<ContactPage initial={ana} viewerId="u1" mergeWith={null} {...given} />);

test("a fact is edited where it stands; what is refused says why and stays open", async () => {
  serve({
    [`GET /api/contacts/${ana.id}`]: () => [200, ana],
    [`PATCH /api/contacts/${ana.id}`]: (body) =>
      "phone" in (body as object)
        ? [
            422,
            { error: { code: "invalid", message: "Revisa", fields: { phone: "No parece un teléfono." } } },
          ]
        : [200, { ...ana, name: "Ana María" }],
  });
  const { user, container } = page();
  await user.click(screen.getByRole("button", { name: /Editar Nombre/ }));
  await user.clear(screen.getByRole("textbox", { name: "Nombre" }));
  await user.type(screen.getByRole("textbox", { name: "Nombre" }), "Ana María{Enter}");
  expect(await screen.findByRole("heading", { level: 1, name: "Ana María" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: /Editar Teléfono/ }));
  await user.type(screen.getByRole("textbox", { name: "Teléfono" }), "x{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent("No parece un teléfono.");
  expect(await accessibilityProblems(container)).toEqual([]);
});

test("a likely duplicate is compared, merged, and separated again", async () => {
  serve({
    [`GET /api/contacts/${ana.id}`]: () => [200, ana],
    "GET /api/contacts/duplicates": () => [200, { items: [{ contact: twin, reasons: ["phone"] }] }],
    "POST /api/contacts/merge": () => [201, { mergeId: "m1" }],
    "POST /api/contacts/unmerge": () => [201, { contactId: ana.id, loserId: twin.id }],
  });
  const { user } = page();
  await user.click(await screen.findByRole("button", { name: "Comparar y unir" }));
  const dialog = screen.getByRole("dialog", { name: "Unir contactos" });
  expect(within(dialog).getByRole("row", { name: /Nombre Ana Rivas A. Rivas/ })).toBeVisible();
  await user.click(within(dialog).getByRole("button", { name: "Unir" }));
  await user.click(await screen.findByRole("button", { name: "Deshacer" }));
  await waitFor(() =>
    expect(asked.filter(({ method }) => method === "POST")).toMatchObject([
      { path: "/api/contacts/merge", body: { winnerId: ana.id, loserId: twin.id } },
      { path: "/api/contacts/unmerge", body: { mergeId: "m1" } },
    ]),
  );
});

const list = (may: boolean) =>
  renderUi(
    <Contacts
      page={{ items: [ana, twin], nextCursor: null }}
      filter={contactFilterSchema.parse({})}
      labels={[]}
      definitions={[]}
      may={{ import: may, export: may, editFields: may }}
    />,
  );

test("an import shows what the columns are, and ends with every line that was left out", async () => {
  const skipped = [{ line: 3, reason: "phone", column: "Tel" }];
  const report = { total: 2, done: 2, created: 1, updated: 0, unchanged: 0, skipped };
  const preview = {
    encoding: "UTF-8",
    delimiter: ",",
    columns: ["Nombre", "Tel"],
    mapping: ["name", "phone"],
    rows: [["Luz", "+525555550102"]],
    total: 2,
    problems: skipped,
    problemCount: 1,
  };
  serve({
    "POST /api/contacts/import": () =>
      asked.at(-1)?.path.includes("preview=true") ? [200, preview] : [201, report],
  });
  const { user } = list(true);
  await user.click(screen.getByRole("button", { name: "Importar" }));
  await user.upload(
    screen.getByLabelText(/Elige un archivo/),
    new File(["x"], "c.csv", { type: "text/csv" }),
  );
  expect(await screen.findByText(/El teléfono de «Tel» no es válido/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Importar 1 fila" }));
  expect(await screen.findByRole("button", { name: "Descargar las filas omitidas" })).toBeVisible();
  expect(asked.at(-1)?.path).toContain("mapping=name%2Cphone");
});

test("who may not import or export sees no way to", () => {
  serve({});
  list(false);
  expect(screen.queryByRole("button", { name: "Importar" })).toBeNull();
  expect(screen.queryByRole("link", { name: "Exportar" })).toBeNull();
});
