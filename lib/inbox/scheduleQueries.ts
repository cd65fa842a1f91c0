/** The messages of a conversation that wait for their time, and those that need a decision. */
import type { SessionUser } from "@/lib/auth/roles";
import { z } from "zod";
import { decodeCursor, pageOf, type Page, type PageInput } from "@/lib/db/cursor";
import { rows, sql } from "@/lib/db/query";
import { notFound } from "@/lib/errors";
import { readable } from "./readable";
import type { ScheduledView } from "./scheduleViews";

type Row = Omit<ScheduledView, "sendAt"> & { sendAt: Date };

/** From the key of a reason to words in the reader's language. */
export type ExplainReason = (key: string) => string;

const columns = sql`
  s.id, s.conversation_id as "conversationId", json_build_object('id', u.id, 'name', u.name) as author, s.text,
  coalesce((select json_agg(json_build_object('id', a.id, 'kind', a.kind, 'fileName', a.file_name))
            from attachments a where a.scheduled_id = s.id), '[]') as attachments,
  s.platform_template - 'components' as "platformTemplate", s.fallback_template - 'components' as "fallbackTemplate",
  s.send_at as "sendAt", s.cancel_on_reply as "cancelOnReply", s.status, s.reason`;

/** The next first. @throws AppError `not_found` for a conversation the viewer may not read */
export async function listScheduled(
  viewer: SessionUser,
  conversationId: string,
  { limit, cursor }: PageInput,
  explain: ExplainReason,
): Promise<Page<ScheduledView>> {
  const allowed = await rows(
    sql`select 1 from conversations c where c.id = ${conversationId}::uuid and ${readable(viewer)}`,
  );
  if (allowed.length === 0) throw notFound();
  const after = cursor ? decodeCursor(cursor, z.tuple([z.coerce.date(), z.uuid()])) : null;
  const found = await rows<Row>(sql`
    select ${columns}
    from scheduled_messages s join users u on u.id = s.author_id
    where s.conversation_id = ${conversationId}::uuid
      and (s.status in ('waiting', 'failed') or (s.status = 'canceled' and s.reason = 'replied'))
      and ${after ? sql`(s.send_at, s.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
    order by s.send_at, s.id limit ${limit + 1}`);
  return pageOf(
    found,
    limit,
    ({ sendAt, id }) => [sendAt, id],
    (row) => view(row, explain),
  );
}

/** One of them. @throws AppError `not_found` */
export async function getScheduled(
  viewer: SessionUser,
  id: string,
  explain: ExplainReason,
): Promise<ScheduledView> {
  const [found] = await rows<Row>(sql`
    select ${columns}
    from scheduled_messages s join users u on u.id = s.author_id join conversations c on c.id = s.conversation_id
    where s.id = ${id}::uuid and ${readable(viewer)}`);
  if (!found) throw notFound();
  return view(found, explain);
}

const view = (row: Row, explain: ExplainReason): ScheduledView => ({
  ...row,
  sendAt: row.sendAt.toISOString(),
  reason: row.reason === null ? null : explain(row.reason),
});
