import { act, screen } from "@testing-library/react";
import { hydrateRoot } from "react-dom/client";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { PageContext, renderUi } from "./renderUi";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const now = new Date("2026-03-10T18:00:00Z");

beforeEach(() => jest.useFakeTimers({ now }));
afterEach(() => jest.useRealTimers());

test.each([
  [0, "ahora", "now"],
  [-30 * second, "ahora", "now"],
  [59 * second, "ahora", "now"],
  [4 * minute, "hace 4 min", "4m ago"],
  [59 * minute + 45 * second, "hace 1 h", "1h ago"],
  [5 * hour, "hace 5 h", "5h ago"],
  [25 * hour, "9 mar", "Mar 9"],
  [90 * 24 * hour, "10 dic 2025", "Dec 10, 2025"],
])("%i ms ago reads %p and %p", (age, spanish, english) => {
  const date = new Date(now.getTime() - age);
  renderUi(<RelativeTime date={date} />, { now });
  expect(screen.getByText(spanish)).toHaveAttribute("datetime", date.toISOString());
  renderUi(<RelativeTime date={date.toISOString()} />, { now, locale: "en" });
  expect(screen.getByText(english)).toBeInTheDocument();
});

test("the full date in the reader's time zone is on hover", () => {
  renderUi(<RelativeTime date="2026-03-10T17:00:00Z" />, { now, timeZone: "America/Mexico_City" });
  expect(screen.getByText("hace 1 h")).toHaveAttribute(
    "title",
    expect.stringMatching(/martes, 10 de marzo de 2026.*11:00/),
  );
});

test("the year of the reader's time zone decides whether it is written", () => {
  const newYear = new Date("2026-01-01T03:00:00Z");
  jest.setSystemTime(newYear);
  const twoDaysBefore = new Date(newYear.getTime() - 48 * hour);
  renderUi(<RelativeTime date={twoDaysBefore} />, { now: newYear, timeZone: "America/Bogota" });
  expect(screen.getByText("29 dic")).toBeInTheDocument();
});

test("it moves by itself", () => {
  renderUi(<RelativeTime date={now} />, { now });
  expect(screen.getByText("ahora")).toBeInTheDocument();
  act(() => jest.advanceTimersByTime(2 * minute));
  expect(screen.getByText("hace 2 min")).toBeInTheDocument();
});

test("a page that is shown later than it was drawn hydrates without a mismatch, then catches up", async () => {
  const { renderToString } = await import("react-dom/server");
  const page = (
    <PageContext now={now}>
      <RelativeTime date={new Date(now.getTime() - minute)} />
    </PageContext>
  );
  const container = document.createElement("div");
  container.innerHTML = renderToString(page);
  expect(container).toHaveTextContent("hace 1 min");

  jest.setSystemTime(now.getTime() + 10 * minute);
  const mismatch = jest.fn();
  await act(async () => {
    hydrateRoot(container, page, { onRecoverableError: mismatch });
    await jest.advanceTimersByTimeAsync(20 * second);
  });
  expect(mismatch).not.toHaveBeenCalled();
  expect(container).toHaveTextContent("hace 11 min");
});
