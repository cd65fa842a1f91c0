/**
 * Tells every process what changed, after the commit and in short windows.
 *
 * A NOTIFY inside each transaction serialises commits (measured at 43-49 % of throughput here), so notices are collected
 * for a few milliseconds and written with one NOTIFY. One lost in a crash costs freshness, never truth: the browsers
 * fetch what they show from the rows themselves.
 */
import { log } from "@/lib/log";
import { pool } from "@/lib/db/pool";
import { noticeChannel, type Notice } from "./notice";

const WINDOW_MS = 20;
/** Any number that nothing else locks: whoever holds it is the one publisher, so positions follow the commits. */
const PUBLISHER_LOCK = 731_001;

interface Publisher {
  waiting: Map<string, Notice>;
  timer: NodeJS.Timeout | null;
  writing: Promise<void>;
}
const shared = globalThis as { hiloPublisher?: Publisher };
const publisher = (): Publisher =>
  (shared.hiloPublisher ??= { waiting: new Map(), timer: null, writing: Promise.resolve() });

/** Announces what was committed. Returns at once; equal notices of one window are told once. */
export function publish(notices: readonly Notice[]): void {
  const state = publisher();
  for (const notice of notices) state.waiting.set(JSON.stringify(notice), notice);
  if (state.waiting.size > 0) state.timer ??= setTimeout(() => void flushNotices(), WINDOW_MS);
}

/** Writes what is waiting; resolves when it is written. Never throws. */
export function flushNotices(): Promise<void> {
  const state = publisher();
  if (state.timer) clearTimeout(state.timer);
  state.timer = null;
  const notices = [...state.waiting.values()];
  state.waiting.clear();
  if (notices.length > 0) {
    state.writing = state.writing
      .then(() => write(notices))
      .catch((error: unknown) => {
        log().warn({ error: error instanceof Error ? error.message : "unknown" }, "notices not published");
      });
  }
  return state.writing;
}

async function write(notices: Notice[]): Promise<void> {
  const client = await pool().connect();
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1)", [PUBLISHER_LOCK]);
    await client.query(
      `with added as (
         insert into notices (topic, conversation_id, data)
         select topic, conversation_id, data
         from unnest($1::text[], $2::uuid[], $3::jsonb[]) with ordinality as given (topic, conversation_id, data, place)
         order by place
         returning position
       )
       select pg_notify($4, max(position)::text) from added`,
      [
        notices.map((notice) => notice.topic),
        notices.map((notice) => notice.conversationId ?? null),
        notices.map((notice) => JSON.stringify(notice.data)),
        noticeChannel,
      ],
    );
    await client.query("commit");
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}
