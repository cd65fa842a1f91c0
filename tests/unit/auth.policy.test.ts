/** The whole matrix: every action, every role, every ownership. A new action fails here until somebody has read its rules. */
import { abilities, authorize, may, policy, scope, type ActionName } from "@/lib/auth/policy";
import { roles, type Role } from "@/lib/auth/roles";
import { AppError } from "@/lib/errors";

const me = "me";
const subjects = {
  own: { assigneeId: me },
  unassigned: { assigneeId: null },
  foreign: { assigneeId: "other" },
  mentioned: { assigneeId: "other", mentioned: true },
};
const user = (role: Role) => ({ id: me, role });

/** What happens: yes, 403 (may read, may not do) or 404 (may not read). */
function outcome(role: Role, action: ActionName, subject: object): string {
  try {
    authorize(user(role), action, subject);
    return "yes";
  } catch (error) {
    return error instanceof AppError && error.code === "forbidden" ? "403" : "404";
  }
}

const row = (action: ActionName) =>
  roles.map(
    (role) =>
      `${role} ${Object.values(subjects)
        .map((subject) => outcome(role, action, subject))
        .join(" ")}`,
  );

/** For each role: own, unassigned, foreign, foreign but mentioned in a note on it. */
const expected: Record<ActionName, [admin: string, supervisor: string, agent: string]> = {
  "conversation.read": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 yes"],
  "conversation.take": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 403"],
  "conversation.release": ["yes yes yes yes", "yes yes yes yes", "yes 403 404 403"],
  "conversation.assign": ["yes yes yes yes", "yes yes yes yes", "403 403 404 403"],
  "conversation.resolve": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 403"],
  "conversation.reopen": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 403"],
  "conversation.snooze": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 403"],
  "conversation.move": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 403"],
  "conversation.markRead": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 yes"],
  "message.send": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 403"],
  "message.retry": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 403"],
  "media.upload": ["yes yes yes yes", "yes yes yes yes", "yes yes yes yes"],
  "media.read": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 yes"],
  "conversation.label": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 403"],
  "note.create": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 yes"],
  "note.edit": ["yes 403 403 403", "yes 403 403 403", "yes 403 404 403"],
  "note.delete": ["yes yes yes yes", "yes 403 403 403", "yes 403 404 403"],
  "message.schedule": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 403"],
  "message.unschedule": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 403"],
  "draft.save": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 403"],
  "media.retry": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 403"],
  "contact.read": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 404"],
  "contact.edit": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 404"],
  "contact.label": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 404"],
  "contact.merge": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 404"],
  "contact.unmerge": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 404"],
  "contact.distinguish": ["yes yes yes yes", "yes yes yes yes", "yes yes 404 404"],
  "contact.import": ["yes yes yes yes", "yes yes yes yes", "403 403 404 404"],
  "contact.export": ["yes yes yes yes", "yes yes yes yes", "403 403 404 404"],
  "contactField.read": ["yes yes yes yes", "yes yes yes yes", "yes yes yes yes"],
  "contactField.edit": ["yes yes yes yes", "yes yes yes yes", "403 403 403 403"],
  "label.read": ["yes yes yes yes", "yes yes yes yes", "yes yes yes yes"],
  "label.create": ["yes yes yes yes", "yes yes yes yes", "403 403 403 403"],
  "label.edit": ["yes yes yes yes", "yes yes yes yes", "403 403 403 403"],
  "label.archive": ["yes yes yes yes", "yes yes yes yes", "403 403 403 403"],
  "template.read": ["yes yes yes yes", "yes yes yes yes", "yes yes yes yes"],
  "template.create": ["yes yes yes yes", "yes yes yes yes", "yes yes yes yes"],
  "template.edit": ["yes yes yes yes", "yes yes yes yes", "yes 403 403 403"],
  "template.archive": ["yes yes yes yes", "yes yes yes yes", "yes 403 403 403"],
  "template.restore": ["yes yes yes yes", "yes yes yes yes", "yes 403 403 403"],
  "user.available": ["yes 404 404 404", "yes 404 404 404", "yes 404 404 404"],
  "configuration.syncTemplates": ["yes yes yes yes", "404 404 404 404", "404 404 404 404"],
  "configuration.read": ["yes yes yes yes", "404 404 404 404", "404 404 404 404"],
  "configuration.create": ["yes yes yes yes", "404 404 404 404", "404 404 404 404"],
  "configuration.edit": ["yes yes yes yes", "404 404 404 404", "404 404 404 404"],
  "configuration.archive": ["yes yes yes yes", "404 404 404 404", "404 404 404 404"],
  "webhookEvent.read": ["yes yes yes yes", "404 404 404 404", "404 404 404 404"],
  "webhookEvent.replay": ["yes yes yes yes", "404 404 404 404", "404 404 404 404"],
};

test("every action is in the matrix", () => {
  expect(Object.keys(expected).sort()).toEqual(Object.keys(policy).sort());
});

test.each(Object.entries(expected) as [ActionName, string[]][])("%s", (action, answers) => {
  expect(row(action)).toEqual(roles.map((role, index) => `${role} ${answers[index]}`));
});

test("a saved reply's owner counts as a conversation's assignee does", () => {
  expect(may(user("agent"), "conversation.release", { ownerId: me })).toBe(true);
  expect(may(user("agent"), "conversation.release", { ownerId: "other" })).toBe(false);
});

test("a thing that does not say whose it is is nobody's, not unassigned", () => {
  expect(may(user("agent"), "conversation.read")).toBe(false);
  expect(may(user("agent"), "conversation.read", {})).toBe(false);
  expect(may(user("admin"), "conversation.read")).toBe(true);
});

test("scope says as data what authorize says of one thing", () => {
  expect(scope(user("admin"), "conversation.read")).toEqual({ all: true });
  expect(scope(user("agent"), "conversation.read")).toEqual({
    all: false,
    ownerId: me,
    orUnassigned: true,
    orMentioned: true,
  });
  expect(scope(user("agent"), "message.send")).toMatchObject({ orUnassigned: true, orMentioned: false });
  expect(scope(user("agent"), "conversation.release")).toEqual({
    all: false,
    ownerId: me,
    orUnassigned: false,
    orMentioned: false,
  });
  expect(() => scope(user("agent"), "configuration.read")).toThrow("not_found");
});

test("abilities answer for each asked action", () => {
  expect(abilities(user("agent"), ["conversation.take", "conversation.assign"], subjects.unassigned)).toEqual(
    {
      "conversation.take": true,
      "conversation.assign": false,
    },
  );
});
