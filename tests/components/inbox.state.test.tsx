import { filterQuery, inboxPath, noFilter, readFilter } from "@/components/inbox/filter";
import { reduceInbox, type InboxState } from "@/components/inbox/inboxState";
import { linksIn } from "@/components/inbox/links";
import { fromPage, withMessage, withNewest, withOlder } from "@/components/inbox/threadState";
import { timelineOf } from "@/components/inbox/timeline";
import type { ConversationView, MessageView } from "@/lib/inbox/views";
import { conversationOf, hoursAgo, messageOf, ours, viewer } from "./inboxFixtures";

const viewerId = viewer.id;
const row = (id: string, hours: number, over: Partial<ConversationView> = {}) =>
  conversationOf({ id, lastMessageAt: hoursAgo(hours), ...over });
const stateOf = (over: Partial<InboxState> = {}): InboxState => ({
  filter: noFilter,
  items: [row("a", 1), row("b", 2), row("c", 3)],
  nextCursor: null,
  phase: "ready",
  openId: null,
  open: null,
  missing: false,
  ...over,
});
const ids = ({ items }: Pick<InboxState, "items">) => items.map(({ id }) => id).join("");

describe("the list", () => {
  it("moves a conversation that was written in to its place", () => {
    const after = reduceInbox(stateOf(), { type: "changed", conversation: row("c", 0), viewerId });
    expect(ids(after)).toBe("cab");
  });

  it("takes in a new conversation, but not below what is loaded", () => {
    const partial = stateOf({ nextCursor: "more" });
    expect(ids(reduceInbox(partial, { type: "changed", conversation: row("n", 1.5), viewerId }))).toBe(
      "anbc",
    );
    expect(ids(reduceInbox(partial, { type: "changed", conversation: row("n", 9), viewerId }))).toBe("abc");
  });

  it("lets go of one that no longer belongs, unless somebody has it open: then when they leave it", () => {
    const conversation = row("b", 2, { status: "resolved" });
    expect(ids(reduceInbox(stateOf(), { type: "changed", conversation, viewerId }))).toBe("ac");
    const opened = reduceInbox(stateOf(), { type: "opened", openId: "b", viewerId });
    const resolved = reduceInbox(opened, { type: "changed", conversation, viewerId });
    expect(ids(resolved)).toBe("abc");
    expect(resolved.open?.status).toBe("resolved");
    expect(ids(reduceInbox(resolved, { type: "opened", openId: "a", viewerId }))).toBe("ac");
  });

  it("keeps the rows below a first page that is read again, and drops those that left it", () => {
    const state = stateOf({
      items: [row("a", 1), row("x", 1.5), row("b", 2), row("c", 3)],
      nextCursor: "after c",
    });
    const page = { items: [row("n", 0), row("a", 1), row("b", 2)], nextCursor: "after b" };
    const after = reduceInbox(state, { type: "page", filter: noFilter, place: "fresh", page });
    expect(ids(after)).toBe("nabc");
    expect(after.nextCursor).toBe("after c");
  });

  it("ignores an answer to a filter that was left", () => {
    const other = { ...noFilter, view: "mine" as const };
    const state = reduceInbox(stateOf(), { type: "filtered", filter: other });
    const page = { items: [row("z", 0)], nextCursor: null };
    expect(reduceInbox(state, { type: "page", filter: noFilter, place: "first", page })).toBe(state);
  });

  it("says that the open conversation went to somebody else", () => {
    const opened = reduceInbox(stateOf(), { type: "opened", openId: "b", viewerId });
    const after = reduceInbox(opened, { type: "gone", conversationId: "b" });
    expect([ids(after), after.missing, after.open]).toEqual(["ac", true, null]);
  });
});

describe("the address", () => {
  it("holds the filter and the open conversation, there and back", () => {
    const filter = { view: "mine", platform: "telegram", status: "any", q: "talla 38" } as const;
    const path = inboxPath("1", filter);
    expect(path).toBe("/inbox/1?view=mine&platform=telegram&status=any&q=talla+38");
    expect(readFilter(new URLSearchParams(path.split("?")[1]))).toEqual(filter);
  });

  it("is not disturbed by what it does not know", () => {
    expect(readFilter(new URLSearchParams("view=x&platform=fax&status=1"))).toEqual(noFilter);
    expect(inboxPath(null, noFilter)).toBe("/inbox");
  });

  it("searches everywhere, also in what is resolved", () => {
    expect(filterQuery({ ...noFilter, q: "guía" }, viewerId)).toEqual({ q: "guía" });
    expect(filterQuery({ ...noFilter, view: "mine" }, viewerId)).toEqual({
      status: "open",
      assigneeId: viewerId,
    });
  });
});

const said = (id: string, hours: number, over: Partial<MessageView> = {}) =>
  messageOf({ id, sentAt: hoursAgo(hours), ...over });
/** As the route answers: newest first. */
const page = (messages: MessageView[], nextCursor: string | null = null) => ({
  items: messages.toReversed(),
  nextCursor,
});
const order = ({ messages }: { messages: readonly MessageView[] }) => messages.map(({ id }) => id).join("");

describe("a thread", () => {
  it("takes the newest page over what it had, and keeps what is older", () => {
    const state = { messages: [said("1", 9), said("2", 8), said("3", 7)], olderCursor: "before 1" };
    const after = withNewest(
      state,
      page([said("2", 8, { text: "nuevo" }), said("3", 7), said("4", 6)], "before 2"),
    );
    expect(order(after)).toBe("1234");
    expect(after.messages[1]?.text).toBe("nuevo");
    expect(after.olderCursor).toBe("before 1");
  });

  it("leaves no hole when more was said than a page holds", () => {
    const after = withNewest(
      { messages: [said("1", 9)], olderCursor: null },
      page([said("8", 2), said("9", 1)], "before 8"),
    );
    expect(order(after)).toBe("89");
    expect(after.olderCursor).toBe("before 8");
  });

  it("does not lose what was sent while the page was being read", () => {
    const state = withMessage(fromPage(page([said("1", 9)])), said("5", 1));
    expect(order(withNewest(state, page([said("1", 9), said("2", 8)])))).toBe("125");
  });

  it("puts older messages before, once", () => {
    const state = { messages: [said("3", 7)], olderCursor: "before 3" };
    expect(order(withOlder(state, page([said("1", 9), said("2", 8), said("3", 7)])))).toBe("123");
  });

  it("reads in days and in groups of one side within a minute", () => {
    const minute = 1 / 60;
    const shown = [
      said("1", 30),
      said("2", 2),
      said("3", 2 - minute / 2),
      ours({ id: "4", sentAt: hoursAgo(2 - minute / 2) }),
      said("5", 1, { kind: "system" }),
      said("6", 0.5),
    ].map((message) => ({ key: message.id, message }));
    const items = timelineOf(shown, (iso) => iso.slice(0, 10));
    const brief = items.map((item) =>
      item.type === "group" ? item.shown.map(({ key }) => key).join("") : item.type,
    );
    expect(brief).toEqual(["day", "1", "day", "23", "4", "system", "6"]);
  });
});

describe("links in a text", () => {
  const hrefs = (text: string) => linksIn(text).flatMap(({ href }) => href ?? []);

  it("end before the sentence does", () => {
    expect(hrefs("Ve a https://example.com/a?b=1, o (https://example.com/c).")).toEqual([
      "https://example.com/a?b=1",
      "https://example.com/c",
    ]);
    expect(hrefs("https://example.com/x_(y)")).toEqual(["https://example.com/x_(y)"]);
  });

  it("lose nothing of the text", () => {
    const text = "a https://example.com\nb http://\nc";
    expect(
      linksIn(text)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  });
});
