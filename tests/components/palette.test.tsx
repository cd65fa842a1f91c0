import { screen, waitFor, within } from "@testing-library/react";
import { Shell } from "@/components/layout/Shell";
import { usePaletteCommands } from "@/components/palette/registry";
import type { SearchResults } from "@/lib/inbox/searchViews";
import { accessibilityProblems, renderUi } from "./renderUi";

const results: SearchResults = {
  contacts: [
    {
      id: "c1",
      conversationId: "0190",
      platform: "telegram",
      name: [
        { text: "José", hit: true },
        { text: " Ruiz", hit: false },
      ],
      detail: [{ text: "+52 55 5555 0101", hit: false }],
    },
  ],
  items: [
    {
      messageId: "m1",
      conversationId: "0191",
      platform: "whatsapp",
      contact: { id: "c2", name: "Ana López", phone: null, username: null },
      direction: "inbound",
      sentAt: "2026-11-24T10:00:00.000Z",
      fragment: [{ text: "busco a José", hit: false }],
    },
  ],
  nextCursor: null,
};

let asked: string[] = [];

beforeAll(() => {
  // What jsdom has not.
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Element.prototype.scrollIntoView = () => undefined;
});

beforeEach(() => {
  sessionStorage.clear();
  asked = [];
  globalThis.fetch = (async (url: string) => {
    asked.push(url);
    return { ok: true, json: async () => results };
  }) as unknown as typeof fetch;
});

function Page({ onResolve }: { onResolve: () => void }) {
  usePaletteCommands([{ id: "resolve", label: "Resolver", keys: ["E"], run: onResolve }]);
  return <input aria-label="Nota" />;
}

function renderShell(onResolve: () => void = () => undefined) {
  const steps: string[] = [];
  const view = renderUi(
    <Shell
      viewer={{ name: "Ana López", email: "ana@example.com", role: "admin" }}
      demo
      theme="system"
      collapsed={false}
    >
      <Page onResolve={onResolve} />
    </Shell>,
    { pathname: "/admin/deliveries", onNavigate: (step) => steps.push(step) },
  );
  steps.length = 0;
  return { ...view, steps };
}

const open = async (user: ReturnType<typeof renderShell>["user"]) => {
  await user.keyboard("{Control>}k{/Control}");
  return screen.findByRole("dialog", { name: "Ir a, buscar o hacer" });
};

test("opens with Ctrl-K, goes to a place by a part of its name, accents ignored", async () => {
  const { user, steps } = renderShell();
  await open(user);
  await user.keyboard("band{Enter}");
  await waitFor(() => expect(steps).toEqual(["push /inbox"]));
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

test("Escape gives the keyboard back to what had it", async () => {
  const { user } = renderShell();
  await user.click(screen.getByLabelText("Nota"));
  await open(user);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.getByLabelText("Nota")).toHaveFocus());
});

test("finds people and messages with one question for all that was typed, and remembers what was opened", async () => {
  const { user, steps } = renderShell();
  const dialog = await open(user);
  await user.keyboard("jose");
  const person = await within(dialog).findByRole("option", { name: /José Ruiz/ });
  expect(asked).toEqual(["/api/search?q=jose&limit=6"]);
  expect(within(dialog).getByText("José").tagName).toBe("MARK");
  await user.click(within(dialog).getByRole("option", { name: /busco a José/ }));
  await waitFor(() => expect(steps).toEqual(["push /inbox/0191?message=m1"]));
  expect(person).not.toBeInTheDocument();
  const again = await open(user);
  expect(within(again).getByRole("option", { name: "Ana López" })).toBeInTheDocument();
});

test("says when nothing matches, and when the search does not answer", async () => {
  const { user } = renderShell();
  globalThis.fetch = (async () => ({ ok: false })) as unknown as typeof fetch;
  const dialog = await open(user);
  await user.keyboard("zzz");
  expect(await within(dialog).findByRole("status")).toHaveTextContent("La búsqueda no respondió");
});

test("the page's own commands run once the keyboard is back", async () => {
  const focused: (Element | null)[] = [];
  const { user } = renderShell(() => focused.push(document.activeElement));
  await user.click(screen.getByLabelText("Nota"));
  await open(user);
  await user.keyboard("resol{Enter}");
  await waitFor(() => expect(focused).toEqual([screen.getByLabelText("Nota")]));
});

test("? shows every key, G I goes to the inbox, and neither while somebody types", async () => {
  const { user, steps } = renderShell();
  const field = screen.getByLabelText("Nota");
  await user.click(field);
  await user.keyboard("?gi");
  expect(field).toHaveValue("?gi");
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  expect(steps).toEqual([]);
  field.blur();
  await user.keyboard("gi");
  expect(steps).toEqual(["push /inbox"]);
  await user.keyboard("?");
  const sheet = screen.getByRole("dialog", { name: "Atajos de teclado" });
  expect(
    within(sheet)
      .getAllByRole("heading", { level: 3 })
      .map((heading) => heading.textContent),
  ).toEqual(["En todas partes", "En la lista", "En una conversación"]);
});

test("axe is silent", async () => {
  const { user } = renderShell();
  const dialog = await open(user);
  await user.keyboard("jose");
  await within(dialog).findByRole("option", { name: /José Ruiz/ });
  expect(await accessibilityProblems(dialog)).toEqual([]);
});
