/** Saved replies on screen: the picker above the text one writes, and the page where they are kept. */
import { screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import type { TemplateActions } from "@/components/templates/context";
import { noFilter } from "@/components/templates/filter";
import { TemplatePicker } from "@/components/templates/TemplatePicker";
import { Templates } from "@/components/templates/Templates";
import type { Result } from "@/lib/result";
import type { RenderedReply, TemplateView } from "@/lib/templates/views";
import { accessibilityProblems, renderUi } from "./renderUi";

const mine = { "template.edit": true, "template.archive": true, "template.restore": true };
const foreign = { "template.edit": false, "template.archive": false, "template.restore": false };

const template = (change: Partial<TemplateView> & { id: string; title: string }): TemplateView => ({
  shortcut: null,
  category: "greeting",
  platforms: [],
  body: "Hola {{contacto.nombre|cliente}}, soy {{agente.primer_nombre}}",
  attachments: [],
  usageCount: 3,
  lastUsedAt: null,
  updatedAt: "2026-11-20T12:00:00.000Z",
  archivedAt: null,
  owner: { id: "u1", name: "Ana Robles" },
  may: mine,
  ...change,
});

const replies = [
  template({ id: "t1", title: "Saludo", shortcut: "hola" }),
  template({ id: "t2", title: "Envíos y plazos", shortcut: "envios", category: "information", may: foreign }),
  template({ id: "t3", title: "Despedida", shortcut: "gracias", category: "closing" }),
];

jest.setTimeout(30_000);

const asked: string[] = [];
const realFetch = global.fetch;
beforeEach(() => {
  asked.length = 0;
  global.fetch = ((path: string) => {
    asked.push(path);
    const rendered: Omit<RenderedReply, "id"> = { text: "Hola Inés", gaps: [], attachments: [] };
    const id = /templates\/(\w+)\/render/.exec(path)?.[1];
    const body = id ? { id, ...rendered } : { items: replies, nextCursor: null };
    return Promise.resolve({ ok: true, json: () => Promise.resolve(body) });
  }) as unknown as typeof fetch;
});
afterEach(() => {
  global.fetch = realFetch;
});

describe("the picker", () => {
  function Writing({ onPick, onClose }: { onPick: (id: string) => void; onClose: () => void }) {
    const [text, setText] = useState("");
    const conversation = { id: "c1", platform: "whatsapp" } as const;
    return (
      <>
        <textarea aria-label="Mensaje" value={text} onChange={(event) => setText(event.target.value)} />
        {text.startsWith("/") && (
          <TemplatePicker
            conversation={conversation}
            query={text.slice(1)}
            onPick={({ id }) => onPick(id)}
            onClose={onClose}
          />
        )}
      </>
    );
  }
  const open = async () => {
    const [onPick, onClose] = [jest.fn(), jest.fn()];
    const view = renderUi(<Writing onPick={onPick} onClose={onClose} />);
    const text = screen.getByRole("textbox", { name: "Mensaje" });
    await view.user.type(text, "/");
    await screen.findByRole("option", { name: /Saludo/ });
    return { ...view, text, onPick, onClose };
  };
  const selected = () => screen.getByRole("option", { selected: true });

  test("the keyboard stays in the text: arrows choose, Enter fills in for the conversation", async () => {
    const { user, text, onPick } = await open();
    expect(asked[0]).toContain("platform=whatsapp");
    expect(text).toHaveFocus();
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}");
    expect(selected()).toHaveTextContent("Despedida");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(onPick).toHaveBeenCalledWith("t3"));
    expect(asked.at(-1)).toBe("/api/templates/t3/render");
    expect(text).toHaveValue("/");
  });

  test("what is typed narrows it, without accents; with nothing left, Enter is the text's own", async () => {
    const { user, text, onPick, onClose } = await open();
    await user.keyboard("envi");
    expect(screen.getAllByRole("option")).toHaveLength(1);
    expect(selected()).toHaveTextContent("Envíos y plazos");
    await user.keyboard("xyz");
    expect(screen.queryByRole("option")).toBeNull();
    expect(screen.getByText("Ninguna respuesta coincide.")).toBeVisible();
    await user.keyboard("{Enter}");
    expect(text).toHaveValue("/envixyz\n");
    expect(onPick).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  test("axe is silent, and the way to write a new one is there", async () => {
    const { container } = await open();
    expect(await accessibilityProblems(container)).toEqual([]);
    expect(screen.getByRole("link", { name: "Crear una respuesta" })).toHaveAttribute(
      "href",
      "/templates?new=1",
    );
  });
});

describe("the page", () => {
  const done = (): Promise<Result<{ id: string }>> => Promise.resolve({ ok: true, value: { id: "t1" } });
  const open = (items: TemplateView[] = replies) => {
    const actions = {
      create: jest.fn(done),
      edit: jest.fn(done),
      archive: jest.fn(done),
      restore: jest.fn(done),
      copied: jest.fn(done),
    } satisfies TemplateActions;
    const view = renderUi(
      <Templates
        initial={{ filter: noFilter, page: { items, nextCursor: null } }}
        creating={false}
        viewer={{ id: "u1", name: "Ana Robles" }}
        fields={[{ key: "pedido", label: "Pedido" }]}
        actions={actions}
      />,
    );
    return { ...view, actions };
  };
  const row = (name: string) => within(within(screen.getByRole("table")).getByRole("row", { name }));

  test("buttons follow what one may do; archiving is undone from its notice", async () => {
    const { user, actions, container } = open();
    expect(row("Envíos y plazos").queryByRole("button", { name: "Archivar" })).toBeNull();
    await user.click(row("Saludo").getByRole("button", { name: "Archivar" }));
    expect(actions.archive).toHaveBeenCalledWith({ id: "t1" });
    await user.click(await screen.findByRole("button", { name: "Deshacer" }));
    expect(actions.restore).toHaveBeenCalledWith({ id: "t1" });
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  test("a copy holds no braces, says so, and is counted", async () => {
    const { user, actions } = open();
    await user.click(row("Saludo").getByRole("button", { name: "Copiar texto" }));
    expect(await navigator.clipboard.readText()).toBe("Hola cliente, soy Ana");
    expect(row("Saludo").getByRole("status")).toHaveTextContent("Copiado");
    expect(actions.copied).toHaveBeenCalledWith({ id: "t1" });
  });

  test("a variable goes where the caret stands, is previewed with an example, and the reply is created", async () => {
    const { user, actions } = open();
    await user.click(screen.getByRole("button", { name: "Crear respuesta" }));
    const sheet = within(screen.getByRole("dialog", { name: "Crear respuesta" }));
    await user.type(sheet.getByRole("textbox", { name: "Título" }), "Pedido");
    await user.type(sheet.getByRole("textbox", { name: /Atajo/ }), "Envío gratis");
    const body = sheet.getByRole<HTMLTextAreaElement>("textbox", { name: "Mensaje" });
    await user.type(body, "Hola , va tu pedido");
    body.setSelectionRange(5, 5);
    await user.click(sheet.getByRole("button", { name: "Insertar variable" }));
    await user.click(screen.getByRole("button", { name: /Primer nombre contacto/ }));
    expect(body).toHaveValue("Hola {{contacto.primer_nombre}}, va tu pedido");
    expect(sheet.getByRole("tabpanel", { name: "WhatsApp" })).toHaveTextContent("Hola Mariana, va tu pedido");
    await user.click(sheet.getByRole("button", { name: "Crear respuesta" }));
    expect(actions.create).toHaveBeenCalledWith(
      expect.objectContaining({
        title: "Pedido",
        shortcut: "envio-gratis",
        category: "greeting",
        attachments: [],
      }),
    );
  });

  test("an unknown variable is named while it is written, and cannot be saved", async () => {
    const { user } = open();
    await user.click(screen.getByRole("button", { name: "Crear respuesta" }));
    const sheet = within(screen.getByRole("dialog"));
    await user.click(sheet.getByRole("textbox", { name: "Mensaje" }));
    await user.paste("Hola {{contacto.apodo}}");
    expect(sheet.getByText(/No existe la variable “contacto.apodo”/)).toBeVisible();
    expect(sheet.getByRole("button", { name: "Crear respuesta" })).toBeDisabled();
  });

  test("somebody else's is only read", async () => {
    const { user } = open();
    await user.click(within(screen.getByRole("table")).getByText("Envíos y plazos"));
    const sheet = within(screen.getByRole("dialog", { name: "Envíos y plazos" }));
    expect(sheet.queryByRole("textbox")).toBeNull();
    expect(sheet.getByRole("button", { name: "Copiar texto" })).toBeVisible();
  });

  test("an order is asked of the server, and an empty list says what to do", async () => {
    const { user, unmount } = open();
    await user.click(within(screen.getByRole("table")).getByRole("button", { name: "Título" }));
    expect(asked.at(-1)).toContain("sort=title&order=asc");
    unmount();
    open([]);
    expect(screen.getByRole("heading", { name: "Escribe tu primera respuesta" })).toBeVisible();
  });
});
