import "../support/layout";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { MessageList } from "@/components/inbox/MessageList";
import { AudioPlayer } from "@/components/inbox/thread/AudioPlayer";
import { Lightbox } from "@/components/inbox/Lightbox";
import type { AttachmentView } from "@/lib/inbox/views";
import { hoursAgo, messageOf, show, viewer } from "./inboxFixtures";

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const message = messageOf({
      id: `m${index}`,
      text: `Mensaje ${index}`,
      sentAt: hoursAgo(count - index),
    });
    return { key: message.id, message };
  });

const actions = { retry: () => Promise.resolve(), resend() {}, discard() {}, goTo() {} };
const listOf = (over: Partial<Parameters<typeof MessageList>[0]>) => (
  <MessageList
    shown={many(3)}
    asides={[]}
    unreadKey={null}
    hasOlder={false}
    hasNewer={false}
    loadOlder={() => {}}
    loadNewer={() => {}}
    toNewest={() => Promise.resolve()}
    onJump={() => {}}
    target={null}
    name="Lucía"
    viewer={viewer}
    actions={actions}
    {...over}
  />
);

const file = (over: Partial<AttachmentView>): AttachmentView => ({
  id: "f",
  kind: "image",
  mimeType: "image/jpeg",
  fileName: null,
  size: 900,
  durationSeconds: null,
  width: 4,
  height: 3,
  waveform: [],
  url: "/api/media/f",
  previewUrl: null,
  status: "stored",
  ...over,
});

describe("a long conversation", () => {
  it("keeps only what is near the screen in the page", () => {
    show(listOf({ shown: many(10_000) }));
    const rows = screen.getByRole("log").querySelectorAll("[data-index]");
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(60);
  });

  it("marks what was not read, and says what comes in", async () => {
    function Growing() {
      const [shown, setShown] = useState(() => many(3));
      const message = messageOf({ id: "new", text: "¿Sigue ahí?", sentAt: hoursAgo(0) });
      const arrive = () => setShown([...shown, { key: "new", message }]);
      return (
        <>
          <button onClick={arrive}>Llega</button>
          {listOf({ shown, unreadKey: "m1" })}
        </>
      );
    }
    show(<Growing />);
    expect(screen.getByRole("separator", { name: "Sin leer" })).toBeInTheDocument();
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
    await userEvent.click(screen.getByRole("button", { name: "Llega" }));
    expect(screen.getByRole("status")).toHaveTextContent("Lucía: ¿Sigue ahí?");
  });

  it("lights up the message that was asked for, with the keyboard on it", async () => {
    show(listOf({ target: { messageId: "m1", turn: 1 } }));
    const row = document.getElementById("message-m1");
    await waitFor(() => expect(row).toHaveFocus());
    expect(row).toHaveClass("animate-highlight");
  });

  it("goes to the day that is chosen", async () => {
    const onJump = jest.fn();
    show(listOf({ onJump }));
    await userEvent.click(screen.getByRole("button", { name: /Ir a otra fecha/ }));
    await userEvent.click(screen.getByRole("button", { name: "Ir" }));
    expect(onJump).toHaveBeenCalledWith(expect.stringMatching(/^2026-03-\d\d$/));
  });
});

describe("pictures and sound", () => {
  it("turns to the next picture with the arrow, and says which it is", async () => {
    const onOpen = jest.fn();
    show(<Lightbox all={[file({ id: "a" }), file({ id: "b" })]} openId="a" onOpen={onOpen} />);
    expect(screen.getByText("1 de 2")).toBeInTheDocument();
    await userEvent.keyboard("{ArrowRight}");
    expect(onOpen).toHaveBeenLastCalledWith("b");
    await userEvent.keyboard("{Escape}");
    expect(onOpen).toHaveBeenLastCalledWith(null);
  });

  it("plays one at a time, at the speed one likes", async () => {
    const play = jest.spyOn(HTMLMediaElement.prototype, "play").mockImplementation(function (
      this: HTMLMediaElement,
    ) {
      this.dispatchEvent(new Event("play"));
      return Promise.resolve();
    });
    const pause = jest.spyOn(HTMLMediaElement.prototype, "pause").mockImplementation(() => undefined);
    const sound = (id: string) =>
      file({ id, kind: "audio", fileName: id, durationSeconds: 12, waveform: [10, 100] });
    show(
      <>
        <AudioPlayer attachment={sound("uno")} url="/api/media/1" />
        <AudioPlayer attachment={sound("dos")} url="/api/media/2" />
      </>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Escuchar: uno" }));
    expect(play).toHaveBeenCalledTimes(1);
    expect(pause).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole("button", { name: "Escuchar: dos" }));
    expect(pause).toHaveBeenCalledTimes(1);
    const [speed] = screen.getAllByRole("button", { name: "Velocidad: 1×" });
    if (speed) await userEvent.click(speed);
    expect(screen.getByRole("button", { name: "Velocidad: 1.5×" })).toBeInTheDocument();
  });
});
