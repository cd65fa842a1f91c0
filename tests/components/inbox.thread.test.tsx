import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import "../support/layout";
import { createRef } from "react";
import { writeDraft } from "@/components/inbox/drafts";
import { ThreadPane } from "@/components/inbox/ThreadPane";
import type { ConversationActions } from "@/components/inbox/useConversationActions";
import type { ConversationView, MessageView } from "@/lib/inbox/views";
import { memoryOutbox } from "@/tests/support/outbox";
import { conversationOf, hoursAgo, mayWrite, messageOf, NOW, ours, show, viewer } from "./inboxFixtures";

/** The other side of the wire: keeps messages by client key, as the server does. */
function fakeServer() {
  const messages: MessageView[] = [messageOf({ text: "¿Tienen la talla 38?" })];
  const keys: string[] = [];
  const server = { keys, online: true };
  const answer = (body: unknown, status = 200) =>
    Promise.resolve({ ok: status < 400, status, json: () => Promise.resolve(body) } as Response);
  globalThis.fetch = (path, init) => {
    if (!String(path).endsWith("/messages") && !String(path).includes("/messages?"))
      return answer({ items: [] });
    if (init?.method !== "POST") return answer({ items: messages.toReversed(), nextCursor: null });
    const draft = JSON.parse(String(init.body)) as { clientKey: string; text: string };
    keys.push(draft.clientKey);
    if (!server.online) return Promise.reject(new TypeError("network"));
    const known = messages.find(({ clientKey }) => clientKey === draft.clientKey);
    const message =
      known ??
      ours({
        id: `m${messages.length}`,
        text: draft.text,
        clientKey: draft.clientKey,
        status: "queued",
        sentAt: NOW.toISOString(),
      });
    if (!known) messages.push(message);
    return answer(message, known ? 200 : 201);
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
beforeEach(() => {
  jest.useFakeTimers({ now: NOW, advanceTimers: true, doNotFake: ["performance"] });
  sessionStorage.clear();
});
afterEach(() => jest.useRealTimers());

async function open(over: Partial<ConversationView> = {}, actions: ConversationActions = mayWrite) {
  show(
    <ThreadPane
      conversation={conversationOf(over)}
      name="Lucía Fernández"
      viewer={viewer}
      actions={actions}
      cache={new Map()}
      outbox={memoryOutbox(viewer.id)}
      input={createRef<HTMLTextAreaElement>()}
      onSeen={() => {}}
    />,
  );
  await screen.findByText("¿Tienen la talla 38?");
}

const type = async (text: string) => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  await user.type(screen.getByRole("textbox", { name: "Escribe un mensaje" }), text);
  return user;
};

describe("answering", () => {
  it("shows the message at once, and once, when the server has it too", async () => {
    const server = fakeServer();
    await open();
    await type("Sí, quedan dos{Enter}");
    expect(screen.getByText("Sí, quedan dos")).toBeInTheDocument();
    expect(screen.getByRole("textbox")).toHaveValue("");
    await waitFor(() => expect(server.keys).toHaveLength(1));
    await act(() => jest.advanceTimersByTimeAsync(500));
    expect(screen.getAllByText("Sí, quedan dos")).toHaveLength(1);
  });

  it("keeps what did not get through, and repeats it with the same key", async () => {
    const server = fakeServer();
    await open();
    server.online = false;
    const user = await type("Sí{Enter}");
    expect(await screen.findByText("Sin conexión. Tu mensaje está guardado aquí.")).toBeInTheDocument();
    expect(screen.getByText("Sí")).toBeInTheDocument();
    server.online = true;
    await user.click(screen.getByRole("button", { name: "Reintentar" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "Reintentar" })).not.toBeInTheDocument());
    expect(server.keys).toEqual(["key-1", "key-1"]);
    expect(screen.getAllByText("Sí")).toHaveLength(1);
  });

  it("starts a new line with Shift+Enter, and sends no empty message", async () => {
    const server = fakeServer();
    await open();
    await type("{Enter}uno{Shift>}{Enter}{/Shift}dos");
    expect(screen.getByRole("textbox")).toHaveValue("uno\ndos");
    expect(server.keys).toEqual([]);
  });

  it("says how many characters are too many, and does not send them", async () => {
    fakeServer();
    writeDraft(viewer.id, conversationOf().id, "x".repeat(4100));
    await open();
    expect(screen.getByText("Sobran 4 caracteres.")).toHaveRole("status");
    expect(screen.getByRole("button", { name: "Enviar" })).toBeDisabled();
  });
});

describe("the reply window", () => {
  it("replaces the composer when it is closed, with why, since when and what helps", async () => {
    fakeServer();
    await open({ windowExpiresAt: hoursAgo(2) });
    expect(screen.getByRole("note")).toHaveTextContent("La ventana de WhatsApp se cerró hace 2 h.");
    expect(screen.getByRole("note")).toHaveTextContent(
      "Envía una plantilla aprobada o espera a que te escriba.",
    );
    expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
  });

  it("says for how long a person may still write where the platform has such a rule", async () => {
    fakeServer();
    await open({ platform: "messenger", windowExpiresAt: hoursAgo(24) });
    expect(screen.getByRole("note")).toHaveTextContent("Puedes responder durante 5 días más");
    expect(screen.getByRole("textbox")).toBeInTheDocument();
  });

  it("is no matter where the platform has none", async () => {
    fakeServer();
    await open({ platform: "telegram", windowExpiresAt: null });
    expect(screen.queryByRole("note")).not.toBeInTheDocument();
    expect(screen.getByRole("textbox")).toBeInTheDocument();
  });

  it("gives no composer to whoever may not write", async () => {
    fakeServer();
    await open({}, { ...mayWrite, write: false });
    expect(screen.getByRole("note")).toHaveTextContent(
      "Puedes leer esta conversación, pero no escribir en ella.",
    );
    expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
  });
});
