import { screen, waitFor, within } from "@testing-library/react";
import { ScheduledList } from "@/components/inbox/schedule/ScheduledList";
import { ScheduleMenu } from "@/components/inbox/schedule/ScheduleMenu";
import { TemplateComposer } from "@/components/inbox/platformTemplates/TemplateComposer";
import type { Written } from "@/components/inbox/outbox";
import { templateShape } from "@/lib/approved/rules";
import type { ScheduledView } from "@/lib/inbox/scheduleViews";
import { templates } from "@/lib/simulator/whatsapp/templateData";
import { conversationOf } from "./inboxFixtures";
import { accessibilityProblems, renderUi } from "./renderUi";

const approved = templates
  .filter(({ status }) => status === "APPROVED")
  .map(({ name, language, category, components }) => ({
    name,
    language,
    category: category.toLowerCase(),
    shape: templateShape(components)!,
  }));

interface Asked {
  method: string;
  path: string;
  body: Record<string, unknown> | null;
}

/** Answers what the page asks for, and remembers what it was told. */
function fakeServer({
  items = approved as object[],
  maySync = false,
  scheduled = [] as ScheduledView[],
} = {}) {
  const asked: Asked[] = [];
  globalThis.fetch = (path, init) => {
    const url = String(path as string);
    const method = init?.method ?? "GET";
    if (method !== "GET")
      asked.push({
        method,
        path: url,
        body: init?.body ? (JSON.parse(String(init.body)) as Asked["body"]) : null,
      });
    const answer = url.includes("platform-templates")
      ? { items, nextCursor: null, configurationId: "k1", syncedAt: null, maySync }
      : { items: scheduled, nextCursor: null };
    return Promise.resolve({
      ok: true,
      headers: new Headers(),
      json: () => Promise.resolve(answer),
    } as Response);
  };
  return asked;
}

class SilentStream {
  static readonly CLOSED = 2;
  readyState = 1;
  addEventListener() {}
  close() {}
}
beforeAll(() => {
  Object.assign(globalThis, { EventSource: SilentStream });
});

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const closed = conversationOf({ platform: "whatsapp", windowExpiresAt: inHours(-2) });
const open = conversationOf({ platform: "whatsapp", windowExpiresAt: inHours(72) });

describe("approved templates", () => {
  const show = () => {
    const sent: Written[] = [];
    const view = renderUi(
      <TemplateComposer conversation={closed} name="Lucía" onSend={(written) => sent.push(written)} />,
    );
    return { ...view, sent };
  };

  test("are found without accents, filled in, looked at and sent", async () => {
    fakeServer();
    const { user, sent, container } = show();
    await user.type(await screen.findByRole("searchbox", { name: "Buscar plantilla" }), "AVISÉMOS");
    await user.click(screen.getByRole("button", { name: /seguimiento_pedido/ }));
    await user.click(screen.getByRole("button", { name: "Enviar plantilla" }));
    expect(screen.getAllByText("Falta este dato.")).toHaveLength(2);
    expect(sent).toEqual([]);
    await user.type(screen.getByLabelText("Dato 1"), "Lucía");
    await user.type(screen.getByLabelText("Dato 2"), "1042");
    const preview = screen.getByRole("group", { name: "Así la verá el cliente" });
    expect(preview).toHaveTextContent("Hola Lucía, tu pedido 1042 ya va en camino");
    expect(preview).toHaveTextContent("Casa Jacaranda");
    expect(await accessibilityProblems(container)).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Enviar plantilla" }));
    expect(sent).toMatchObject([
      {
        message: {
          platformTemplate: {
            name: "seguimiento_pedido",
            language: "es_MX",
            components: [{ type: "body", parameters: [{ text: "Lucía" }, { text: "1042" }] }],
          },
        },
      },
    ]);
  });

  test("one with a picture at its head waits for it, and takes no other file", async () => {
    fakeServer();
    globalThis.URL.createObjectURL = () => "blob:picture";
    const { user, sent } = show();
    await user.click(await screen.findByRole("button", { name: /novedades_temporada/ }));
    await user.type(screen.getByLabelText("Dato 1"), "Lucía");
    await user.type(screen.getByLabelText("Final del enlace de “Ver catálogo”"), "verano");
    await user.click(screen.getByRole("button", { name: "Enviar plantilla" }));
    expect(screen.getByRole("alert")).toHaveTextContent("Elige el archivo.");
    const chooser = screen.getByLabelText("Imagen del encabezado");
    await user.upload(chooser, new File(["x"], "foto.png", { type: "image/png" }));
    expect(screen.getByRole("img", { name: "foto.png" })).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Enviar plantilla" }));
    expect(sent).toMatchObject([{ file: { kind: "image", name: "foto.png" } }]);
  });

  test("where there are none, an administrator may fetch them, others are told whom to ask", async () => {
    const asked = fakeServer({ items: [], maySync: true });
    const { user, unmount } = show();
    await user.click(await screen.findByRole("button", { name: "Sincronizar plantillas" }));
    expect(asked).toMatchObject([{ method: "POST", path: "/api/configurations/k1/templates" }]);
    unmount();
    fakeServer({ items: [] });
    show();
    expect(await screen.findByText("Pide a quien administra que las sincronice.")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Sincronizar plantillas" })).not.toBeInTheDocument();
  });
});

describe("sending later", () => {
  const message = () => ({ text: "hola", attachments: [], replyToId: null });

  test("a quick pick, unless they write first", async () => {
    const asked = fakeServer();
    let done = 0;
    const { user } = renderUi(
      <ScheduleMenu conversation={open} disabled={false} message={message} onScheduled={() => done++} />,
    );
    await user.click(screen.getByRole("button", { name: "Programar" }));
    await user.click(await screen.findByRole("button", { name: /En 1 hora/ }));
    expect(screen.getByRole("switch", { name: "Cancelar si escriben antes" })).toBeChecked();
    await user.click(screen.getByRole("button", { name: "Programar mensaje" }));
    await waitFor(() => expect(done).toBe(1));
    expect(asked).toMatchObject([{ method: "POST", body: { text: "hola", cancelOnReply: true } }]);
    const at = Date.parse(String(asked[0]?.body?.sendAt));
    expect(Math.abs(at - Date.now() - 3_600_000)).toBeLessThan(60_000);
  });

  test("when the window will have closed, only with the template that takes its place", async () => {
    const asked = fakeServer();
    const { user } = renderUi(
      <ScheduleMenu
        conversation={conversationOf({ platform: "whatsapp", windowExpiresAt: inHours(0.5) })}
        disabled={false}
        message={message}
        onScheduled={() => undefined}
      />,
    );
    await user.click(screen.getByRole("button", { name: "Programar" }));
    await user.click(await screen.findByRole("button", { name: /En 1 hora/ }));
    expect(screen.getByRole("note")).toHaveTextContent("La ventana de WhatsApp estará cerrada a esa hora.");
    expect(screen.getByRole("button", { name: "Programar mensaje" })).toBeDisabled();
    await user.click(await screen.findByRole("combobox", { name: "Plantilla si la ventana está cerrada" }));
    expect(screen.queryByRole("option", { name: /novedades_temporada/ })).not.toBeInTheDocument();
    await user.click(await screen.findByRole("option", { name: /retomar_conversacion/ }));
    await user.click(screen.getByRole("button", { name: "Programar mensaje" }));
    await waitFor(() =>
      expect(asked).toMatchObject([
        { body: { fallbackTemplate: { name: "retomar_conversacion", language: "es" } } },
      ]),
    );
  });

  test("what waits and what failed are listed with what can be done about them", async () => {
    const item: ScheduledView = {
      id: "s1",
      conversationId: open.id,
      author: { id: "u1", name: "Ana" },
      text: "te escribo mañana",
      attachments: [],
      platformTemplate: null,
      fallbackTemplate: null,
      sendAt: "2026-03-10T15:00:00.000Z",
      cancelOnReply: true,
      status: "waiting",
      reason: null,
    };
    const failed = { ...item, id: "s2", status: "failed" as const, reason: "La ventana se cerró." };
    const asked = fakeServer({ scheduled: [item, failed] });
    const { user, container } = renderUi(<ScheduledList conversationId={open.id} />, {
      timeZone: "America/Mexico_City",
    });
    const lines = within(await screen.findByRole("list", { name: "Mensajes programados" })).getAllByRole(
      "listitem",
    );
    expect(lines[0]).toHaveTextContent("9:00");
    expect(lines[1]).toHaveTextContent("No se envió. La ventana se cerró.");
    expect(await accessibilityProblems(container)).toEqual([]);
    await user.click(within(lines[1]!).getByRole("button"));
    await user.click(await screen.findByRole("menuitem", { name: "Enviar de nuevo" }));
    await user.click(within(lines[0]!).getByRole("button"));
    await user.click(await screen.findByRole("menuitem", { name: "Cancelar envío" }));
    await waitFor(() =>
      expect(asked.map(({ method, path, body }) => [method, path, body])).toEqual([
        ["PATCH", "/api/scheduled/s2", { now: true }],
        ["DELETE", "/api/scheduled/s1", null],
      ]),
    );
  });
});
