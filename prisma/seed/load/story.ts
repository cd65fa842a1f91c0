/** What is said in one conversation, message by message, and what the conversation knows of it afterwards. */
import { idAt, type Random } from "../demo/random";
import type { Person } from "./people";
import type { LoadRows } from "./rows";
import type { LoadChannel } from "./setting";
import { sentence } from "./words";

type Direction = "inbound" | "outbound";

const QUOTES = 0.04;
const REACTIONS = 0.02;
const PLACES = 0.01;
const PICTURES = 0.015;
const FAILURES = 0.003;

/** A conversation before anything is said in it. */
export interface Thread {
  index: number;
  random: Random;
  id: string;
  person: Person;
  channel: LoadChannel;
  assigneeId: string | null;
  times: readonly Date[];
}

/** One of them, the first ones more often: some agents do most of the work. */
export const skewed = (ids: readonly string[], random: Random): string =>
  ids[Math.floor(ids.length * random() ** 2)] ?? "";

export class Story {
  lastMessageId = "";
  lastInboundAt: Date | null = null;
  lastOutboundAt: Date | null = null;
  /** The first message of the customer's that has no answer. */
  waitingSince: Date | null = null;
  /** How many of them there are. */
  unanswered = 0;
  private answers = 0;
  private said = 0;
  private direction: Direction = "outbound";
  private recent: string[] = [];

  constructor(
    private readonly thread: Thread,
    private readonly agents: readonly string[],
  ) {}

  /** The next message. */
  say(at: Date, rows: LoadRows): void {
    const { random } = this.thread;
    this.direction = this.next(random);
    const id = idAt(at, random);
    if (this.direction === "inbound") this.ask(id, at, rows);
    else this.answer(id, at, rows);
    if (random() < REACTIONS) this.react(id, at, rows);
    this.lastMessageId = id;
    this.recent = [...this.recent.slice(-9), id];
  }

  /** The customer begins; afterwards they take turns, more or less. */
  private next(random: Random): Direction {
    if (this.said++ === 0) return "inbound";
    const turn = random() < 0.62;
    return turn === (this.direction === "outbound") ? "inbound" : "outbound";
  }

  private message(id: string, at: Date) {
    const { id: conversationId, channel, random, index } = this.thread;
    const quotes =
      random() < QUOTES ? (this.recent[Math.floor(random() * this.recent.length)] ?? null) : null;
    return {
      ...{ id, conversation_id: conversationId, configuration_id: channel.id, direction: this.direction },
      ...{ external_id: `load.${index}.${this.said}`, reply_to_id: quotes, sent_at: at, received_at: at },
    };
  }

  private ask(id: string, at: Date, rows: LoadRows): void {
    const none = { author_id: null, delivered_at: null, read_at: null, accepted_at: null };
    const fine = { status: "received", error_code: null, error_class: null };
    rows.add("messages", { ...this.message(id, at), ...this.contentOf(id, at, rows), ...none, ...fine });
    this.lastInboundAt = at;
    this.waitingSince ??= at;
    this.unanswered++;
  }

  /** A customer also sends places, and pictures whose file is gone. */
  private contentOf(id: string, at: Date, rows: LoadRows) {
    const { random, person } = this.thread;
    const kind = random();
    if (kind < PLACES) {
      const location = { latitude: 19 + random(), longitude: -99 - random() };
      return { kind: "location", text: null, content: JSON.stringify({ location }) };
    }
    const text = sentence(person.language, random);
    if (kind >= PLACES + PICTURES) return { kind: "text", text, content: "{}" };
    rows.add("attachments", {
      ...{ id: idAt(at, random), message_id: id, kind: "image", status: "failed" },
      ...{ mime_type: "image/jpeg", error_code: "expired", created_at: at },
    });
    return { kind: "image", text, content: "{}" };
  }

  private answer(id: string, at: Date, rows: LoadRows): void {
    const { random, person, assigneeId } = this.thread;
    const authorId = assigneeId !== null && random() < 0.9 ? assigneeId : skewed(this.agents, random);
    const content = { kind: "text", text: sentence(person.language, random), content: "{}" };
    rows.add("messages", {
      ...this.message(id, at),
      ...content,
      author_id: authorId,
      ...outcome(at, random),
    });
    if (this.waitingSince) this.noteResponse(id, authorId, this.waitingSince, at, rows);
    this.lastOutboundAt = at;
    this.waitingSince = null;
    this.unanswered = 0;
  }

  private noteResponse(
    messageId: string,
    userId: string,
    askedAt: Date,
    repliedAt: Date,
    rows: LoadRows,
  ): void {
    const { id, channel } = this.thread;
    rows.add("response_times", {
      ...{ message_id: messageId, conversation_id: id, configuration_id: channel.id },
      ...{ platform_id: channel.platform, user_id: userId, first: this.answers++ === 0 },
      ...{ asked_at: askedAt, replied_at: repliedAt },
      seconds: Math.floor((repliedAt.getTime() - askedAt.getTime()) / 1000),
    });
  }

  private react(id: string, at: Date, rows: LoadRows): void {
    const by = this.direction === "inbound" ? "outbound" : "inbound";
    const emoji = this.thread.random() < 0.7 ? "👍" : "❤️";
    rows.add("reactions", { message_id: id, direction: by, emoji, at });
  }
}

/** How far an answer came. */
function outcome(at: Date, random: Random) {
  const kind = random();
  const none = { delivered_at: null, read_at: null, accepted_at: null, error_code: null, error_class: null };
  if (kind < FAILURES) return { ...none, status: "failed", error_code: "131026", error_class: "never" };
  const accepted = { ...none, accepted_at: at };
  if (kind < 0.1) return { ...accepted, status: "sent" };
  if (kind < 0.3) return { ...accepted, status: "delivered", delivered_at: at };
  return { ...accepted, status: "read", delivered_at: at, read_at: at };
}
