/** The list of connected accounts: what is known of each, and what can be done with it. */
import { screen, waitFor, within } from "@testing-library/react";
import { channel, renderChannels } from "./configurationsParts";
import { accessibilityProblems } from "./renderUi";

const card = (name = "Ventas México") => within(screen.getByRole("article", { name }));
const done = async () => ({ ok: true as const, value: { id: channel().id, generated: {} } });

test("says who it is, that it works, and where its platform delivers", async () => {
  const { user, container } = renderChannels([channel({ simulated: true })]);
  expect(card().getByText("+52 55 5555 0100")).toBeVisible();
  expect(card().getByText("Funciona")).toBeVisible();
  expect(card().getByText("Simulado")).toBeVisible();
  expect(card().getByText("hace 5 min")).toBeVisible();
  await user.click(card().getByRole("button", { name: "Copiar la URL del webhook" }));
  expect(await navigator.clipboard.readText()).toBe("https://hilo.example.com/api/webhooks/whatsapp");
  expect(await accessibilityProblems(container)).toEqual([]);
});

test("what needs attention comes with the reason and the ways out", async () => {
  const edit = jest.fn(done);
  const problem = "El token de acceso venció o fue anulado.";
  const { user } = renderChannels([channel({ health: "needs_attention", healthCode: "190", problem })], {
    edit,
  });
  expect(card().getByText("Necesita atención")).toBeVisible();
  expect(card().getByText(problem)).toBeVisible();
  await user.click(card().getByRole("button", { name: "Comprobar de nuevo" }));
  await waitFor(() => expect(edit).toHaveBeenCalledWith({ id: channel().id, active: true }));
  await user.click(card().getByRole("button", { name: "Cambiar credenciales" }));
  expect(screen.getByRole("dialog", { name: "Editar el canal" })).toBeVisible();
});

test("a paused one says so, whatever its last check found", () => {
  renderChannels([channel({ active: false })]);
  expect(card().getByText("En pausa")).toBeVisible();
  expect(card().queryByText("Funciona")).not.toBeInTheDocument();
});

test("the switch pauses, and undo brings it back", async () => {
  const edit = jest.fn(done);
  const { user, steps } = renderChannels([channel()], { edit });
  await user.click(card().getByRole("switch", { name: /Ventas México/ }));
  expect(await screen.findByText("«Ventas México» está en pausa")).toBeInTheDocument();
  expect(steps).toContain("refresh");
  await user.click(screen.getByRole("button", { name: "Deshacer" }));
  await waitFor(() => expect(edit).toHaveBeenLastCalledWith({ id: channel().id, active: true }));
  expect(edit.mock.calls[0]).toEqual([{ id: channel().id, active: false }]);
});

test("a refused switch goes back and says why", async () => {
  const edit = async () => ({
    ok: false as const,
    error: { code: "forbidden" as const, message: "Sin permiso." },
  });
  const { user } = renderChannels([channel()], { edit });
  const toggle = card().getByRole("switch");
  await user.click(toggle);
  expect(await screen.findByText("Sin permiso.")).toBeInTheDocument();
  await waitFor(() => expect(toggle).toBeChecked());
});

test("archiving says what will happen before it does", async () => {
  const archive = jest.fn(async () => ({ ok: true as const, value: undefined }));
  const { user } = renderChannels([channel()], { archive });
  await user.click(screen.getByRole("button", { name: "Opciones de Ventas México" }));
  await user.click(screen.getByRole("menuitem", { name: "Archivar" }));
  const dialog = within(screen.getByRole("dialog", { name: "¿Archivar «Ventas México»?" }));
  expect(dialog.getByText(/conversaciones se quedan/)).toBeVisible();
  expect(dialog.getByText(/credenciales se borran/)).toBeVisible();
  expect(archive).not.toHaveBeenCalled();
  await user.click(dialog.getByRole("button", { name: "Archivar el canal" }));
  await waitFor(() => expect(archive).toHaveBeenCalledWith({ id: channel().id }));
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});

test("without any, the page says how to begin", async () => {
  const { user } = renderChannels([]);
  expect(screen.getByRole("heading", { name: "Conecta tu primera cuenta" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Conectar cuenta" }));
  expect(screen.getByRole("dialog", { name: "Conectar una cuenta" })).toBeVisible();
});
