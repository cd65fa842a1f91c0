/** What was done with a conversation, from the entries of the activity log. Pure. */
import { isId } from "@/lib/ids";
import type { ActivityView, Deed } from "./timelineViews";
import type { PersonView } from "./views";

/** One entry, as it is stored. */
export interface Logged {
  id: string;
  action: string;
  actor: PersonView | null;
  details: Record<string, unknown>;
  at: Date;
}

/** Names of people, stages and labels by their id. */
export type Names = ReadonlyMap<string, string>;

/** Which entries are shown; whoever adds one says its deed below. */
export const loggedDeeds = [
  "conversation.assign",
  "conversation.take",
  "conversation.release",
  "conversation.resolve",
  "conversation.reopen",
  "conversation.snooze",
  "conversation.wake",
  "conversation.move",
  "conversation.label",
  "contact.merge",
  "contact.unmerge",
];

const deeds: Readonly<Record<string, Deed>> = {
  "conversation.take": "taken",
  "conversation.resolve": "resolved",
  "conversation.reopen": "reopened",
  "conversation.snooze": "snoozed",
  "conversation.wake": "woken",
  "conversation.move": "moved",
  "conversation.label": "labelled",
  "contact.merge": "merged",
  "contact.unmerge": "unmerged",
};

/** To give it to nobody is to release it, and to oneself is to take it, by whichever button. */
function deedOf({ action, actor, details }: Logged): Deed | undefined {
  if (action !== "conversation.assign" && action !== "conversation.release") return deeds[action];
  if (typeof details.to !== "string") return actor ? "released" : "returned";
  return details.to === actor?.id ? "taken" : "assigned";
}

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

/** Every id whose name a line may need. */
export const idsIn = (entries: readonly Logged[]): string[] => [
  ...new Set(
    entries.flatMap(({ details: { from, to, added, removed } }) =>
      [from, to, ...texts(added), ...texts(removed)].filter(isId),
    ),
  ),
];

/** Null for an entry that says nothing to a reader. */
export function activityOf(entry: Logged, names: Names): ActivityView | null {
  const deed = deedOf(entry);
  if (!deed) return null;
  const { details } = entry;
  const person = (id: unknown): PersonView | null => {
    const name = names.get(text(id) ?? "");
    return name === undefined ? null : { id: String(id), name };
  };
  const named = (ids: unknown) => texts(ids).flatMap((id) => names.get(id) ?? []);
  const about = entry.action === "conversation.move" ? null : details;
  const reason = text(details.reason);
  return {
    type: "activity",
    id: entry.id,
    deed,
    actor: entry.actor,
    assignee: person(about?.to),
    former: person(about?.from),
    stage: about ? null : (names.get(text(details.to) ?? "") ?? null),
    added: named(details.added),
    removed: named(details.removed),
    until: text(details.until),
    reason: reason === "replied" || reason === "due" ? reason : null,
    at: entry.at.toISOString(),
  };
}
