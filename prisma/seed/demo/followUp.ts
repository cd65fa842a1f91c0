/** What people made of a conversation: its way through a funnel, its lead, notes and reminders. */
import { idAt } from "./random";
import type { Rows, Setting } from "./rows";
import type { Place } from "./scene";
import type { Author, DemoConversation, DemoReminder } from "./script";
import { soonAfter } from "./timeline";

const MINUTE = 60_000;
/** Whoever keeps an eye on what nobody has yet. */
const watcher: Author = "supervisor";

interface Following {
  conversation: DemoConversation;
  place: Place;
  contactId: string;
  moments: readonly Date[];
  setting: Setting;
  rows: Rows;
}

const plus = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE);
const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** Answers the stage in which the conversation is now. */
export function followUp(following: Following): string | null {
  const leadId = becomeLead(following);
  takeNotes(following);
  for (const reminder of following.conversation.reminders ?? []) remind(following, reminder, leadId);
  return walkThroughFunnel(following);
}

/** The first stage comes with the first message, the others in even steps of the conversation. */
function walkThroughFunnel({ conversation, place, moments, setting, rows }: Following): string | null {
  const { stages, assignee } = conversation;
  if (!stages) return null;
  const way = stages.path.map((step) => setting.stages[stages.funnel][step] ?? null);
  let current: string | null = null;
  for (const [step, toStageId] of way.entries()) {
    const index = Math.floor((step * (moments.length - 1)) / Math.max(1, way.length - 1));
    const movedAt = earlier(plus(moments[index] ?? setting.now, 0.3), setting.now);
    rows.stageMoves.push({
      id: idAt(movedAt, setting.random),
      conversationId: place.conversationId,
      fromStageId: current,
      toStageId,
      actorId: step === 0 ? null : setting.users[assignee ?? watcher],
      movedAt,
    });
    current = toStageId;
  }
  return current;
}

/** Every conversation makes one, as it does when a customer writes for the first time. */
function becomeLead({ conversation, place, contactId, moments, setting, rows }: Following): string {
  const { lead: { note, ...lead } = {}, assignee } = conversation;
  const { now, random, users } = setting;
  const [createdAt = now] = moments;
  const updatedAt = earlier(plus(moments.at(-1) ?? now, 2), now);
  const id = idAt(createdAt, random);
  const closed = lead.status === "won" || lead.status === "lost";
  rows.leads.push({
    id,
    contactId,
    conversationId: place.conversationId,
    ...lead,
    assigneeId: assignee ? users[assignee] : null,
    closedAt: closed ? updatedAt : null,
    createdAt,
    updatedAt,
  });
  if (note) {
    rows.notes.push({
      id: idAt(updatedAt, random),
      leadId: id,
      authorId: users[assignee ?? watcher],
      text: note,
      createdAt: updatedAt,
    });
  }
  return id;
}

function takeNotes({ conversation, place, moments, setting, rows }: Following): void {
  const { lines, assignee } = conversation;
  for (const [index, { note }] of lines.entries()) {
    if (!note) continue;
    const at = moments[index] ?? setting.now;
    const createdAt = soonAfter(at, moments[index + 1] ?? setting.now, setting.random);
    rows.notes.push({
      id: idAt(createdAt, setting.random),
      conversationId: place.conversationId,
      authorId: setting.users[assignee ?? watcher],
      text: note,
      createdAt,
    });
  }
}

function remind(
  { conversation, place, contactId, moments, setting, rows }: Following,
  { title, due, owner, outcome, cancelOnReply = false }: DemoReminder,
  leadId: string,
): void {
  const { now, random, users } = setting;
  const createdAt = earlier(plus(moments.at(-1) ?? now, 2), now);
  const dueAt = plus(now, due);
  const closedAt = plus(dueAt, 10);
  rows.reminders.push({
    id: idAt(createdAt, random),
    title,
    dueAt,
    doneAt: outcome === "done" ? closedAt : null,
    canceledAt: outcome === "canceled" ? closedAt : null,
    userId: users[owner ?? conversation.assignee ?? watcher],
    createdById: users[conversation.assignee ?? watcher],
    leadId,
    conversationId: place.conversationId,
    contactId,
    cancelOnReply,
    createdAt,
  });
}
