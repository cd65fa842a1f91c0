/** A saved reply, ready for one conversation. */
import { authorize } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { now } from "@/lib/clock";
import type { Prisma, Tx } from "@/lib/db/client";
import { rows, sql } from "@/lib/db/query";
import { AppError, notFound } from "@/lib/errors";
import { chooseLocale } from "@/lib/i18n/locale";
import { readable } from "@/lib/inbox/readable";
import { copyFiles } from "./files";
import { firstName, resolve, textOf, type Values } from "./variables";
import type { Gap, RenderedReply } from "./views";

interface Subject {
  name: string | null;
  phone: string | null;
  country: string | null;
  language: string | null;
  fields: Record<string, string | number | null>;
  channel: string;
  platform: string;
}

interface Body {
  body: string;
  platforms: string[];
}

/**
 * The text with this conversation's values, and copies of the files that the viewer can send. `timeZone` (IANA) says what
 * day it is for whoever has chosen none.
 * @throws AppError `not_found` for a conversation that is not this viewer's to read, or a reply that is not there or was
 * archived; `invalid` for a reply that is for other platforms.
 */
export async function renderTemplate(
  viewer: SessionUser,
  input: { id: string; conversationId: string },
  timeZone: string | null,
): Promise<RenderedReply> {
  const { text, gaps } = await renderText(viewer, input, timeZone);
  return { id: input.id, text, gaps, attachments: await copyFiles(viewer, input.id) };
}

/** The text alone. Same errors. */
async function renderText(
  viewer: SessionUser,
  { id, conversationId }: { id: string; conversationId: string },
  timeZone: string | null,
): Promise<{ text: string; gaps: Gap[] }> {
  authorize(viewer, "template.read");
  const subject = await subjectOf(rows, conversationId, readable(viewer));
  const template = await bodyOf(rows, id, subject);
  if (!template) throw notFound();
  return textOf(resolve(template.body, valuesOf(viewer, subject, timeZone)));
}

/**
 * The text of a message that is only named by its saved reply, in the transaction that sends it; the caller has made sure
 * that the author may write there.
 * @throws AppError `invalid` for a reply that is not there, is for other platforms, or lacks a value: nobody sees the text
 * before the customer does, so nothing in it may be open.
 */
export async function savedReplyText(
  tx: Tx,
  { templateId, conversationId, authorId }: { templateId: string; conversationId: string; authorId: string },
): Promise<string> {
  const ask: Ask = (statement) => tx.$queryRaw(statement);
  const author = await tx.user.findUniqueOrThrow({ where: { id: authorId } });
  const subject = await subjectOf(ask, conversationId, sql`true`);
  const template = await bodyOf(ask, templateId, subject);
  if (!template) throw new AppError("invalid", "invalid", { fields: { templateId: "unknown" } });
  const { text, gaps } = textOf(resolve(template.body, valuesOf(author, subject, null)));
  if (gaps.length > 0) throw new AppError("invalid", "invalid", { fields: { templateId: "valueMissing" } });
  return text;
}

/** On the pool, or in a transaction. */
type Ask = <T>(statement: Prisma.Sql) => Promise<T[]>;

async function bodyOf(ask: Ask, id: string, { platform }: Subject): Promise<Body | undefined> {
  const [template] = await ask<Body>(sql`
    select body, platforms from templates where id = ${id}::uuid and archived_at is null`);
  if (template && template.platforms.length > 0 && !template.platforms.includes(platform)) {
    throw new AppError("invalid", "templateForOthers");
  }
  return template;
}

/** @throws AppError `not_found` */
async function subjectOf(ask: Ask, conversationId: string, condition: Prisma.Sql): Promise<Subject> {
  const [subject] = await ask<Subject>(sql`
    select p.name, p.phone, p.country, p.language, p.fields, g.name as channel, c.platform_id as platform
    from conversations c
    join contacts p on p.id = c.contact_id
    join api_configurations g on g.id = c.configuration_id
    where c.id = ${conversationId}::uuid and ${condition}`);
  if (!subject) throw notFound();
  return subject;
}

type Author = Pick<SessionUser, "name" | "locale" | "timeZone">;

/** The customer reads it, so the words are in their language where it is one of ours. */
function valuesOf(viewer: Author, subject: Subject, timeZone: string | null): Values {
  const locale = chooseLocale(undefined, subject.language ?? viewer.locale);
  const custom = Object.entries(subject.fields).map(([key, value]) => [
    `contacto.${key}`,
    value === null ? null : String(value),
  ]);
  return {
    ...(Object.fromEntries(custom) as Values),
    "contacto.nombre": subject.name,
    "contacto.primer_nombre": firstName(subject.name),
    "contacto.telefono": subject.phone,
    "contacto.pais": subject.country && new Intl.DisplayNames(locale, { type: "region" }).of(subject.country),
    "agente.nombre": viewer.name,
    "agente.primer_nombre": firstName(viewer.name),
    "canal.nombre": subject.channel,
    "fecha.hoy": new Intl.DateTimeFormat(locale, {
      dateStyle: "long",
      timeZone: viewer.timeZone ?? timeZone ?? "UTC",
    }).format(now()),
  };
}
