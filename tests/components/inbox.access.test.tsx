import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Assignee } from "@/components/inbox/Assignee";
import { ContactPanel } from "@/components/inbox/ContactPanel";
import { ConversationRow } from "@/components/inbox/ConversationRow";
import { MessageGroup } from "@/components/inbox/MessageGroup";
import { windowOf } from "@/components/inbox/window";
import { conversationOf, hoursAgo, mayWrite, messageOf, NOW, ours, show, viewer } from "./inboxFixtures";
import { accessibilityProblems } from "./renderUi";

const people = [
  { id: viewer.id, name: viewer.name },
  { id: "01900000-0000-7000-8000-0000000000bb", name: "Tomás Quiroga" },
];

// Without sound and film: axe would wait for them to load, which they never do here.
it("has nothing in it that axe finds wrong", async () => {
  const conversation = conversationOf({
    unreadCount: 2,
    awaitingReplySince: hoursAgo(1),
    assignee: people[1] ?? null,
  });
  const stored = {
    mimeType: null,
    fileName: null,
    size: 9000,
    durationSeconds: 12,
    width: 800,
    height: 600,
    waveform: [],
    previewUrl: null,
    status: "stored" as const,
  };
  const everything = [
    messageOf({ id: "1", attachments: [{ ...stored, id: "a", kind: "image", url: "/api/media/a" }] }),
    messageOf({ id: "3", text: null, location: { latitude: 19.4, longitude: -99.1 } }),
    messageOf({
      id: "4",
      replyTo: { id: "1", kind: "image", text: null, direction: "inbound" },
      reactions: [{ emoji: "👍", by: "us" }],
    }),
    ours({ id: "5", status: "failed", error: { code: "1", class: "never", message: "No llegó." } }),
  ];
  const { container } = show(
    <main>
      <ul>
        <li>
          <ConversationRow
            conversation={conversation}
            href="/inbox/1"
            selected
            chosen={false}
            choosing={false}
            onOpen={() => {}}
            onNear={() => {}}
            onChoose={() => {}}
          />
        </li>
      </ul>
      {everything.map((message) => (
        <MessageGroup
          key={message.id}
          said={{ shown: [{ key: message.id, message }], isFirst: true, isLast: true }}
          name="Lucía"
          viewerId={viewer.id}
          actions={{ retry: mayWrite.retry, resend() {}, discard() {}, quote() {}, goTo() {} }}
        />
      ))}
      <ContactPanel
        conversation={conversation}
        name="Lucía"
        window={windowOf(conversation, NOW.getTime())}
        viewer={viewer}
        assignees={people}
        actions={{ ...mayWrite, take() {}, assign() {} }}
      />
    </main>,
  );
  expect(await accessibilityProblems(container)).toEqual([]);
});

describe("who answers", () => {
  it("offers to take it, and only that, to whoever may not give it to others", async () => {
    const take = jest.fn();
    show(<Assignee assignee={null} viewer={viewer} assignees={[]} actions={{ ...mayWrite, take }} />);
    expect(screen.queryByRole("combobox")).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Soltar" })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Tomar" }));
    expect(take).toHaveBeenCalled();
  });

  it("names them to whoever may change nothing", () => {
    show(<Assignee assignee={people[1] ?? null} viewer={viewer} assignees={[]} actions={mayWrite} />);
    expect(screen.getByText("Tomás Quiroga")).toBeInTheDocument();
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
  });

  it("lets a supervisor choose among all", () => {
    show(
      <Assignee assignee={null} viewer={viewer} assignees={people} actions={{ ...mayWrite, assign() {} }} />,
    );
    expect(screen.getByRole("combobox", { name: "Asignar a" })).toHaveTextContent("Nadie");
  });
});
