import { screen, waitFor } from "@testing-library/react";
import { LanguageSwitch } from "@/components/auth/LanguageSwitch";
import { LoginForm } from "@/components/auth/LoginForm";
import { accessibilityProblems, renderUi } from "./renderUi";

/** NextAuth's addresses. `answer` is the status the sign-in gives. */
function serve(answer: () => Promise<number>) {
  const posted: string[] = [];
  const fetchStandIn = async (url: string, init?: RequestInit): Promise<Response> => {
    if (url === "/api/auth/csrf") return { json: async () => ({ csrfToken: "token" }) } as Response;
    if (url !== "/api/auth/callback/credentials" || init?.method !== "POST")
      throw new Error(`unexpected ${url}`);
    posted.push(String(init.body));
    const status = await answer();
    return { status, ok: status < 400 } as Response;
  };
  Object.assign(globalThis, { fetch: fetchStandIn });
  return posted;
}

const demo = [{ role: "supervisor" as const, email: "supervisor@example.com", password: "a demo password" }];

function renderLogin() {
  const steps: string[] = [];
  const page = { pathname: "/login", onNavigate: (step: string) => void steps.push(step) };
  const view = renderUi(<LoginForm destination="/inbox?status=open" accounts={demo} />, page);
  return { ...view, steps };
}

test("signs in and goes where the person wanted to go", async () => {
  const posted = serve(async () => 200);
  const { user, steps } = renderLogin();
  await user.type(screen.getByLabelText("Correo"), "  ana@example.com ");
  await user.type(screen.getByLabelText("Contraseña"), "una clave larga{Enter}");
  await waitFor(() => expect(steps).toContain("replace /inbox?status=open"));
  const form = new URLSearchParams(posted[0]);
  expect(Object.fromEntries(form)).toEqual({
    csrfToken: "token",
    email: "ana@example.com",
    password: "una clave larga",
    json: "true",
  });
});

test.each([
  ["a wrong password", async () => 401, "El correo o la contraseña no coinciden."],
  ["too many attempts", async () => 429, /Espera unos minutos/],
  ["a broken service", async () => 503, /prueba otra vez/],
  ["no connection", () => Promise.reject(new TypeError("Failed to fetch")), /Revisa tu conexión/],
])("%s is said in words, and nothing typed is lost", async (_, answer, words) => {
  serve(answer);
  const { user, steps } = renderLogin();
  await user.type(screen.getByLabelText("Correo"), "ana@example.com");
  await user.type(screen.getByLabelText("Contraseña"), "otra{Enter}");
  expect(await screen.findByText(words)).toBeInTheDocument();
  expect(screen.getByRole("alert")).toHaveTextContent(words);
  expect(screen.getByLabelText("Correo")).toHaveValue("ana@example.com");
  expect(screen.getByLabelText("Contraseña")).toHaveValue("otra");
  expect(steps.filter((step) => step.startsWith("replace"))).toEqual([]);
});

test("nothing is sent while a field is empty", async () => {
  const posted = serve(async () => 200);
  const { user } = renderLogin();
  await user.click(screen.getByRole("button", { name: "Entrar" }));
  expect(await screen.findByText("Escribe tu correo y tu contraseña.")).toBeInTheDocument();
  expect(posted).toEqual([]);
});

test("while it waits it says so and is not sent twice", async () => {
  const posted = serve(() => new Promise(() => undefined));
  const { user } = renderLogin();
  await user.click(screen.getByRole("button", { name: /^supervisor@example.com/ }));
  await user.click(screen.getByRole("button", { name: "Entrar" }));
  await user.click(await screen.findByRole("button", { name: "Entrando" }));
  await waitFor(() => expect(posted).toHaveLength(1));
});

test("a demo account fills the form, and the password can be looked at", async () => {
  const { user } = renderLogin();
  await user.click(screen.getByRole("button", { name: /^supervisor@example.com/ }));
  expect(screen.getByLabelText("Correo")).toHaveValue("supervisor@example.com");
  const password = screen.getByLabelText("Contraseña");
  expect(password).toHaveValue("a demo password");
  expect(password).toHaveAttribute("type", "password");
  await user.click(screen.getByRole("button", { name: "Mostrar la contraseña" }));
  expect(password).toHaveAttribute("type", "text");
  await user.click(screen.getByRole("button", { name: "Ocultar la contraseña" }));
  expect(password).toHaveAttribute("type", "password");
});

test("the language can be changed before signing in", async () => {
  const steps: string[] = [];
  const { user } = renderUi(<LanguageSwitch />, { onNavigate: (step) => steps.push(step) });
  expect(screen.getByRole("button", { name: "Español" })).toHaveAttribute("aria-pressed", "true");
  await user.click(screen.getByRole("button", { name: "English" }));
  expect(document.cookie).toContain("hilo-locale=en");
  expect(steps).toContain("refresh");
});

test("axe is silent", async () => {
  const { container } = renderLogin();
  expect(await accessibilityProblems(container)).toEqual([]);
});
