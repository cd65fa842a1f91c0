import { screen, within } from "@testing-library/react";
import { Shell } from "@/components/layout/Shell";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { Avatar } from "@/components/ui/Avatar";
import { CountBadge } from "@/components/ui/Badge";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { Field } from "@/components/ui/Field";
import { Input } from "@/components/ui/Input";
import { PageHeader } from "@/components/ui/PageHeader";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/Table";
import type { Role } from "@/lib/auth/roles";
import { accessibilityProblems, renderUi } from "./renderUi";

interface Options {
  role?: Role;
  demo?: boolean;
  collapsed?: boolean;
  pathname?: string;
}

function renderShell({ role = "admin", demo = true, collapsed = false, pathname = "/inbox" }: Options = {}) {
  const steps: string[] = [];
  const view = renderUi(
    <Shell
      viewer={{ name: "Ana López", email: "ana@example.com", role }}
      demo={demo}
      theme="system"
      collapsed={collapsed}
      badges={{ inbox: <CountBadge count={3} label="3 sin leer" /> }}
    >
      <PageHeader title="Bandeja" description="Lo que escriben tus clientes." />
      <Field label="Buscar">
        <Input />
      </Field>
      <Table label="Contactos">
        <TableHead>
          <tr>
            <HeaderCell>Nombre</HeaderCell>
            <HeaderCell numeric>Mensajes</HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          <TableRow selected>
            <Cell>
              <Avatar name="José Ruiz" mark={<PlatformMark platform="telegram" label="Telegram" />} /> José
              Ruiz
            </Cell>
            <Cell numeric>12</Cell>
          </TableRow>
        </tbody>
      </Table>
      <EmptyState title="Todo al día" text="Cuando alguien escriba, aparecerá aquí." />
      <ErrorState title="No se pudo cargar" onRetry={() => undefined} reference="7f3a-19c2" />
    </Shell>,
    { pathname, onNavigate: (step) => steps.push(step) },
  );
  const [sidebar, bottomBar] = screen.getAllByRole("navigation", { name: "Navegación principal" });
  if (!sidebar || !bottomBar) throw new Error("a sidebar and a bottom bar were expected");
  return { ...view, steps, sidebar, bottomBar };
}

const names = (nav: HTMLElement) =>
  within(nav)
    .getAllByRole("link")
    .map((link) => link.getAttribute("href"));
const forgetCookies = () =>
  document.cookie
    .split("; ")
    .forEach((pair) => (document.cookie = `${pair.split("=")[0]}=; max-age=0; path=/`));

beforeEach(() => {
  forgetCookies();
  delete document.documentElement.dataset.theme;
});

test.each<[Role, boolean, string[]]>([
  [
    "admin",
    true,
    ["/inbox", "/templates", "/contacts", "/admin/configurations", "/admin/deliveries", "/simulator"],
  ],
  ["admin", false, ["/inbox", "/templates", "/contacts", "/admin/configurations", "/admin/deliveries"]],
  ["supervisor", false, ["/inbox", "/templates", "/contacts"]],
  ["agent", true, ["/inbox", "/templates", "/contacts", "/simulator"]],
])("%s with demo %s is shown %p", (role, demo, expected) => {
  const { sidebar, bottomBar } = renderShell({ role, demo });
  expect(names(sidebar)).toEqual(expected);
  // Four and "More" are what a thumb can tell apart.
  expect(names(bottomBar)).toEqual(expected.slice(0, 4));
});

test.each([
  ["/inbox/0190", "Bandeja 3 sin leer"],
  ["/admin/deliveries", "Entregas"],
])("at %s the link %p is the current one", (pathname, name) => {
  const { sidebar } = renderShell({ pathname });
  expect(within(sidebar).getByRole("link", { current: "page" })).toHaveAccessibleName(name);
});

test("the first stop of the keyboard leads past the navigation", async () => {
  const { user } = renderShell();
  await user.tab();
  const link = screen.getByRole("link", { name: "Saltar al contenido" });
  expect(link).toHaveFocus();
  expect(document.querySelector(link.getAttribute("href") ?? "")).toBe(screen.getByRole("main"));
});

test("the slim sidebar keeps its names and is remembered", async () => {
  const { user, sidebar } = renderShell();
  await user.click(screen.getByRole("button", { name: "Plegar la barra lateral" }));
  expect(document.cookie).toContain("hilo-sidebar=collapsed");
  expect(within(sidebar).getByRole("link", { name: /Bandeja/ })).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Desplegar la barra lateral" }));
  expect(document.cookie).toContain("hilo-sidebar=open");
});

test("a theme is worn at once and remembered; the system's leaves no mark", async () => {
  const { user } = renderShell();
  const choose = async (name: string) => {
    await user.click(screen.getByRole("button", { name: /^Tu cuenta ?Ana López/ }));
    await user.click(await screen.findByRole("menuitemradio", { name }));
  };
  await choose("Oscuro");
  expect(document.documentElement).toHaveAttribute("data-theme", "dark");
  expect(document.cookie).toContain("hilo-theme=dark");
  await choose("Del sistema");
  expect(document.documentElement).not.toHaveAttribute("data-theme");
  expect(document.cookie).toContain("hilo-theme=system");
});

test("a language is remembered and the page drawn again, also from the phone's bar", async () => {
  const { user, steps, bottomBar } = renderShell();
  const before = steps.length;
  await user.click(within(bottomBar).getByRole("button", { name: "Más" }));
  expect(screen.getByText("ana@example.com")).toBeInTheDocument();
  await user.click(screen.getByRole("menuitemradio", { name: "English" }));
  expect(document.cookie).toContain("hilo-locale=en");
  expect(steps.slice(before)).toEqual(["refresh"]);
});

test.each([false, true])("axe is silent (slim sidebar: %s)", async (collapsed) => {
  const { container, bottomBar } = renderShell({ collapsed });
  // As the stylesheet does on a desktop: only one of the two is ever there.
  bottomBar.style.display = "none";
  expect(await accessibilityProblems(container)).toEqual([]);
});
