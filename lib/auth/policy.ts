/** Who may what: one table, read as sentences. "An agent may resolve a conversation that is own or unassigned." */
import { AppError, notFound } from "@/lib/errors";
import type { Role, SessionUser } from "./roles";

/** `own`: assigned to the person, or theirs. `unassigned`: nobody's yet. `mentioned`: named in a note on it. */
export type Rule = "any" | "own, unassigned or mentioned" | "own or unassigned" | "own" | "never";

const everyone = { agent: "any", supervisor: "any", admin: "any" } as const;
const own = { agent: "own", supervisor: "own", admin: "own" } as const;
const ownOrLeader = { agent: "own", supervisor: "any", admin: "any" } as const;
const leaders = { agent: "never", supervisor: "any", admin: "any" } as const;
const adminsOnly = { agent: "never", supervisor: "never", admin: "any" } as const;
const ownOrUnassigned = { agent: "own or unassigned", supervisor: "any", admin: "any" } as const;
const mentionedToo = { agent: "own, unassigned or mentioned", supervisor: "any", admin: "any" } as const;

const table = {
  "conversation.read": mentionedToo,
  "conversation.take": ownOrUnassigned,
  "conversation.release": ownOrLeader,
  "conversation.assign": leaders,
  "conversation.resolve": ownOrUnassigned,
  "conversation.reopen": ownOrUnassigned,
  "conversation.snooze": ownOrUnassigned,
  "conversation.move": ownOrUnassigned,
  "conversation.markRead": mentionedToo,
  "conversation.label": ownOrUnassigned,

  "note.create": mentionedToo,
  "note.edit": own,
  "note.delete": { agent: "own", supervisor: "own", admin: "any" },

  "message.send": ownOrUnassigned,
  "message.retry": ownOrUnassigned,
  "message.schedule": ownOrUnassigned,
  "message.unschedule": ownOrUnassigned,
  "draft.save": ownOrUnassigned,
  "media.upload": everyone,
  "media.read": mentionedToo,
  "media.retry": ownOrUnassigned,

  "contact.read": ownOrUnassigned,
  "contact.edit": ownOrUnassigned,
  "contact.label": ownOrUnassigned,
  "contact.merge": ownOrUnassigned,
  "contact.unmerge": ownOrUnassigned,
  "contact.distinguish": ownOrUnassigned,
  "contact.import": leaders,
  "contact.export": leaders,
  "contactField.read": everyone,
  "contactField.edit": leaders,

  "label.read": everyone,
  "label.create": leaders,
  "label.edit": leaders,
  "label.archive": leaders,

  "template.read": everyone,
  "template.create": everyone,
  "template.edit": ownOrLeader,
  "template.archive": ownOrLeader,
  "template.restore": ownOrLeader,

  "user.available": own,

  "configuration.read": adminsOnly,
  "configuration.create": adminsOnly,
  "configuration.edit": adminsOnly,
  "configuration.archive": adminsOnly,
  "configuration.syncTemplates": adminsOnly,
  "webhookEvent.read": adminsOnly,
  "webhookEvent.replay": adminsOnly,
} as const;

export type ActionName = keyof typeof table;
type Noun = ActionName extends `${infer N}.${string}` ? N : never;

export const policy: Record<ActionName, Record<Role, Rule>> = table satisfies Record<
  string,
  Record<Role, Rule>
>;

/** Whether a refused person may know that the thing exists is decided by the reading of it. */
const readingOf: Record<Noun, ActionName> = {
  conversation: "conversation.read",
  message: "conversation.read",
  media: "media.read",
  note: "conversation.read",
  draft: "conversation.read",
  contact: "contact.read",
  contactField: "contactField.read",
  label: "label.read",
  template: "template.read",
  user: "user.available",
  configuration: "configuration.read",
  webhookEvent: "webhookEvent.read",
};

/** Whose it is: a conversation's or lead's assignee, a saved reply's owner. Undefined when the thing has no such field. */
function ownerOf(subject: object | undefined): unknown {
  if (!subject) return undefined;
  if ("assigneeId" in subject) return subject.assigneeId;
  return "ownerId" in subject ? subject.ownerId : undefined;
}

const isMentioned = (subject: object | undefined): boolean =>
  subject !== undefined && "mentioned" in subject && subject.mentioned === true;

/**
 * May this person do it, to this thing? `subject` carries `assigneeId` or `ownerId` where a rule asks whose it is (without
 * one, such a rule refuses), and `mentioned` when a note on it names this person.
 */
export function may(user: Pick<SessionUser, "id" | "role">, action: ActionName, subject?: object): boolean {
  const rule = policy[action][user.role];
  const owner = ownerOf(subject);
  switch (rule) {
    case "any":
      return true;
    case "own, unassigned or mentioned":
      return owner === user.id || owner === null || isMentioned(subject);
    case "own or unassigned":
      return owner === user.id || owner === null;
    case "own":
      return owner === user.id;
    case "never":
      return false;
  }
}

/** @throws AppError `not_found` for what the person may not even read, `forbidden` for what they may read but not do. */
export function authorize(
  user: Pick<SessionUser, "id" | "role">,
  action: ActionName,
  subject?: object,
): void {
  if (may(user, action, subject)) return;
  const [noun] = action.split(".") as [Noun];
  throw may(user, readingOf[noun], subject) ? new AppError("forbidden", "forbidden") : notFound();
}

/** The things that an action may touch, as data from which a query makes its condition. */
export type Scope =
  { all: true } | { all: false; ownerId: string; orUnassigned: boolean; orMentioned: boolean };

/** @throws AppError `not_found` when the person may do it to nothing at all. */
export function scope(user: Pick<SessionUser, "id" | "role">, action: ActionName): Scope {
  const rule = policy[action][user.role];
  if (rule === "never") throw notFound();
  if (rule === "any") return { all: true };
  const orMentioned = rule === "own, unassigned or mentioned";
  return {
    all: false,
    ownerId: user.id,
    orUnassigned: orMentioned || rule === "own or unassigned",
    orMentioned,
  };
}

/** What a view carries so that its buttons and the server agree. */
export function abilities<A extends ActionName>(
  user: Pick<SessionUser, "id" | "role">,
  actions: readonly A[],
  subject?: object,
): Record<A, boolean> {
  const answers = actions.map((action) => [action, may(user, action, subject)] as const);
  return Object.fromEntries(answers) as Record<A, boolean>;
}
