import { screen, waitFor } from "@testing-library/react";
import { phoneAbilities } from "@/components/simulator/abilities";
import { PhoneComposer } from "@/components/simulator/PhoneComposer";
import { useWriting } from "@/components/simulator/useWriting";
import type { Act, ChatMessage } from "@/components/simulator/views";
import type { PlatformId } from "@/lib/platforms/manifest";
import { renderUi } from "./renderUi";
import { answered, written } from "./simulatorPhones";

const onAct = jest.fn<Promise<boolean>, [Act]>();
beforeEach(() => {
  jest.clearAllMocks();
  onAct.mockResolvedValue(true);
});

interface Given {
  platform: PlatformId;
  messages: ChatMessage[];
}

function Composer({ platform, messages }: Given) {
  return (
    <PhoneComposer
      abilities={phoneAbilities[platform]}
      messages={messages}
      names={{ customer: "Mariana", business: "Casa Jacaranda" }}
      writing={useWriting()}
      onAct={onAct}
    />
  );
}

const show = (platform: PlatformId, messages: ChatMessage[] = []) =>
  renderUi(<Composer platform={platform} messages={messages} />);
const input = () => screen.getByRole("textbox", { name: "Mensaje de Mariana" });

async function openMenu(user: ReturnType<typeof show>["user"]) {
  await user.click(screen.getByRole("button", { name: "Adjuntar y más" }));
  return screen.getAllByRole("menuitem").map((item) => item.textContent);
}

describe("Text", () => {
  test("goes out with Enter, and Shift and Enter starts a new line", async () => {
    const { user } = show("whatsapp");
    await user.type(input(), "hola{Shift>}{Enter}{/Shift}¿hay envíos?{Enter}");
    expect(onAct).toHaveBeenCalledWith({ kind: "text", text: "hola\n¿hay envíos?" });
    expect(input()).toHaveValue("");
  });

  test("that is empty does not go out", async () => {
    const { user } = show("whatsapp");
    await user.type(input(), "   {Enter}");
    await user.click(screen.getByRole("button", { name: "Enviar" }));
    expect(onAct).not.toHaveBeenCalled();
  });

  test("comes back when it could not be sent", async () => {
    onAct.mockResolvedValue(false);
    const { user } = show("whatsapp");
    await user.type(input(), "hola{Enter}");
    await waitFor(() => expect(input()).toHaveValue("hola"));
  });
});

describe("The menu", () => {
  test("offers what the platform passes on to businesses", async () => {
    const common = [
      "Elegir un archivo",
      "Foto de ejemplo",
      "Nota de voz",
      "Video",
      "Documento PDF",
      "Sticker",
    ];
    const whatsapp = show("whatsapp");
    const all = await openMenu(whatsapp.user);
    expect(all).toEqual(expect.arrayContaining([...common, "Contacto", "Pedido del catálogo"]));
    expect(all).toContain("Eliminar el último mensaje");
    whatsapp.unmount();

    const messenger = show("messenger");
    const fewer = await openMenu(messenger.user);
    expect(fewer).toEqual(expect.arrayContaining(common));
    expect(fewer).not.toContain("Contacto");
    expect(fewer).not.toContain("Pedido del catálogo");
    messenger.unmount();

    const telegram = await openMenu(show("telegram").user);
    expect(telegram).toContain("Contacto");
    expect(telegram).not.toContain("Eliminar el último mensaje");
  });

  test.each<[string, Act]>([
    ["Foto de ejemplo", { kind: "image", media: { sample: "photo" } }],
    ["Nota de voz", { kind: "voice", media: { sample: "voice" } }],
    ["Sticker", { kind: "sticker", media: { sample: "sticker" } }],
    ["Contacto", { kind: "contact", contact: { name: "Sofía Méndez", phone: "+52 55 5555 0177" } }],
    ["Llegar desde un anuncio", { kind: "referral", text: "Hola, vi su anuncio y quiero saber más" }],
    ["Mensaje que no se puede mostrar", { kind: "unsupported" }],
    ["Bloquear a este negocio", { kind: "block" }],
  ])("sends: %s", async (name, act) => {
    const { user } = show("whatsapp");
    await openMenu(user);
    await user.click(screen.getByRole("menuitem", { name }));
    expect(onAct).toHaveBeenCalledWith(act);
  });

  test("sends a place with its name", async () => {
    const { user } = show("telegram");
    await openMenu(user);
    await user.click(screen.getByRole("menuitem", { name: "Ubicación" }));
    expect(onAct).toHaveBeenCalledWith({
      kind: "location",
      location: expect.objectContaining({ name: "Plaza Río de Janeiro" }) as unknown,
    });
  });

  test.each([
    ["foto.png", "image/png", "image"],
    ["nota.mp3", "audio/mpeg", "audio"],
    ["hoja.pdf", "application/pdf", "document"],
  ])("sends a file of one's own as what it is: %s", async (name, type, kind) => {
    const { user } = show("whatsapp");
    const file = new File(["x"], name, { type });
    await user.upload(screen.getByLabelText("Elegir un archivo"), file);
    expect(onAct).toHaveBeenCalledWith({ kind, file });
  });

  test("presses a button of the newest answer, and waits for one", async () => {
    const { user, unmount } = show("messenger", [written()]);
    await openMenu(user);
    expect(screen.getByRole("menuitem", { name: "Presionar un botón" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    unmount();

    const answering = show("messenger", [answered({ id: "b1" }), answered({ id: "b2" }), written()]);
    await openMenu(answering.user);
    await answering.user.click(screen.getByRole("menuitem", { name: "Presionar un botón" }));
    const act = { kind: "postback", title: "Sí, confirmo", payload: "confirm", targetId: "b2" };
    expect(onAct).toHaveBeenCalledWith(act);
  });

  test("edits the newest text of one's own, until Escape", async () => {
    const messages = [written({ id: "1", text: "uno" }), written({ id: "2", text: "dos" }), answered()];
    const { user } = show("telegram", messages);
    await openMenu(user);
    await user.click(screen.getByRole("menuitem", { name: "Editar el último mensaje" }));
    expect(screen.getByText("Editas tu mensaje")).toBeVisible();
    await waitFor(() => expect(input()).toHaveFocus());
    await user.keyboard("{Escape}");
    expect(screen.queryByText("Editas tu mensaje")).toBeNull();
    expect(input()).toHaveValue("");

    await openMenu(user);
    await user.click(screen.getByRole("menuitem", { name: "Editar el último mensaje" }));
    await waitFor(() => expect(input()).toHaveFocus());
    await user.keyboard(" y medio{Enter}");
    expect(onAct).toHaveBeenCalledWith({ kind: "edit", targetId: "2", text: "dos y medio" });
  });
});
