import { filterQuery, inboxPath, noFilter, readFilter } from "@/components/inbox/filter";
import { reduceInbox, type InboxState } from "@/components/inbox/inboxState";
import { linksIn } from "@/components/inbox/links";
import {
  fromPage,
  fromWindow,
  withMessage,
  withNewer,
  withNewest,
  withOlder,
} from "@/components/inbox/threadState";
import { indexOfMessage, timelineOf } from "@/components/inbox/timeline";
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

  it("keeps the order of who has waited longest, and then of who waits for nothing", () => {
    const filter = { ...noFilter, sort: "waiting" as const };
    const items = [
      row("a", 1, { awaitingReplySince: hoursAgo(5) }),
      row("b", 2, { awaitingReplySince: hoursAgo(3) }),
      row("c", 3),
    ];
    const answered = { type: "changed" as const, conversation: row("a", 0), viewerId };
    expect(ids(reduceInbox(stateOf({ filter, items }), answered))).toBe("bac");
    const asked = { ...answered, conversation: row("n", 0, { awaitingReplySince: hoursAgo(4) }) };
    expect(ids(reduceInbox(stateOf({ filter, items }), asked))).toBe("anbc");
  });

  it("lets go of one whose label was taken off in a list of that label", () => {
    const label = { id: "l", name: "VIP", color: "violet" as const };
    const filter = { ...noFilter, labelId: "l" };
    const items = [row("a", 1, { labels: [label] }), row("b", 2, { labels: [label] })];
    const change = { type: "changed" as const, conversation: row("a", 1), viewerId };
    expect(ids(reduceInbox(stateOf({ filter, items }), change))).toBe("b");
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
    const labelId = "01900000-0000-7000-8000-0000000000e1";
    const filter = {
      ...noFilter,
      view: "mine",
      platform: "telegram",
      labelId,
      sort: "waiting",
      q: "talla 38",
    } as const;
    const path = inboxPath("1", filter);
    expect(path).toBe(`/inbox/1?view=mine&platform=telegram&labelId=${labelId}&sort=waiting&q=talla+38`);
    expect(readFilter(new URLSearchParams(path.split("?")[1]))).toEqual(filter);
  });

  it("is not disturbed by what it does not know", () => {
    expect(readFilter(new URLSearchParams("view=x&platform=fax&labelId=1&sort=size"))).toEqual(noFilter);
    expect(inboxPath(null, noFilter)).toBe("/inbox");
  });

  it("is the same question to the server; what is searched for is none of the list's", () => {
    expect(filterQuery({ ...noFilter, q: "guía" }, viewerId)).toEqual({ status: "open", sort: "activity" });
    expect(filterQuery({ ...noFilter, view: "mine" }, viewerId)).toMatchObject({ assigneeId: viewerId });
    expect(filterQuery({ ...noFilter, view: "closing" }, viewerId)).toEqual({
      status: "open",
      sort: "closing",
      closing: "true",
    });
    expect(filterQuery({ ...noFilter, view: "snoozed" }, viewerId).status).toBe("snoozed");
  });
});

const said = (id: string, hours: number, over: Partial<MessageView> = {}) =>
  messageOf({ id, sentAt: hoursAgo(hours), ...over });
const photo = {
  id: "f",
  kind: "image" as const,
  mimeType: "image/jpeg",
  fileName: null,
  size: 9,
  durationSeconds: null,
  width: 4,
  height: 3,
  waveform: [],
  url: "/api/media/f",
  previewUrl: "/api/media/f/preview",
  status: "stored" as const,
};
/** As the route answers: newest first. */
const page = (messages: MessageView[], nextCursor: string | null = null) => ({
  items: messages.toReversed(),
  nextCursor,
});
const order = ({ messages }: { messages: readonly MessageView[] }) => messages.map(({ id }) => id).join("");

describe("a thread", () => {
  it("takes the newest page over what it had, and keeps what is older", () => {
    const state = {
      messages: [said("1", 9), said("2", 8), said("3", 7)],
      olderCursor: "before 1",
      newerCursor: null,
    };
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
      { messages: [said("1", 9)], olderCursor: null, newerCursor: null },
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
    const state = { messages: [said("3", 7)], olderCursor: "before 3", newerCursor: null };
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
    const items = timelineOf(shown, { dayOf: (iso) => iso.slice(0, 10) });
    const brief = items.map((item) =>
      item.type === "said"
        ? `${item.isFirst ? "(" : ""}${item.shown.map(({ key }) => key).join("+")}${item.isLast ? ")" : ""}`
        : item.type,
    );
    expect(brief).toEqual(["day", "(1)", "day", "(2", "3)", "(4)", "system", "(6)"]);
  });

  it("puts the pictures of an album together, and notes and the first unread where they belong", () => {
    const picture = (id: string, hours: number, albumKey: string | null) =>
      said(id, hours, { kind: "image", text: null, albumKey, attachments: [photo] });
    const shown = [
      picture("1", 3, "a"),
      picture("2", 3, "a"),
      picture("3", 3, "b"),
      said("4", 1),
      picture("5", 0.5, null),
      picture("6", 0.5, null),
    ].map((message) => ({ key: message.id, message }));
    const note = { type: "note" as const, id: "n", conversationId: "c", text: "Ojo", mentions: [] };
    const items = timelineOf(shown, {
      dayOf: (iso) => iso.slice(0, 10),
      asides: [{ ...note, author: viewer, at: hoursAgo(2), editedAt: null }],
      unreadKey: "4",
    });
    const brief = items.map((item) =>
      item.type === "said" ? item.shown.map(({ key }) => key).join("+") : item.type,
    );
    expect(brief).toEqual(["day", "1+2", "3", "aside", "unread", "4", "5+6"]);
    expect(indexOfMessage(items, "6")).toBe(6);
  });

  it("stays in the middle while others write, and joins the end once it is reached", () => {
    const middle = fromWindow({ items: [said("2", 8)], olderCursor: "o", newerCursor: "n" });
    const newest = page([said("8", 2), said("9", 1)], "before 8");
    expect(withNewest(middle, newest)).toBe(middle);
    expect(withMessage(middle, said("9", 1))).toBe(middle);
    const reached = withNewer(middle, { items: [said("8", 2)], olderCursor: null, newerCursor: "m" });
    expect(order(withNewest(reached, newest))).toBe("289");
    expect(withNewest(reached, newest).newerCursor).toBeNull();
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
