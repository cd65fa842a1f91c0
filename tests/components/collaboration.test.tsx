import { act, screen, waitFor, within } from "@testing-library/react";
import { createRef } from "react";
import { ActivityLine } from "@/components/inbox/collaboration/ActivityLine";
import { NoteComposer } from "@/components/inbox/collaboration/NoteComposer";
import { NoteLine } from "@/components/inbox/collaboration/NoteLine";
import type { ThreadCommands } from "@/components/inbox/collaboration/threadCommands";
import { ThreadHeader } from "@/components/inbox/ThreadHeader";
import type { ConversationActions } from "@/components/inbox/useConversationActions";
import type { PresentView } from "@/lib/inbox/presenceViews";
import type { ActivityView, NoteView } from "@/lib/inbox/timelineViews";
import { conversationOf, mayWrite, NOW, show, viewer } from "./inboxFixtures";
import { accessibilityProblems } from "./renderUi";

const ana = { id: "01900000-0000-7000-8000-0000000000a1", name: "Ana Ruiz" };
const andres = { id: "01900000-0000-7000-8000-0000000000a2", name: "Andrés Gil" };
const conversation = conversationOf();

interface Asked {
  method: string;
  path: string;
  body: unknown;
}
let asked: Asked[];
let answers: Record<string, unknown>;

beforeEach(() => {
  sessionStorage.clear();
  asked = [];
  answers = { "GET /api/colleagues": { items: [ana, andres] } };
  globalThis.fetch = ((path: string, init?: RequestInit) => {
    const method = init?.method ?? "GET";
    asked.push({ method, path, body: init?.body ? JSON.parse(init.body as string) : null });
    const body = answers[`${method} ${path}`] ?? { items: [] };
    return Promise.resolve({ ok: body !== 500, json: () => Promise.resolve(body) });
  }) as typeof fetch;
  globalThis.EventSource = class {
    static readonly CLOSED = 2;
    addEventListener() {}
    close() {}
  } as unknown as typeof EventSource;
});

const posted = (path: string) =>
  asked.filter((call) => call.method === "POST" && call.path === path).map(({ body }) => body);
const NOTES = `/api/conversations/${conversation.id}/notes`;

describe("a note", () => {
  it("names a colleague by keyboard alone and is saved with Enter", async () => {
    const done = jest.fn();
    const { user } = show(<NoteComposer conversationId={conversation.id} onDone={done} />);
    const field = await screen.findByRole("textbox", { name: "Nota interna" });
    await waitFor(() => expect(asked.some(({ path }) => path === "/api/colleagues")).toBe(true));
    await user.type(field, "Mira, @an");
    expect(screen.getAllByRole("option")).toHaveLength(2);
    await user.keyboard("{ArrowDown}{Enter}");
    expect(field).toHaveValue("Mira, @Andrés Gil ");
    expect(screen.queryByRole("listbox")).not.toBeInTheDocument();
    await user.keyboard("¿sí?{Enter}");
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(posted(NOTES)).toEqual([{ text: `Mira, @[Andrés Gil](${andres.id}) ¿sí?` }]);
  });

  it("keeps what was written when it cannot be saved, and after a look elsewhere", async () => {
    answers[`POST ${NOTES}`] = 500;
    const { user, unmount } = show(<NoteComposer conversationId={conversation.id} onDone={() => {}} />);
    await user.type(screen.getByRole("textbox"), "Pedir la factura{Enter}");
    expect(await screen.findByText(/no se guardó/)).toBeInTheDocument();
    unmount();
    show(<NoteComposer conversationId={conversation.id} onDone={() => {}} />);
    expect(screen.getByRole("textbox")).toHaveValue("Pedir la factura");
  });

  const note: NoteView = {
    type: "note",
    id: "01900000-0000-7000-8000-0000000000e1",
    conversationId: conversation.id,
    author: ana,
    text: `Hola @[Antes](${andres.id})`,
    mentions: [andres],
    at: NOW.toISOString(),
    editedAt: null,
  };

  it("shows names of today, and offers to change it to its author alone", () => {
    const agent = { ...viewer, role: "agent" as const };
    show(<NoteLine note={note} viewer={agent} />);
    expect(screen.getByText("@Andrés Gil")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Acciones de la nota" })).not.toBeInTheDocument();
    show(<NoteLine note={{ ...note, author: agent }} viewer={agent} />);
    expect(screen.getByRole("button", { name: "Acciones de la nota" })).toBeInTheDocument();
  });
});

it("says in a line what was done, by whom and to whom", () => {
  const nothing = {
    assignee: null,
    former: null,
    stage: null,
    added: [],
    removed: [],
    until: null,
    reason: null,
  };
  const lines: Partial<ActivityView>[] = [
    { deed: "assigned", actor: ana, assignee: andres },
    { deed: "assigned", actor: null, assignee: andres },
    { deed: "returned", actor: null, former: ana },
    { deed: "woken", actor: null, reason: "replied" },
    { deed: "labelled", actor: ana, added: ["VIP", "Factura"], removed: ["Nuevo"] },
  ];
  show(
    <>
      {lines.map((line, index) => (
        <ActivityLine
          key={index}
          activity={
            {
              ...nothing,
              ...line,
              type: "activity",
              id: String(index),
              at: NOW.toISOString(),
            } as ActivityView
          }
        />
      ))}
    </>,
  );
  for (const text of [
    /^Ana Ruiz asignó la conversación a Andrés Gil/,
    /^Hilo asignó la conversación a Andrés Gil/,
    /^La conversación volvió a la bandeja: Ana Ruiz se desconectó/,
    /^La conversación volvió: llegó un mensaje/,
    /^Ana Ruiz agregó VIP y Factura y quitó Nuevo/,
  ])
    expect(screen.getByText(text)).toBeInTheDocument();
});

describe("the head of a conversation", () => {
  const header = (actions: Partial<ConversationActions>, over = {}) => {
    const commands = createRef<ThreadCommands>();
    const rendered = show(
      <ThreadHeader
        conversation={conversationOf(over)}
        name="Lucía"
        viewer={viewer}
        assignees={Array.from({ length: 12 }, (_, n) => ({ id: `p${n}`, name: `Persona ${n}` }))}
        actions={{ ...mayWrite, ...actions }}
        commands={commands}
        panelOpen={false}
        onTogglePanel={() => {}}
        onOpenSheet={() => {}}
        onBack={() => {}}
      />,
    );
    return { ...rendered, commands };
  };

  it("lets a leader find somebody among many and give it to them, by keyboard", async () => {
    const assign = jest.fn();
    const { user } = header({ assign });
    await user.click(screen.getByRole("button", { name: "Asignar" }));
    await user.type(screen.getByRole("searchbox", { name: "Buscar a alguien" }), "persona 1");
    await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    expect(assign).toHaveBeenCalledWith({ id: "p10", name: "Persona 10" });
  });

  it("offers an agent to take it, and the keyboard the same", () => {
    const take = jest.fn();
    const { commands } = header({ take });
    expect(screen.getByRole("button", { name: "Tomar" })).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Asignar" })).not.toBeInTheDocument();
    commands.current?.assign?.();
    expect(take).toHaveBeenCalled();
    expect(commands.current?.snooze).toBeUndefined();
  });

  it("puts it aside until a chosen time that lies ahead, or until they write", async () => {
    const snooze = jest.fn();
    const { user, commands } = header({ snooze });
    await user.click(screen.getByRole("button", { name: "Posponer" }));
    await user.click(screen.getByRole("button", { name: "Hasta que responda" }));
    expect(snooze).toHaveBeenLastCalledWith(null);

    // Without room (no layout here) the keyboard's list rises over the page.
    act(() => commands.current?.snooze?.());
    const dialog = await screen.findByRole("dialog", { name: "Posponer hasta" });
    await user.click(within(dialog).getByRole("button", { name: "Elegir fecha y hora" }));
    const field = within(dialog).getByLabelText("Fecha y hora");
    await user.clear(field);
    await user.type(field, "2020-01-01T09:00");
    await user.click(within(dialog).getByRole("button", { name: "Posponer" }));
    expect(within(dialog).getByText(/aún no haya pasado/)).toBeInTheDocument();
    await user.clear(field);
    await user.type(field, "2199-01-01T09:00");
    await user.click(within(dialog).getByRole("button", { name: "Posponer" }));
    expect(snooze).toHaveBeenLastCalledWith(new Date("2199-01-01T15:00:00Z"));
  });

  it("says who else is here and who is writing, and tells them where this person is", async () => {
    const items: PresentView[] = [
      { user: ana, typingUntil: new Date(Date.now() + 8_000).toISOString() },
      { user: andres, typingUntil: null },
    ];
    answers[`GET /api/conversations/${conversation.id}/presence`] = { items };
    const { container } = header({ assign: () => {}, resolve: () => {}, snooze: () => {} });
    expect(await screen.findAllByText("Ana está escribiendo…")).not.toHaveLength(0);
    expect(
      screen.getByRole("img", { name: "Ana Ruiz y Andrés Gil también ven esta conversación" }),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(posted("/api/presence")).toContainEqual(
        expect.objectContaining({ conversationId: conversation.id, typing: false, leaving: false }),
      ),
    );
    expect(await accessibilityProblems(container)).toEqual([]);
  });
});
