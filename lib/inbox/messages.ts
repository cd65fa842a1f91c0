/** The messages of a conversation, as its screen reads them: by key in both directions, at the same cost at any depth. */
import { z } from "zod";
import type { SessionUser } from "@/lib/auth/roles";
import type { Prisma } from "@/lib/db/client";
import { decodeCursor, encodeCursor, pageOf, type PageInput } from "@/lib/db/cursor";
import { rows, sql } from "@/lib/db/query";
import { notFound } from "@/lib/errors";
import {
  messageColumns,
  messageSource,
  messageView,
  type ExplainError,
  type MessageRow,
} from "./messageRows";
import { getConversation } from "./queries";
import { readable } from "./readable";
import type { EditView, MessageView, MessageWindow, Page } from "./views";

const cursorSchema = z.tuple([z.coerce.date(), z.uuid()]);
/** Sorts before every id. */
const NO_ID = "00000000-0000-0000-0000-000000000000";

type Place = readonly [at: Date, id: string];
const placeOf = ({ sentAt, id }: Pick<MessageRow, "sentAt" | "id">): Place => [sentAt, id];

interface Slice {
  viewer: SessionUser;
  conversationId: string;
  limit: number;
}

function slice({ viewer, conversationId, limit }: Slice, where: Prisma.Sql, order: "asc" | "desc") {
  const direction = order === "asc" ? sql`asc` : sql`desc`;
  return rows<MessageRow>(sql`
    select ${messageColumns(viewer)} from ${messageSource}
    where m.conversation_id = ${conversationId}::uuid and ${where}
    order by m.sent_at ${direction}, m.id ${direction} limit ${limit + 1}`);
}

const before = ([at, id]: Place) => sql`(m.sent_at, m.id) < (${at}, ${id}::uuid)`;
const upTo = ([at, id]: Place) => sql`(m.sent_at, m.id) <= (${at}, ${id}::uuid)`;
const after = ([at, id]: Place) => sql`(m.sent_at, m.id) > (${at}, ${id}::uuid)`;

/**
 * Newest first: by the platform's time, then by arrival.
 * @throws AppError `not_found` when the viewer may not read the conversation.
 */
export async function listMessages(
  viewer: SessionUser,
  conversationId: string,
  page: PageInput,
  explain: ExplainError,
): Promise<Page<MessageView>> {
  await getConversation(viewer, conversationId);
  const where = page.cursor ? before(decodeCursor(page.cursor, cursorSchema)) : sql`true`;
  const found = await slice({ viewer, conversationId, limit: page.limit }, where, "desc");
  return pageOf(found, page.limit, placeOf, (row) => messageView(row, explain));
}

/** `around`: a message's id. `at`: a moment. `after`: a cursor that the pages and windows of this list gave. */
type WindowPosition = { around: string } | { at: Date } | { after: string };

/**
 * A piece out of the middle, newest first: half of it before and half after a message or a moment, or what follows a cursor.
 * @throws AppError `not_found` when the conversation or the message in it is not there for this viewer.
 */
export async function readWindow(
  viewer: SessionUser,
  conversationId: string,
  position: WindowPosition,
  limit: number,
  explain: ExplainError,
): Promise<MessageWindow> {
  await getConversation(viewer, conversationId);
  const to = { viewer, conversationId, limit };
  const view = (row: MessageRow) => messageView(row, explain);
  if ("after" in position) {
    const newer = await slice(to, after(decodeCursor(position.after, cursorSchema)), "asc");
    const { items, nextCursor } = pageOf(newer, limit, placeOf, view);
    const [oldest] = newer;
    return {
      items: items.reverse(),
      olderCursor: oldest ? encodeCursor(placeOf(oldest)) : position.after,
      newerCursor: nextCursor,
    };
  }
  const half = { ...to, limit: Math.max(1, Math.floor(limit / 2)) };
  const place: Place =
    "around" in position ? await placeOfMessage(conversationId, position.around) : [position.at, NO_ID];
  const [older, newer] = await Promise.all([
    slice(half, upTo(place), "desc"),
    slice(half, after(place), "asc"),
  ]);
  const past = pageOf(older, half.limit, placeOf, view);
  const rest = pageOf(newer, half.limit, placeOf, view);
  return {
    items: [...rest.items.reverse(), ...past.items],
    olderCursor: past.nextCursor,
    newerCursor: rest.nextCursor,
  };
}

async function placeOfMessage(conversationId: string, messageId: string): Promise<Place> {
  const [row] = await rows<Pick<MessageRow, "sentAt" | "id">>(sql`
    select id, sent_at as "sentAt" from messages
    where id = ${messageId}::uuid and conversation_id = ${conversationId}::uuid`);
  if (!row) throw notFound();
  return placeOf(row);
}

/** One message that the caller already may read. */
export async function getMessage(
  viewer: SessionUser,
  messageId: string,
  explain: ExplainError,
): Promise<MessageView> {
  const [row] = await rows<MessageRow>(
    sql`select ${messageColumns(viewer)} from ${messageSource} where m.id = ${messageId}::uuid`,
  );
  if (!row) throw notFound();
  return messageView(row, explain);
}

/**
 * What a message said before its edits, oldest first; nothing of a deleted one.
 * @throws AppError `not_found` when the viewer may not read its conversation.
 */
export async function listEdits(viewer: SessionUser, messageId: string): Promise<EditView[]> {
  const found = await rows<{ text: string | null; until: Date | null }>(sql`
    select e.text, e.edited_at as until
    from messages m join conversations c on c.id = m.conversation_id
    left join message_edits e on e.message_id = m.id and m.deleted_at is null
    where m.id = ${messageId}::uuid and ${readable(viewer)}
    order by e.edited_at, e.id`);
  if (found.length === 0) throw notFound();
  return found.flatMap(({ text, until }) => (until ? [{ text, until: until.toISOString() }] : []));
}
