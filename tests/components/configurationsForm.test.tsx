/** Connecting and editing an account: the form follows the platform's manifest, and what Hilo makes is shown once. */
import { screen, waitFor, within } from "@testing-library/react";
import type { Channel, ConfigurationActions, Saved } from "@/components/configurations/channel";
import { messages } from "@/lib/i18n/messages";
import { manifestOf, platformIds } from "@/lib/platforms/manifest";
import type { Failure } from "@/lib/result";
import { accessibilityProblems } from "./renderUi";
import { channel, ownOrigin, renderChannels } from "./configurationsParts";

const generated = { verifyToken: "made-by-hilo-0001" };

async function openConnect(actions: Partial<ConfigurationActions> = {}, origin = ownOrigin) {
  const view = renderChannels([channel()], actions, origin);
  await view.user.click(screen.getByRole("button", { name: "Conectar cuenta" }));
  return { ...view, sheet: within(screen.getByRole("dialog")) };
}

async function openEdit(one: Channel, actions: Partial<ConfigurationActions> = {}) {
  const view = renderChannels([one], actions);
  await view.user.click(screen.getByRole("button", { name: `Opciones de ${one.name}` }));
  await view.user.click(screen.getByRole("menuitem", { name: "Editar" }));
  return { ...view, sheet: within(screen.getByRole("dialog")) };
}

describe.each(platformIds)("%s", (platform) => {
  const { label, secretFields } = manifestOf(platform);

  test("every field of its manifest has a name and a hint in both languages", () => {
    for (const { es, en } of secretFields.map(({ key }) => ({
      es: textsOf("es", key),
      en: textsOf("en", key),
    }))) {
      expect(es).toEqual({ label: expect.any(String), hint: expect.any(String) });
      expect(en).toEqual({ label: expect.any(String), hint: expect.any(String) });
    }
    const known = Object.keys(messages.es.configurations.fields[platform]);
    expect(known.sort()).toEqual(secretFields.map(({ key }) => key).sort());
  });

  test("the form asks for exactly these fields, and hides what is secret", async () => {
    const { user, sheet } = await openConnect();
    await user.click(sheet.getByRole("radio", { name: label }));
    const asked = [...document.querySelectorAll("form input:not([type=radio])")];
    expect(asked).toHaveLength(secretFields.length + 1);
    for (const { key, secret } of secretFields) {
      const field = sheet.getByLabelText(new RegExp(`^${escaped(textsOf("es", key)?.label ?? "")}( \\(|$)`));
      expect(field).toHaveProperty("type", secret ? "password" : "text");
      expect(field).toHaveAccessibleDescription(textsOf("es", key)?.hint);
    }
  });
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function textsOf(locale: "es" | "en", key: string): { label: string; hint: string } | undefined {
  const fields: Record<string, Record<string, { label: string; hint: string }>> = messages[locale]
    .configurations.fields;
  return Object.values(fields).flatMap((of) => of[key] ?? [])[0];
}

test("sends what was typed, with an empty field for what Hilo is to make", async () => {
  const create = jest.fn(async () => ({ ok: true as const, value: { id: "1", generated } }));
  const { user, sheet } = await openConnect({ create });
  await user.type(sheet.getByLabelText("Nombre"), "Ventas Perú");
  await user.type(sheet.getByLabelText("ID del número"), "109550000000199");
  await user.type(sheet.getByLabelText("ID de la cuenta de WhatsApp Business"), "209550000000199");
  await user.type(sheet.getByLabelText("Token de acceso"), "EAAtoken");
  await user.type(sheet.getByLabelText("Clave secreta de la app"), "shh");
  await user.click(sheet.getByRole("button", { name: "Conectar" }));
  await waitFor(() => expect(create).toHaveBeenCalledTimes(1));
  expect(create).toHaveBeenCalledWith({
    platform: "whatsapp",
    name: "Ventas Perú",
    secrets: {
      phoneNumberId: "109550000000199",
      wabaId: "209550000000199",
      accessToken: "EAAtoken",
      appSecret: "shh",
      verifyToken: "",
    },
  });
});

test("what Hilo made stands beside the URL with buttons to copy, once, and with the next step", async () => {
  const create = async () => ({ ok: true as const, value: { id: "1", generated } });
  const { user, sheet, container } = await openConnect({ create }, "https://hilo.example.com");
  await user.click(sheet.getByRole("button", { name: "Conectar" }));
  expect(await sheet.findByText("made-by-hilo-0001")).toBeVisible();
  expect(sheet.getByText("https://hilo.example.com/api/webhooks/whatsapp")).toBeVisible();
  expect(sheet.getByText("Cópialo ahora: no se vuelve a mostrar.")).toBeVisible();
  expect(sheet.getByText(/suscribe el campo «messages»/)).toBeVisible();
  expect(sheet.queryByText(/no usa https/)).not.toBeInTheDocument();
  await user.click(sheet.getByRole("button", { name: "Copiar: Token de verificación" }));
  expect(await navigator.clipboard.readText()).toBe("made-by-hilo-0001");
  expect(await accessibilityProblems(container.ownerDocument.body)).toEqual([]);

  await user.click(sheet.getByRole("button", { name: "Listo" }));
  await user.click(screen.getByRole("button", { name: "Conectar cuenta" }));
  expect(screen.queryByText("made-by-hilo-0001")).not.toBeInTheDocument();
  expect(screen.getByLabelText("Nombre")).toHaveValue("");
});

test("an address that no platform can reach is said", async () => {
  const create = async () => ({ ok: true as const, value: { id: "1", generated: {} } });
  const { user, sheet } = await openConnect({ create }, "http://localhost:3000");
  await user.click(sheet.getByRole("radio", { name: "Telegram" }));
  await user.click(sheet.getByRole("button", { name: "Conectar" }));
  expect(await sheet.findByText(/no usa https y Telegram no puede llegar/)).toBeVisible();
  expect(sheet.queryByText("No tienes que hacer nada más")).not.toBeInTheDocument();
});

const refusal = (error: Failure) => async () => ({ ok: false as const, error });

test("what is wrong is said at its field, what was typed stays, and the keyboard goes to the first", async () => {
  const create = refusal({
    code: "invalid",
    message: "Revisa los campos marcados.",
    fields: { "secrets.appSecret": "Falta este dato.", "secrets.wabaId": "Revisa este dato." },
  });
  const { user, sheet } = await openConnect({ create });
  await user.type(sheet.getByLabelText("Nombre"), "Ventas");
  await user.click(sheet.getByRole("button", { name: "Conectar" }));
  expect(await sheet.findByRole("alert")).toHaveTextContent("Revisa los campos marcados.");
  expect(sheet.getByLabelText("Clave secreta de la app")).toHaveAccessibleDescription(/Falta este dato\.$/);
  expect(sheet.getByLabelText("ID de la cuenta de WhatsApp Business")).toBeInvalid();
  expect(sheet.getByLabelText("ID de la cuenta de WhatsApp Business")).toHaveFocus();
  expect(sheet.getByLabelText("Token de acceso")).toBeValid();
  expect(sheet.getByLabelText("Nombre")).toHaveValue("Ventas");

  await user.click(sheet.getByRole("radio", { name: "Messenger" }));
  expect(sheet.queryByRole("alert")).not.toBeInTheDocument();
});

test("a lost connection says that nothing was saved", async () => {
  const create = () => Promise.reject<never>(new TypeError("Failed to fetch"));
  const { user, sheet } = await openConnect({ create });
  await user.click(sheet.getByRole("button", { name: "Conectar" }));
  expect(await sheet.findByRole("alert")).toHaveTextContent("no se guardó nada");
});

test("editing shows what is no secret, keeps the account, and sends only what changed", async () => {
  const saved: Saved = { id: "1", generated: {} };
  const edit = jest.fn(async () => ({ ok: true as const, value: saved }));
  const { user, sheet } = await openEdit(channel(), { edit });
  expect(sheet.getByLabelText("ID del número")).toBeDisabled();
  expect(sheet.getByLabelText("ID de la cuenta de WhatsApp Business")).toHaveValue("209550000000101");
  const token = sheet.getByLabelText("Token de acceso");
  expect(token).toHaveValue("");
  expect(token).toHaveAttribute("placeholder", "Guardado; escribe para reemplazarlo");
  await user.type(token, "EAAnew");
  await user.click(sheet.getByRole("button", { name: "Guardar" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(edit).toHaveBeenCalledWith({ id: channel().id, secrets: { accessToken: "EAAnew" } });
});

test("saving without a change sends nothing", async () => {
  const edit = jest.fn();
  const { user, sheet } = await openEdit(channel(), { edit });
  await user.click(sheet.getByRole("button", { name: "Guardar" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(edit).not.toHaveBeenCalled();
});

test("a new secret is asked for with null and shown before the sheet closes", async () => {
  const edit = jest.fn(async () => ({ ok: true as const, value: { id: "1", generated } }));
  const { user, sheet } = await openEdit(channel(), { edit });
  await user.click(sheet.getByRole("button", { name: "Generar nuevo: Token de verificación" }));
  expect(sheet.getByLabelText("Token de verificación")).toBeDisabled();
  await user.click(sheet.getByRole("button", { name: "Guardar" }));
  expect(await sheet.findByText("made-by-hilo-0001")).toBeVisible();
  expect(edit).toHaveBeenCalledWith({ id: channel().id, secrets: { verifyToken: null } });
});
