/** The list of saved replies: filters, four orders, pages of keys. Everyone may read them; what one may do is in the view. */
import { z } from "zod";
import { abilities, authorize } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import type { Prisma } from "@/lib/db/client";
import { decodeCursor, pageOf, type Page, type PageInput } from "@/lib/db/cursor";
import { allOf, rows, sql } from "@/lib/db/query";
import { notFound } from "@/lib/errors";
import { getConversation } from "@/lib/inbox/queries";
import { filesOf } from "./files";
import type { TemplateFilter, TemplateSort } from "./schema";
import type { TemplateAbility, TemplateFile, TemplateView } from "./views";

interface TemplateRow extends Omit<
  TemplateView,
  "lastUsedAt" | "updatedAt" | "archivedAt" | "attachments" | "may"
> {
  ownerId: string;
  lastUsedAt: Date | null;
  updatedAt: Date;
  archivedAt: Date | null;
  key: string;
}

const source = sql`
  select t.id, t.title, t.shortcut, t.category, t.platforms, t.body, t.usage_count as "usageCount", t.owner_id as "ownerId",
         t.last_used_at as "lastUsedAt", t.updated_at as "updatedAt", t.archived_at as "archivedAt",
         json_build_object('id', u.id, 'name', u.name) as owner`;
const tables = sql`from templates t join users u on u.id = t.owner_id`;

/** What a row is placed by, as text that sorts as it should, so that every order has the same kind of cursor. */
const keys: Record<TemplateSort, Prisma.Sql> = {
  title: sql`plain(t.title)`,
  usage: sql`lpad(t.usage_count::text, 10, '0')`,
  updated: sql`to_char(t.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS')`,
  recent: sql`(coalesce(to_char(t.last_used_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), '')
               || '/' || lpad(t.usage_count::text, 10, '0'))`,
};

const cursorSchema = z.tuple([z.string(), z.uuid()]);

/** @throws AppError `not_found` when the conversation of the filter is not there, or not for this viewer. */
export async function listTemplates(
  viewer: SessionUser,
  filter: TemplateFilter,
  page: PageInput,
): Promise<Page<TemplateView>> {
  authorize(viewer, "template.read");
  const key = sql`${keys[filter.sort]} collate "C"`;
  const rising = (filter.order ?? (filter.sort === "title" ? "asc" : "desc")) === "asc";
  const conditions = await conditionsOf(viewer, filter);
  if (page.cursor) {
    const [last, id] = decodeCursor(page.cursor, cursorSchema);
    conditions.push(
      rising ? sql`(${key}, t.id) > (${last}, ${id}::uuid)` : sql`(${key}, t.id) < (${last}, ${id}::uuid)`,
    );
  }
  const direction = rising ? sql`asc` : sql`desc`;
  const found = await rows<TemplateRow>(sql`
    ${source}, ${key} as key ${tables}
    where ${allOf(conditions)}
    order by ${key} ${direction}, t.id ${direction}
    limit ${page.limit + 1}`);
  const files = await filesByTemplate(found);
  return pageOf(
    found,
    page.limit,
    (row) => [row.key, row.id],
    (row) => templateView(viewer, row, files.get(row.id) ?? []),
  );
}

/** Archived ones too. @throws AppError `not_found` */
export async function getTemplate(viewer: SessionUser, id: string): Promise<TemplateView> {
  authorize(viewer, "template.read");
  const [row] = await rows<TemplateRow>(sql`${source}, '' as key ${tables} where t.id = ${id}::uuid`);
  if (!row) throw notFound();
  const files = await filesByTemplate([row]);
  return templateView(viewer, row, files.get(id) ?? []);
}

async function conditionsOf(viewer: SessionUser, filter: TemplateFilter): Promise<Prisma.Sql[]> {
  const conditions = [filter.archived ? sql`t.archived_at is not null` : sql`t.archived_at is null`];
  const platforms = [
    filter.platform,
    filter.conversationId && (await getConversation(viewer, filter.conversationId)).platform,
  ];
  for (const platform of platforms) {
    if (platform) conditions.push(sql`(t.platforms = '{}' or ${platform} = any(t.platforms))`);
  }
  if (filter.category) conditions.push(sql`t.category = ${filter.category}`);
  if (filter.q) {
    const like = `%${filter.q.replace(/[\\%_]/g, "\\$&")}%`;
    conditions.push(
      sql`(plain(t.title) like plain(${like}) or t.shortcut like plain(${like}) or plain(t.body) like plain(${like}))`,
    );
  }
  return conditions;
}

async function filesByTemplate(found: readonly TemplateRow[]): Promise<Map<string, TemplateFile[]>> {
  if (found.length === 0) return new Map();
  const files = await filesOf(found.map(({ id }) => id));
  const grouped = new Map<string, TemplateFile[]>();
  for (const { templateId, ...file } of files) {
    const view: TemplateFile = { ...file, url: `/api/media/${file.id}`, status: "stored" };
    grouped.set(templateId, [...(grouped.get(templateId) ?? []), view]);
  }
  return grouped;
}

const offered: readonly TemplateAbility[] = ["template.edit", "template.archive", "template.restore"];

const templateView = (viewer: SessionUser, row: TemplateRow, attachments: TemplateFile[]): TemplateView => ({
  id: row.id,
  title: row.title,
  shortcut: row.shortcut,
  category: row.category,
  platforms: row.platforms,
  body: row.body,
  attachments,
  usageCount: row.usageCount,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  updatedAt: row.updatedAt.toISOString(),
  archivedAt: row.archivedAt?.toISOString() ?? null,
  owner: row.owner,
  may: abilities(viewer, offered, row),
});
