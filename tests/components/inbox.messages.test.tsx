import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MessageGroup } from "@/components/inbox/MessageGroup";
import { Files } from "@/components/inbox/thread/files";
import type { MessageActions } from "@/components/inbox/thread/MessageMenu";
import { Tick } from "@/components/inbox/Tick";
import type { MessageStatus, MessageView } from "@/lib/inbox/views";
import { hoursAgo, messageOf, ours, show, viewer } from "./inboxFixtures";

const nothing: MessageActions = { retry: () => Promise.resolve(), resend() {}, discard() {}, goTo() {} };

const showMessage = (message: MessageView, actions: Partial<MessageActions> = {}) =>
  show(
    <MessageGroup
      said={{ shown: [{ key: message.id, message }], isFirst: true, isLast: true }}
      name="Lucía"
      viewerId={viewer.id}
      actions={{ ...nothing, ...actions }}
    />,
  );

describe("the tick of our own message", () => {
  it.each<[MessageStatus, string]>([
    ["queued", "En cola"],
    ["sending", "Enviando"],
    ["sent", "Enviado"],
    ["delivered", "Entregado"],
    ["read", "Leído"],
    ["failed", "No se envió"],
    ["unconfirmed", "Sin confirmar"],
    ["canceled", "Cancelado"],
  ])("says %s in words", (status, words) => {
    show(<Tick status={status} />);
    expect(screen.getByRole("img", { name: words })).toBeInTheDocument();
  });

  it("is not there for what we received", () => {
    show(<Tick status="received" />);
    expect(screen.queryByRole("img")).not.toBeInTheDocument();
  });
});

const noFile = {
  id: "a",
  mimeType: null,
  size: null,
  durationSeconds: null,
  width: null,
  height: null,
  waveform: [],
  previewUrl: null,
};

describe("what a message says", () => {
  it("says that it cannot be shown, and why", () => {
    showMessage(
      messageOf({ kind: "unsupported", text: null, content: { unsupported: { reason: "131051" } } }),
    );
    expect(screen.getByText(/no se puede mostrar aquí/)).toBeInTheDocument();
    expect(screen.getByText("Motivo: 131051")).toBeInTheDocument();
  });

  it("leaves a trace of a deleted message and nothing of what it said", () => {
    showMessage(messageOf({ text: "secreto", deletedAt: hoursAgo(0.5) }));
    expect(screen.getByText("Mensaje eliminado")).toBeInTheDocument();
    expect(screen.queryByText("secreto")).not.toBeInTheDocument();
  });

  it("marks an edited message", () => {
    showMessage(messageOf({ text: "Mañana", editedAt: hoursAgo(0.5) }));
    expect(screen.getByText("Mañana")).toBeInTheDocument();
    expect(screen.getByText(/editado/)).toBeInTheDocument();
  });

  it("makes links of web addresses only, which tell the other side nothing", () => {
    showMessage(messageOf({ text: "Mira https://example.com/a. O javascript:alert(1)" }));
    const link = screen.getByRole("link", { name: "https://example.com/a" });
    expect(link).toHaveAttribute("rel", expect.stringContaining("noopener"));
    expect(screen.getAllByRole("link")).toHaveLength(1);
  });

  it("says that a file could not be fetched", () => {
    const attachment = {
      id: "a",
      kind: "document" as const,
      mimeType: null,
      fileName: "x.pdf",
      size: null,
      durationSeconds: null,
      width: null,
      height: null,
      waveform: [],
      previewUrl: null,
    };
    showMessage(messageOf({ text: null, attachments: [{ ...attachment, url: null, status: "failed" }] }));
    expect(screen.getByText("No pudimos descargar el archivo")).toBeInTheDocument();
  });

  it("asks for a lost file again, for whoever may", async () => {
    const retry = jest.fn(() => Promise.resolve());
    const lost = { ...noFile, kind: "image" as const, fileName: null, url: null, status: "failed" as const };
    const message = messageOf({ text: null, kind: "image", attachments: [lost] });
    show(
      <Files value={{ open() {}, retry }}>
        <MessageGroup
          said={{ shown: [{ key: message.id, message }], isFirst: true, isLast: true }}
          name="Lucía"
          viewerId={viewer.id}
          actions={nothing}
        />
      </Files>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Descargar de nuevo" }));
    expect(retry).toHaveBeenCalledWith("a");
  });

  it("offers a document with its name and size", () => {
    const file = {
      id: "a",
      kind: "document" as const,
      mimeType: "application/pdf",
      fileName: "guía.pdf",
      durationSeconds: null,
      width: null,
      height: null,
      waveform: [],
      previewUrl: null,
    };
    showMessage(
      messageOf({
        text: null,
        attachments: [{ ...file, size: 120_000, url: "/api/media/a", status: "stored" }],
      }),
    );
    const link = screen.getByRole("link", { name: "Descargar guía.pdf" });
    expect(link).toHaveAttribute("href", "/api/media/a?download=1");
    expect(within(link).getByText("117 KB")).toBeInTheDocument();
  });
});

describe("what went wrong", () => {
  it("says it in the platform's words and tries again on request", async () => {
    const retry = jest.fn(() => Promise.resolve());
    const message = ours({
      status: "failed",
      error: { code: "131026", class: "never", message: "No usa WhatsApp." },
    });
    showMessage(message, { retry });
    expect(screen.getByText("No usa WhatsApp.")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Reintentar" }));
    expect(retry).toHaveBeenCalledWith(message);
  });

  it("explains before an unconfirmed message goes out a second time", async () => {
    const retry = jest.fn(() => Promise.resolve());
    showMessage(
      ours({
        status: "unconfirmed",
        error: { code: "timeout", class: "never", message: "No respondió a tiempo." },
      }),
      { retry },
    );
    expect(screen.getByText("Sin confirmar. No respondió a tiempo.")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Enviar de nuevo" }));
    const dialog = screen.getByRole("dialog", { name: "¿Enviar de nuevo?" });
    expect(retry).not.toHaveBeenCalled();
    await userEvent.click(within(dialog).getByRole("button", { name: "Enviar de nuevo" }));
    expect(retry).toHaveBeenCalledTimes(1);
  });
});
