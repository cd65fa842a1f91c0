import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ConversationRow } from "@/components/inbox/ConversationRow";
import type { ConversationView } from "@/lib/inbox/views";
import { conversationOf, hoursAgo, NOW, show } from "./inboxFixtures";

const nothing = () => {};
const showRow = (
  over: Partial<ConversationView> = {},
  on: { onOpen?: (id: string) => void; onNear?: (id: string) => void; onChoose?: (id: string) => void } = {},
) =>
  show(
    <ConversationRow
      conversation={conversationOf(over)}
      href="/inbox/1"
      selected={false}
      chosen={false}
      choosing={false}
      onOpen={nothing}
      onNear={nothing}
      onChoose={nothing}
      {...on}
    />,
  );

beforeEach(() => {
  jest.useFakeTimers({ now: NOW, advanceTimers: true });
});
afterEach(() => jest.useRealTimers());

describe("a row of the list", () => {
  it("says who, what and how much is unread", () => {
    showRow({ unreadCount: 3 });
    expect(screen.getByText("Lucía Fernández")).toBeInTheDocument();
    expect(screen.getByText("¿A qué hora abren?")).toBeInTheDocument();
    expect(screen.getByText("3 mensajes sin leer")).toBeInTheDocument();
  });

  it("names a person without a name by their number, their handle, or in words", () => {
    const contact = { ...conversationOf().contact, name: null };
    showRow({ contact });
    showRow({ contact: { ...contact, phone: null, username: "lucia_f" } });
    showRow({ contact: { ...contact, phone: null } });
    for (const name of ["+525555550101", "@lucia_f", "Sin nombre"])
      expect(screen.getByText(name)).toBeInTheDocument();
  });

  it("shows what is left of the window only when that is little", () => {
    showRow({ windowExpiresAt: hoursAgo(-4 / 3) });
    expect(screen.getByText("Quedan 1 h 20 para responder")).toBeInTheDocument();
  });

  it("does not speak of a window with hours to go, or of one that is closed", () => {
    showRow({ windowExpiresAt: hoursAgo(-5) });
    showRow({ windowExpiresAt: hoursAgo(1) });
    expect(screen.queryByText(/para responder/)).not.toBeInTheDocument();
  });

  it("says since when somebody waits, and who answers", () => {
    showRow({ awaitingReplySince: hoursAgo(0.5), assignee: { id: "u", name: "Tomás Quiroga" } });
    expect(screen.getByText("Espera respuesta desde hace 30 min")).toBeInTheDocument();
    expect(screen.getByText("Asignada a Tomás Quiroga")).toBeInTheDocument();
  });

  it("puts media into kind words, and how far our own message has come before it", () => {
    showRow({ lastMessage: { kind: "voice", text: null, direction: "outbound", status: "read" } });
    expect(screen.getByText("Nota de voz")).toBeInTheDocument();
    expect(screen.getByRole("img", { name: "Leído" })).toBeInTheDocument();
  });

  it("says that the last message was deleted", () => {
    showRow({ lastMessage: { kind: "text", text: null, direction: "inbound", status: "received" } });
    expect(screen.getByText("Mensaje eliminado")).toBeInTheDocument();
  });

  it("shows what one has begun to write", () => {
    showRow({ draft: "Abrimos a las" });
    expect(screen.getByRole("link")).toHaveTextContent("Borrador: Abrimos a las");
  });

  it("opens in place, and stays a link for a new tab", async () => {
    const [onOpen, onNear, onChoose] = [jest.fn(), jest.fn(), jest.fn()];
    showRow({}, { onOpen, onNear, onChoose });
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    const link = screen.getByRole("link");
    expect(link).toHaveAttribute("href", "/inbox/1");
    await user.keyboard("{Control>}");
    link.addEventListener("click", (event) => event.preventDefault());
    await user.click(link);
    expect(onOpen).not.toHaveBeenCalled();
    await user.keyboard("{/Control}");
    await user.click(link);
    expect(onOpen).toHaveBeenCalledWith(conversationOf().id);
    expect(onNear).toHaveBeenCalledWith(conversationOf().id);
    await user.click(screen.getByRole("checkbox", { name: "Elegir la conversación con Lucía Fernández" }));
    expect(onChoose).toHaveBeenCalledWith(conversationOf().id);
    expect(onOpen).toHaveBeenCalledTimes(1);
  });

  it("shows two labels, and how many more there are", () => {
    const label = (name: string) => ({ id: name, name, color: "teal" as const });
    showRow({ labels: [label("VIP"), label("Urgente"), label("Mayoreo")] });
    expect(screen.getByText("VIP")).toBeInTheDocument();
    expect(screen.queryByText("Mayoreo")).not.toBeInTheDocument();
    expect(screen.getByText("+1")).toHaveAttribute("title", "VIP, Urgente, Mayoreo");
  });
});
