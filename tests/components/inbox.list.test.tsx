import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { InboxActions } from "@/components/inbox/actions";
import { noFilter } from "@/components/inbox/filter";
import { BulkBar } from "@/components/inbox/list/BulkBar";
import { FilterChips } from "@/components/inbox/list/FilterChips";
import { SearchList } from "@/components/inbox/list/SearchList";
import { useBulk } from "@/components/inbox/list/useBulk";
import { ViewTabs } from "@/components/inbox/list/ViewTabs";
import { LabelPicker } from "@/components/labels/LabelPicker";
import type { SearchResults } from "@/lib/inbox/searchViews";
import { conversationOf, hoursAgo, show, viewer } from "./inboxFixtures";

class SilentStream {
  addEventListener() {}
  close() {}
}
beforeAll(() => Object.assign(globalThis, { EventSource: SilentStream }));

const answers = (body: unknown, status = 200) => {
  const asked = jest.fn((_path: string) => Promise.resolve(new FakeResponse(body, status)));
  Object.assign(globalThis, { fetch: asked });
  return asked;
};
class FakeResponse {
  constructor(
    private body: unknown,
    readonly status: number,
  ) {}
  get ok() {
    return this.status < 400;
  }
  json = () => Promise.resolve(this.body);
}

it("shows every view with its number, and stops counting at a thousand", async () => {
  const onChange = jest.fn();
  const counts = { all: 1000, mine: 3, unassigned: 0, unanswered: 7, closing: 1, snoozed: 0, resolved: 12 };
  show(<ViewTabs view="all" counts={counts} onChange={onChange} />);
  expect(screen.getByRole("tab", { name: "Todas 999+" })).toHaveAttribute("aria-selected", "true");
  expect(screen.getByRole("tab", { name: "Sin asignar" })).toBeInTheDocument();
  await userEvent.click(screen.getByRole("tab", { name: "Por cerrar 1" }));
  expect(onChange).toHaveBeenCalledWith("closing");
});

it("says what narrows the list down, and takes it off", async () => {
  const onChange = jest.fn();
  const options = {
    platform: [{ value: "telegram", label: "Telegram" }],
    configurationId: [],
    assigneeId: [],
    stageId: [],
    labelId: [],
  };
  show(<FilterChips filter={{ ...noFilter, platform: "telegram" }} options={options} onChange={onChange} />);
  await userEvent.click(screen.getByRole("button", { name: /Telegram/ }));
  expect(onChange).toHaveBeenCalledWith({ platform: null });
});

describe("a search", () => {
  const found: SearchResults = {
    contacts: [
      {
        id: "p",
        conversationId: "c1",
        platform: "whatsapp",
        name: [
          { text: "Luc", hit: true },
          { text: "ía", hit: false },
        ],
        detail: [{ text: "+525555550101", hit: false }],
      },
    ],
    items: [
      {
        messageId: "m1",
        conversationId: "c2",
        platform: "telegram",
        contact: { id: "q", name: "Bruno", phone: null, username: null },
        direction: "inbound",
        sentAt: hoursAgo(2),
        fragment: [
          { text: "hola ", hit: false },
          { text: "<b>luc", hit: true },
        ],
      },
    ],
    nextCursor: null,
  };

  it("shows people, then messages with their hits as text; the arrows move and Enter opens at the message", async () => {
    answers(found);
    const onOpen = jest.fn();
    show(<SearchList filter={{ ...noFilter, q: "luc" }} onOpen={onOpen} onClear={() => {}} />);
    const messages = await screen.findByRole("region", { name: "Mensajes" });
    expect(within(messages).getByText("<b>luc").tagName).toBe("MARK");
    const [person, message] = screen.getAllByRole("link");
    expect(message).toHaveAttribute("href", "/inbox/c2?q=luc&message=m1");
    act(() => person?.focus());
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(message).toHaveFocus();
    expect(onOpen).toHaveBeenCalledWith("c2", "m1");
  });

  it("says that there is nothing, and that it failed", async () => {
    answers({ contacts: [], items: [], nextCursor: null });
    show(<SearchList filter={{ ...noFilter, q: "zzz" }} onOpen={() => {}} onClear={() => {}} />);
    expect(await screen.findByText("Sin resultados para «zzz»")).toBeInTheDocument();
    answers({ error: { code: "unexpected", message: "" } }, 500);
    show(<SearchList filter={{ ...noFilter, q: "yyy" }} onOpen={() => {}} onClear={() => {}} />);
    expect(await screen.findByText("No se pudo buscar")).toBeInTheDocument();
  });
});

describe("a change of many", () => {
  const chosen = [
    conversationOf({ id: "a" }),
    conversationOf({ id: "b", assignee: { id: "u", name: "Ana" } }),
  ];
  function Bar({ act: bulk }: { act: InboxActions["bulk"] }) {
    return (
      <BulkBar
        chosen={chosen}
        viewer={viewer}
        assignees={[]}
        bulk={useBulk(bulk, () => Promise.resolve())}
        onClear={() => {}}
      />
    );
  }

  it("says how many were changed, how many not and why, and takes back only what was done", async () => {
    const act = jest
      .fn<ReturnType<InboxActions["bulk"]>, Parameters<InboxActions["bulk"]>>()
      .mockResolvedValueOnce({
        ok: true,
        value: [
          { conversationId: "a", error: "No puedes." },
          { conversationId: "b", error: null },
        ],
      })
      .mockResolvedValue({ ok: true, value: [{ conversationId: "b", error: null }] });
    show(<Bar act={act} />);
    expect(screen.getByText("2 elegidas")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Asignar" }));
    await userEvent.click(screen.getByRole("menuitem", { name: "Asignar a mí" }));
    expect(act).toHaveBeenCalledWith({ conversationIds: ["a", "b"], change: { assigneeId: viewer.id } });
    expect(await screen.findByText("1 cambió, 1 no")).toBeInTheDocument();
    expect(screen.getByText("No puedes.")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Deshacer" }));
    expect(act).toHaveBeenLastCalledWith({ conversationIds: ["b"], change: { assigneeId: "u" } });
  });
});

it("offers the labels to choose, and their administration to whoever may", async () => {
  const vip = { id: "v", name: "VIP", color: "violet" as const };
  answers({ items: [vip, { id: "u", name: "Urgente", color: "red" }], nextCursor: null, mayEdit: true });
  const onChange = jest.fn();
  show(<LabelPicker chosen={[vip]} onChange={onChange} />);
  await userEvent.click(screen.getByRole("button", { name: "Elegir etiquetas" }));
  expect(await screen.findByRole("checkbox", { name: "VIP" })).toBeChecked();
  await userEvent.click(screen.getByRole("checkbox", { name: "Urgente" }));
  expect(onChange).toHaveBeenCalledWith(["v", "u"]);
  await userEvent.click(screen.getByRole("button", { name: "Administrar etiquetas" }));
  expect(await screen.findByRole("dialog", { name: "Etiquetas" })).toBeInTheDocument();
});
