import { screen, waitFor, within } from "@testing-library/react";
import { Phone, type PhoneProps } from "@/components/simulator/Phone";
import type { ChatMessage } from "@/components/simulator/views";
import { accessibilityProblems, renderUi } from "./renderUi";
import { accountOf, answered, mariana, written } from "./simulatorPhones";

const onAct = jest.fn<Promise<boolean>, Parameters<PhoneProps["onAct"]>>();
const choices = {
  onAccount: jest.fn(),
  onCustomer: jest.fn(),
  onNewCustomer: jest.fn(),
  onLooking: jest.fn(),
};

function show(messages: ChatMessage[], given: Partial<PhoneProps> = {}) {
  const account = given.account ?? accountOf("whatsapp");
  return renderUi(
    <Phone
      account={account}
      accounts={[account]}
      customer={mariana}
      customers={[mariana]}
      chat={{ blocked: false, messages }}
      onAct={onAct}
      {...choices}
      {...given}
    />,
  );
}

const composer = () => screen.getByRole("textbox", { name: "Mensaje de Mariana Olvera" });
const bubbleOf = (text: string) => {
  const bubble = screen.getByText(text).closest("li");
  if (!bubble) throw new Error(`no bubble around ${text}`);
  return within(bubble);
};

beforeEach(() => {
  jest.clearAllMocks();
  onAct.mockResolvedValue(true);
});

describe("A phone's chat", () => {
  test("shows how far each message has come, in the words of its side", () => {
    show([
      written({ id: "1", text: "uno", tick: "sent" }),
      written({ id: "2", text: "dos", tick: "delivered" }),
      written({ id: "3", text: "tres", tick: "read" }),
      answered({ id: "4", text: "cuatro", tick: "delivered" }),
      answered({ id: "5", text: "cinco", tick: "failed", error: { code: 131026, title: "Undeliverable" } }),
    ]);
    const tickOf = (text: string) => bubbleOf(text).getByRole("img").getAttribute("aria-label");
    expect(["uno", "dos", "tres", "cuatro", "cinco"].map(tickOf)).toEqual([
      "Enviado, Hilo aún no lo recibe",
      "Recibido en Hilo",
      "Leído por el negocio",
      "Entregado en este teléfono",
      "Informado como fallido",
    ]);
    expect(screen.getByText("El negocio ve un error: Undeliverable")).toBeVisible();
  });

  test("shows media, quotes and reactions", () => {
    show([
      written({ id: "1", text: "¿Tienen en gris?" }),
      answered({ id: "2", text: "Sí, mira", replyTo: "1", reactions: [{ by: "customer", emoji: "👍" }] }),
      written({ id: "3", kind: "image", text: "", media: { id: "77", mimeType: "image/jpeg", size: 9 } }),
      written({ id: "4", kind: "unsupported", text: "" }),
    ]);
    const answer = screen.getByText("Sí, mira").closest("li");
    expect(answer).toHaveTextContent("Mariana Olvera¿Tienen en gris?");
    expect(screen.getByText("Reacción del cliente: 👍")).toBeInTheDocument();
    const [picture] = screen.getAllByRole("img", { name: /foto/i });
    expect(picture).toHaveAttribute("src", "/api/simulator/media/77");
    expect(screen.getByText(/no entrega a los negocios/)).toBeVisible();
  });

  test("says what to do while it is empty", () => {
    show([]);
    expect(screen.getByRole("heading", { name: "Escribe el primer mensaje" })).toBeVisible();
  });

  test("has a reaction and an answer for the business's messages", async () => {
    const { user } = show([answered()]);
    await user.click(screen.getByRole("button", { name: "Opciones del mensaje" }));
    await user.click(screen.getByRole("menuitem", { name: "Me encanta" }));
    expect(onAct).toHaveBeenCalledWith({ kind: "reaction", targetId: "b1", emoji: "❤️" });

    await user.click(screen.getByRole("button", { name: "Opciones del mensaje" }));
    await user.click(screen.getByRole("menuitem", { name: "Responder" }));
    await waitFor(() => expect(composer()).toHaveFocus());
    await user.keyboard("gracias{Enter}");
    expect(onAct).toHaveBeenLastCalledWith({ kind: "text", text: "gracias", replyTo: "b1" });
  });

  test("takes a reaction away only where there is one", async () => {
    const { user } = show([answered({ reactions: [{ by: "customer", emoji: "👍" }] })]);
    await user.click(screen.getByRole("button", { name: "Opciones del mensaje" }));
    await user.click(screen.getByRole("menuitem", { name: "Quitar la reacción" }));
    expect(onAct).toHaveBeenCalledWith({ kind: "reaction", targetId: "b1", emoji: "" });
  });

  test("offers no reaction to one's own message, and its deletion only where businesses hear of it", async () => {
    const { user, unmount } = show([written()]);
    await user.click(screen.getByRole("button", { name: "Opciones del mensaje" }));
    expect(screen.queryByRole("menuitem", { name: "Me encanta" })).toBeNull();
    expect(screen.getByRole("menuitem", { name: "Eliminar para todos" })).toBeVisible();
    unmount();

    const telegram = show([written()], { account: accountOf("telegram") });
    await telegram.user.click(screen.getByRole("button", { name: "Opciones del mensaje" }));
    expect(screen.getByRole("menuitem", { name: "Editar" })).toBeVisible();
    expect(screen.queryByRole("menuitem", { name: "Eliminar para todos" })).toBeNull();
  });

  test("presses the business's buttons in the platform's way", async () => {
    const message = answered({ buttons: [{ id: "yes", title: "Sí" }] });
    const { user } = show([message], { account: accountOf("telegram") });
    await user.click(screen.getByRole("button", { name: "Sí" }));
    expect(onAct).toHaveBeenCalledWith({ kind: "button", title: "Sí", payload: "yes", targetId: "b1" });
  });

  test("says that the account is not connected", () => {
    show([], { account: accountOf("whatsapp", { callback: null }) });
    expect(screen.getByText(/aún no está conectada a Hilo/)).toBeVisible();
  });

  test("can only unblock while the business is blocked", async () => {
    const { user } = show([], { chat: { blocked: true, messages: [answered()] } });
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.queryByRole("button", { name: "Opciones del mensaje" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Desbloquear" }));
    expect(onAct).toHaveBeenCalledWith({ kind: "unblock" });
  });
});

describe("A phone's owner", () => {
  const julian = { ...mariana, id: "573005550122", phone: "573005550122", name: "Julián Restrepo" };
  const support = accountOf("whatsapp", {
    accountId: "whatsapp-2",
    name: "Soporte",
    address: "+52 55 5555 0110",
  });

  test("can be another customer, or a new one", async () => {
    const { user } = show([], { customers: [mariana, julian] });
    await user.click(screen.getByRole("button", { name: /^Cambiar de cliente ?Mariana Olvera/ }));
    expect(screen.getByText("Clientes de WhatsApp")).toBeVisible();
    await user.click(screen.getByRole("menuitemradio", { name: "Julián Restrepo · +573005550122" }));
    expect(choices.onCustomer).toHaveBeenCalledWith(julian.id);

    await user.click(screen.getByRole("button", { name: /Cambiar de cliente/ }));
    await user.click(screen.getByRole("menuitem", { name: "Nuevo cliente" }));
    expect(choices.onNewCustomer).toHaveBeenCalled();
  });

  test("chooses the account where the business has several, and only there", async () => {
    const { user, unmount } = show([], { accounts: [accountOf("whatsapp"), support] });
    await user.click(screen.getByRole("button", { name: /^Cambiar de cuenta ?Escribe a ?Casa Jacaranda/ }));
    await user.click(screen.getByRole("menuitemradio", { name: "Soporte · +52 55 5555 0110" }));
    expect(choices.onAccount).toHaveBeenCalledWith("whatsapp-2");
    unmount();

    show([]);
    expect(screen.queryByRole("button", { name: /Cambiar de cuenta/ })).toBeNull();
    expect(screen.getByText("Casa Jacaranda · +52 55 5555 0100")).toBeVisible();
  });

  test("looks at the chat while the phone has the focus", async () => {
    const { user } = show([written()]);
    await user.click(composer());
    expect(choices.onLooking).toHaveBeenLastCalledWith(true);
    (document.activeElement as HTMLElement).blur();
    expect(choices.onLooking).toHaveBeenLastCalledWith(false);
  });
});

test("A phone is accessible", async () => {
  const { container } = show([written(), answered({ replyTo: "m1" })]);
  expect(await accessibilityProblems(container)).toEqual([]);
});
