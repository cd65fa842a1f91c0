/**
 * Who is here, and where. One row per tab, renewed by the tab itself; it is neither a command nor logged, because it says
 * nothing about the work and would be most of the log.
 */
import type { SessionUser } from "@/lib/auth/roles";
import { pool } from "@/lib/db/pool";
import { rows, sql } from "@/lib/db/query";
import { notFound } from "@/lib/errors";
import type { Notice } from "@/lib/realtime/notice";
import { publish } from "@/lib/realtime/publisher";
import type { PresenceInput, PresentView } from "./presenceViews";
import { readable } from "./readable";
import type { PersonView } from "./views";

/** A minute, and the time it takes to say so: browsers let a tab in the background do something once a minute. */
export const ONLINE_SECONDS = 75;
/** Somebody who types says so every few seconds; who stops without a word is believed for so long. */
const TYPING_SECONDS = 8;

interface Place {
  conversationId: string | null;
  typing: boolean;
}

/**
 * Takes a tab's word for where its user is, and tells those who may read the conversations it came to or left.
 * @throws AppError `not_found` for a conversation the viewer may not read
 */
export async function notePresence(viewer: SessionUser, input: PresenceInput): Promise<void> {
  const { tabId, conversationId, leaving } = input;
  const now: Place = { conversationId, typing: input.typing && conversationId !== null };
  if (conversationId) await assertReadable(viewer, conversationId);
  const [before] = await rows<Place>(sql`
    select conversation_id as "conversationId", coalesce(typing_until > now(), false) as typing
    from presences
    where id = ${tabId}::uuid and user_id = ${viewer.id}::uuid
      and seen_at > now() - make_interval(secs => ${ONLINE_SECONDS})`);
  if (leaving) await leave(viewer, tabId);
  else await renew(viewer, tabId, now);
  const after = leaving ? null : now;
  if (before?.conversationId === after?.conversationId && before?.typing === after?.typing) return;
  publish(await presenceNotices([before?.conversationId, after?.conversationId]));
}

async function assertReadable(viewer: SessionUser, conversationId: string): Promise<void> {
  const found = await rows(
    sql`select 1 from conversations c where c.id = ${conversationId}::uuid and ${readable(viewer)}`,
  );
  if (found.length === 0) throw notFound();
}

/** A tab belongs to whoever opened it; a new person in it takes it over only by their own word. */
const renew = (viewer: SessionUser, tabId: string, { conversationId, typing }: Place) =>
  pool().query(
    `insert into presences (id, user_id, conversation_id, typing_until, seen_at)
     values ($1, $2, $3, case when $4 then now() + make_interval(secs => $5) end, now())
     on conflict (id) do update
     set user_id = excluded.user_id, conversation_id = excluded.conversation_id, typing_until = excluded.typing_until,
         seen_at = excluded.seen_at`,
    [tabId, viewer.id, conversationId, typing, TYPING_SECONDS],
  );

const leave = (viewer: SessionUser, tabId: string) =>
  pool().query("delete from presences where id = $1 and user_id = $2", [tabId, viewer.id]);

async function presenceNotices(places: (string | null | undefined)[]): Promise<Notice[]> {
  const ids = [...new Set(places.filter((id) => id !== null && id !== undefined))];
  if (ids.length === 0) return [];
  const found = await rows<{ id: string; assigneeId: string | null }>(
    sql`select id, assignee_id as "assigneeId" from conversations where id = any(${ids}::uuid[])`,
  );
  return found.map(({ id, assigneeId }) => ({
    topic: "presence",
    conversationId: id,
    data: { conversationId: id, assigneeId },
  }));
}

/**
 * Who else looks at a conversation or writes in it, each person once however many tabs they have.
 * @throws AppError `not_found`
 */
export async function listPresent(
  viewer: SessionUser,
  conversationId: string,
): Promise<{ items: PresentView[] }> {
  await assertReadable(viewer, conversationId);
  const found = await rows<{ user: PersonView; typingUntil: Date | null }>(sql`
    select json_build_object('id', u.id, 'name', u.name) as user,
           max(p.typing_until) filter (where p.typing_until > now()) as "typingUntil"
    from presences p join users u on u.id = p.user_id
    where p.conversation_id = ${conversationId}::uuid and p.user_id <> ${viewer.id}::uuid
      and p.seen_at > now() - make_interval(secs => ${ONLINE_SECONDS})
    group by u.id, u.name
    order by min(p.seen_at), u.id`);
  return {
    items: found.map(({ user, typingUntil }) => ({ user, typingUntil: typingUntil?.toISOString() ?? null })),
  };
}
