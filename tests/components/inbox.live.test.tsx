import { act, render, screen } from "@testing-library/react";
import { coalesce } from "@/components/live/coalesce";
import { useConnected, useLive } from "@/components/live/stream";

class FakeStream {
  static readonly CLOSED = 2;
  static opened: FakeStream[] = [];
  static get newest(): FakeStream {
    const last = FakeStream.opened.at(-1);
    if (!last) throw new Error("no stream was opened");
    return last;
  }
  readyState = 1;
  onopen = () => {};
  onerror = () => {};
  private listeners = new Map<string, (message: MessageEvent<string>) => void>();
  constructor(readonly url: string) {
    FakeStream.opened.push(this);
  }
  addEventListener(topic: string, listener: (message: MessageEvent<string>) => void) {
    this.listeners.set(topic, listener);
  }
  close() {
    this.readyState = FakeStream.CLOSED;
  }
  say(topic: string, id: number, data: object) {
    this.listeners.get(topic)?.(
      new MessageEvent(topic, { data: JSON.stringify(data), lastEventId: String(id) }),
    );
  }
  refuse() {
    this.close();
    this.onerror();
  }
}

beforeEach(() => {
  jest.useFakeTimers();
  FakeStream.opened = [];
  Object.assign(globalThis, { EventSource: FakeStream });
});
afterEach(() => jest.useRealTimers());

describe("the stream", () => {
  it("is one for all who listen, resumes where it stopped, and says when it is broken", () => {
    const heard: string[] = [];
    function Listener() {
      useLive(({ topic, conversationId }) => heard.push(`${topic} ${conversationId ?? "all"}`));
      return <p>{useConnected() ? "en línea" : "sin conexión"}</p>;
    }
    const { unmount } = render(
      <>
        <Listener />
        <Listener />
      </>,
    );
    expect(FakeStream.opened).toHaveLength(1);
    act(() => FakeStream.newest.say("message", 7, { conversationId: "c1" }));
    expect(heard).toEqual(["message c1", "message c1"]);

    act(() => FakeStream.newest.refuse());
    expect(screen.getAllByText("sin conexión")).toHaveLength(2);
    act(() => jest.advanceTimersByTime(1_500));
    expect(FakeStream.newest.url).toBe("/api/events?since=7");
    act(() => FakeStream.newest.onopen());
    expect(screen.getAllByText("en línea")).toHaveLength(2);
    act(() => FakeStream.newest.say("resync", 9, {}));
    expect(heard.at(-1)).toBe("resync all");

    const stream = FakeStream.newest;
    unmount();
    jest.advanceTimersByTime(1_000);
    expect(stream.readyState).toBe(FakeStream.CLOSED);
  });
});

describe("a burst of notices", () => {
  it("costs one fetch at once and one per window, never two together", async () => {
    let running = 0;
    let runs = 0;
    const job = coalesce(async () => {
      running += 1;
      runs += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 400));
      running -= 1;
    }, 250);
    for (let index = 0; index < 50; index += 1) {
      job.ask();
      await jest.advanceTimersByTimeAsync(10);
    }
    await jest.advanceTimersByTimeAsync(2_000);
    expect(runs).toBe(3);
  });
});
