/**
 * One LISTEN connection per process, fanned out in memory to every open stream. Browsers never cost a database connection
 * of their own.
 */
import { Client } from "pg";
import { config } from "@/lib/config";
import { log } from "@/lib/log";
import { pool } from "@/lib/db/pool";
import { noticeChannel, type NoticeTopic, type PublishedNotice } from "./notice";

type Listener = (notices: readonly PublishedNotice[]) => void;

const KEPT = 2_000;
/** The safety net under NOTIFY: a lost one is made good at the next look. */
const LOOK_EVERY_MS = 5_000;
const RECONNECT_AFTER_MS = 1_000;

class Hub {
  private listeners = new Set<Listener>();
  private recent: PublishedNotice[] = [];
  private position = 0;
  private client: Client | null = null;
  private started: Promise<void> | null = null;
  private reading: Promise<void> = Promise.resolve();
  private look: NodeJS.Timeout | null = null;
  private stopped = false;

  /** Connects, and knows the newest position when it resolves. */
  start(): Promise<void> {
    this.started ??= this.connect();
    return this.started;
  }

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  newest(): number {
    return this.position;
  }

  /** What came after `position`; null when this process cannot know, and the browser has to fetch everything again. */
  since(position: number): readonly PublishedNotice[] | null {
    if (position > this.position) return null;
    if (position === this.position) return [];
    const first = this.recent[0];
    if (!first || first.position > position + 1) return null;
    return this.recent.filter((notice) => notice.position > position);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.look) clearInterval(this.look);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    if (this.stopped) return;
    const client = new Client({
      connectionString: config().databaseUrl ?? undefined,
      application_name: "hilo-listen",
    });
    client.on("notification", () => void this.read());
    client.on("error", () => undefined);
    client.on("end", () => this.reconnect(client));
    try {
      await client.connect();
      await client.query(`listen ${noticeChannel}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      if (this.client === null) this.later();
      log().warn(
        { error: error instanceof Error ? error.message : "unknown" },
        "live updates wait for the database",
      );
      return;
    }
    this.client = client;
    this.look ??= setInterval(() => void this.read(), LOOK_EVERY_MS).unref();
    if (this.position === 0) this.position = await newestPosition();
    else await this.read();
  }

  private reconnect(lost: Client): void {
    if (this.client !== lost) return;
    this.client = null;
    this.later();
  }

  private later(): void {
    if (!this.stopped) setTimeout(() => void this.connect(), RECONNECT_AFTER_MS).unref();
  }

  /** Reads what is new; one read at a time, so that notices keep their order. */
  private read(): Promise<void> {
    this.reading = this.reading.then(async () => {
      const notices = await noticesAfter(this.position).catch(() => []);
      const last = notices.at(-1);
      if (!last) return;
      this.position = last.position;
      this.recent.push(...notices);
      if (this.recent.length > KEPT) this.recent.splice(0, this.recent.length - KEPT);
      for (const listener of this.listeners) listener(notices);
    });
    return this.reading;
  }
}

async function newestPosition(): Promise<number> {
  const { rows } = await pool().query<{ position: string }>(
    "select coalesce(max(position), 0) as position from notices",
  );
  return Number(rows[0]?.position ?? 0);
}

async function noticesAfter(position: number): Promise<PublishedNotice[]> {
  const { rows } = await pool().query<{
    position: string;
    topic: NoticeTopic;
    conversation_id: string | null;
    data: Record<string, string | null>;
    mentioned: string[];
  }>(
    `select position, topic, conversation_id, data,
            array(select user_id::text from note_mentions m where m.conversation_id = n.conversation_id) as mentioned
     from notices n where position > $1 order by position limit 1000`,
    [position],
  );
  return rows.map((row) => ({
    position: Number(row.position),
    topic: row.topic,
    conversationId: row.conversation_id ?? undefined,
    data: row.data,
    mentioned: row.mentioned,
  }));
}

const shared = globalThis as { hiloHub?: Hub };

export const hub = (): Hub => (shared.hiloHub ??= new Hub());
