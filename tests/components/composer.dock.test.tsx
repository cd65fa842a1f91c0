import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createRef, useState } from "react";
import { ComposerDock } from "@/components/inbox/composer/ComposerDock";
import { useFiles } from "@/components/inbox/useFiles";
import { writeDraft } from "@/components/inbox/drafts";
import type { ConversationView } from "@/lib/inbox/views";
import { manifestOf, type PlatformId } from "@/lib/platforms/manifest";
import { memoryOutbox } from "@/tests/support/outbox";
import { conversationOf, hoursAgo, NOW, ours, show, viewer } from "./inboxFixtures";

interface Post {
  path: string;
  body: { text?: string; clientKey?: string };
}

/** What the page asks of the server; it refuses messages with this reason when there is one. */
function fakeServer() {
  const server = { posts: [] as Post[], refuse: null as string | null };
  const answer = (body: unknown, status = 200) =>
    Promise.resolve({
      ok: status < 400,
      status,
      headers: new Headers(),
      json: () => Promise.resolve(body),
    } as Response);
  globalThis.fetch = (path, init) => {
    const url = String(path as string);
    if (init?.method === "POST" && url.endsWith("/messages")) {
      const body = JSON.parse(String(init.body)) as Post["body"];
      server.posts.push({ path: url, body });
      if (server.refuse) return answer({ error: { code: "invalid", message: server.refuse } }, 422);
      return answer(ours({ id: `m${server.posts.length}`, text: body.text, clientKey: body.clientKey }), 201);
    }
    if (url.endsWith("/draft")) return answer({ text: "", updatedAt: null });
    return answer({ items: [], nextCursor: null });
  };
  return server;
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
beforeEach(() => jest.useFakeTimers({ now: NOW, advanceTimers: true, doNotFake: ["performance"] }));
afterEach(() => jest.useRealTimers());

let rooms = 0;
const room = () => `01900000-0000-7000-8000-${String(++rooms).padStart(12, "0")}`;

function open(
  over: Partial<ConversationView> = {},
  may: { write: boolean; note?: boolean } = { write: true },
) {
  const conversation = conversationOf({ id: room(), ...over });
  const outbox = memoryOutbox(viewer.id);
  function Place() {
    const files = useFiles(manifestOf(conversation.platform as PlatformId));
    const [input] = useState(() => createRef<HTMLTextAreaElement>());
    return (
      <ComposerDock
        conversation={conversation}
        name="Lucía"
        viewer={viewer}
        may={may}
        outbox={outbox}
        files={files}
        quoted={null}
        onUnquote={() => undefined}
        input={input}
      />
    );
  }
  show(<Place />);
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  return { conversation, outbox, user };
}

const field = () => screen.getByRole("textbox", { name: "Escribe un mensaje" });

describe("answering", () => {
  it("sends with Enter and with Ctrl+Enter, and a new line with Shift+Enter", async () => {
    const server = fakeServer();
    const { user } = open();
    await user.type(field(), "uno{Shift>}{Enter}{/Shift}dos{Enter}");
    await user.type(field(), "tres{Control>}{Enter}{/Control}");
    await waitFor(() => expect(server.posts).toHaveLength(2));
    expect(server.posts.map(({ body }) => body.text)).toEqual(["uno\ndos", "tres"]);
    expect(field()).toHaveValue("");
  });

  it("puts what was refused back where it was written, with the reason", async () => {
    const server = fakeServer();
    const { user, outbox } = open();
    server.refuse = "El texto no pasa.";
    await user.type(field(), "una oferta{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("No se envió: El texto no pasa.");
    expect(field()).toHaveValue("una oferta");
    expect(outbox.items()).toEqual([]);
  });

  it("leaves it in the thread while something else is being written", async () => {
    const server = fakeServer();
    const { user, outbox } = open();
    server.refuse = "No.";
    await user.type(field(), "primero{Enter}segundo");
    await waitFor(() => expect(outbox.items()).toMatchObject([{ state: "failed", failure: "No." }]));
    expect(field()).toHaveValue("segundo");
  });
});

describe("formatting", () => {
  it("writes the platform's marks around the selection and shows what the customer will see", async () => {
    fakeServer();
    const { user } = open();
    await user.type(field(), "muy bien");
    (field() as HTMLTextAreaElement).setSelectionRange(4, 8);
    await user.keyboard("{Control>}b{/Control}");
    expect(field()).toHaveValue("muy *bien*");
    const preview = screen.getByRole("group", { name: "Así lo verá Lucía" });
    expect(preview.querySelector("strong")).toHaveTextContent("bien");
  });

  it("is not offered where the customer would see the marks", () => {
    fakeServer();
    open({ platform: "telegram", windowExpiresAt: null });
    expect(screen.queryByRole("group", { name: "Formato" })).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Enviar" })).toBeInTheDocument();
  });
});

describe("the modes", () => {
  it("goes to a note with n and back with its Escape, and keeps what was being answered", async () => {
    fakeServer();
    const { user } = open();
    await user.type(field(), "a medias");
    await user.keyboard("n");
    expect(field()).toHaveValue("a mediasn");
    act(() => (document.activeElement as HTMLElement).blur());
    await user.keyboard("n");
    expect(screen.getByRole("tab", { name: "Nota interna" })).toHaveAttribute("aria-selected", "true");
    expect(screen.queryByRole("textbox", { name: "Escribe un mensaje" })).not.toBeInTheDocument();
    await user.click(screen.getByRole("tab", { name: "Responder" }));
    expect(field()).toHaveValue("a mediasn");
  });

  it("closes at the very moment the window ends, and keeps what was being written", async () => {
    fakeServer();
    const { user } = open({
      platform: "messenger",
      windowExpiresAt: new Date(NOW.getTime() - 6 * 86_400_000 + 5_000).toISOString(),
    });
    await user.type(field(), "casi a tiempo");
    await act(() => jest.advanceTimersByTimeAsync(5_000));
    expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
    const note = screen.getByRole("note");
    expect(note).toHaveTextContent("La ventana de Messenger se cerró");
    expect(note).toHaveTextContent(/quedó guardado como borrador:\s*casi a tiempo/);
  });

  it("says why nobody may write, and lets whoever was asked leave a note", async () => {
    fakeServer();
    const { user } = open({}, { write: false, note: true });
    expect(screen.getByRole("note")).toHaveTextContent("Puedes leer esta conversación");
    expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Dejar una nota interna" }));
    expect(screen.getByRole("textbox")).toBeInTheDocument();
  });

  it("has nothing but the reason where writing is not allowed", () => {
    fakeServer();
    open({ windowExpiresAt: hoursAgo(2) }, { write: false });
    expect(screen.queryByRole("tab")).not.toBeInTheDocument();
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
  });
});

it("starts with the draft of this person", async () => {
  fakeServer();
  const conversation = conversationOf({ id: room() });
  writeDraft(viewer.id, conversation.id, "lo de ayer");
  open(conversation);
  expect(field()).toHaveValue("lo de ayer");
  await act(() => Promise.resolve());
});
