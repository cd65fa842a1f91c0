import { act, render } from "@testing-library/react";
import { adoptDraft, readDraft, writeDraft } from "@/components/inbox/drafts";
import { useDraftSync } from "@/components/inbox/composer/useDraftSync";

class SilentStream {
  static readonly CLOSED = 2;
  readyState = 1;
  addEventListener() {}
  close() {}
}
beforeAll(() => {
  Object.assign(globalThis, { EventSource: SilentStream });
});

const me = "u1";
let rooms = 0;
/** A conversation nothing was ever written in. */
const room = () => `c${++rooms}`;
const stored = (conversationId: string, userId = me) =>
  JSON.parse(localStorage.getItem(`hilo-draft:${userId}:${conversationId}`) ?? "null") as unknown;

describe("a draft in this browser", () => {
  it("is stored with each keystroke, for its person alone", () => {
    const c = room();
    writeDraft(me, c, "H");
    writeDraft(me, c, "Ho");
    expect(stored(c)).toMatchObject({ text: "Ho" });
    expect(readDraft("u2", c).text).toBe("");
  });

  it("gives way to what another device wrote later, never to what it wrote before", () => {
    const c = room();
    writeDraft(me, c, "aquí");
    const { updatedAt } = readDraft(me, c);
    adoptDraft(me, c, { text: "antes", updatedAt: updatedAt - 1 });
    expect(readDraft(me, c).text).toBe("aquí");
    adoptDraft(me, c, { text: "después", updatedAt: updatedAt + 1 });
    expect(readDraft(me, c).text).toBe("después");
    expect(stored(c)).toMatchObject({ text: "después" });
  });

  it("is taken from storage only when what it became is kept elsewhere", async () => {
    const c = room();
    writeDraft(me, c, "se envía");
    let kept = () => {};
    writeDraft(me, c, "", new Promise<void>((resolve) => (kept = resolve)));
    expect(readDraft(me, c).text).toBe("");
    expect(stored(c)).toMatchObject({ text: "se envía" });
    kept();
    await act(() => Promise.resolve());
    expect(stored(c)).toMatchObject({ text: "" });
  });

  it("follows another tab", () => {
    const c = room();
    writeDraft(me, c, "una pestaña");
    const { unmount } = open(c, fakeServer());
    const newValue = JSON.stringify({ text: "otra pestaña", updatedAt: Date.now() + 10 });
    window.dispatchEvent(new StorageEvent("storage", { key: `hilo-draft:${me}:${c}`, newValue }));
    expect(readDraft(me, c).text).toBe("otra pestaña");
    unmount();
  });
});

/** The server's copy, and what was written to it. */
function fakeServer(kept: { text: string; updatedAt: string | null } = { text: "", updatedAt: null }) {
  const server = { kept, puts: [] as string[] };
  globalThis.fetch = (_path, init) => {
    if (init?.method === "PUT") {
      const draft = JSON.parse(String(init.body)) as { text: string; updatedAt: string };
      server.puts.push(draft.text);
      server.kept = draft;
    }
    return Promise.resolve({ ok: true, json: () => Promise.resolve(server.kept) } as Response);
  };
  return server;
}

function Sync({ conversationId }: { conversationId: string }) {
  useDraftSync(me, conversationId, () => false);
  return null;
}
const open = (conversationId: string, _server: unknown) => render(<Sync conversationId={conversationId} />);

describe("a draft on the server", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it("is written after a pause, not with each keystroke", async () => {
    const c = room();
    const server = fakeServer();
    open(c, server);
    await act(() => jest.advanceTimersByTimeAsync(0));
    for (const text of ["h", "ho", "hol", "hola"]) {
      act(() => writeDraft(me, c, text));
      await act(() => jest.advanceTimersByTimeAsync(300));
    }
    expect(server.puts).toEqual([]);
    await act(() => jest.advanceTimersByTimeAsync(800));
    expect(server.puts).toEqual(["hola"]);
  });

  it("is written at once when the person looks away", async () => {
    const c = room();
    const server = fakeServer();
    open(c, server);
    await act(() => jest.advanceTimersByTimeAsync(0));
    act(() => writeDraft(me, c, "a medias"));
    window.dispatchEvent(new Event("blur"));
    expect(server.puts).toEqual(["a medias"]);
  });

  it("comes from the other device when that wrote later", async () => {
    const c = room();
    const server = fakeServer({ text: "desde el teléfono", updatedAt: new Date().toISOString() });
    open(c, server);
    await act(() => jest.advanceTimersByTimeAsync(0));
    expect(readDraft(me, c).text).toBe("desde el teléfono");
    expect(server.puts).toEqual([]);
  });

  it("gets what was written while the server was away", async () => {
    const c = room();
    writeDraft(me, c, "sin conexión");
    const server = fakeServer({ text: "viejo", updatedAt: "2026-01-01T00:00:00.000Z" });
    open(c, server);
    await act(() => jest.advanceTimersByTimeAsync(0));
    expect(readDraft(me, c).text).toBe("sin conexión");
    expect(server.puts).toEqual(["sin conexión"]);
  });
});
