/** One conversation with its customer, its messages and what came of it, as rows. Pure: it only adds to `rows`. */
import { manifestOf } from "@/lib/platforms/manifest";
import { followUp } from "./followUp";
import { channels, people, type DemoPerson } from "./people";
import { idAt } from "./random";
import type { Rows, Setting } from "./rows";
import type { Place, ThreadFacts } from "./scene";
import type { DemoConversation } from "./script";
import { tell } from "./thread";
import { momentsOf } from "./timeline";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export function compose(conversation: DemoConversation, setting: Setting, rows: Rows): void {
  const moments = momentsOf(conversation, setting.now, setting.random);
  const [first = setting.now] = moments;
  const last = moments.at(-1) ?? first;
  const person = people[conversation.person];
  const place: Place = {
    conversationId: idAt(first, setting.random),
    configurationId: setting.configurations[conversation.channel],
    platform: channels[conversation.channel].platform,
    address: person.address,
  };
  const { contactId, identityId } = introduce(person, place, { first, last }, setting, rows);
  const facts = tell(conversation, place, moments, setting, rows);
  const stageId = followUp({ conversation, place, contactId, moments, setting, rows });
  rows.conversations.push({
    id: place.conversationId,
    identityId,
    contactId,
    configurationId: place.configurationId,
    platformId: place.platform,
    assigneeId: conversation.assignee ? setting.users[conversation.assignee] : null,
    stageId,
    createdAt: first,
    lastMessageAt: last,
    ...factsOf(facts, place),
    ...(conversation.seen && { unreadCount: 0 }),
    ...stateOf(conversation, last, setting.now),
  });
}

function introduce(
  { ids, address, username, ...contact }: DemoPerson,
  { configurationId }: Place,
  { first, last }: { first: Date; last: Date },
  { random }: Setting,
  rows: Rows,
) {
  const contactId = idAt(first, random);
  const identityId = idAt(first, random);
  rows.contacts.push({ id: contactId, ...contact, createdAt: first, updatedAt: last });
  rows.identities.push({
    id: identityId,
    contactId,
    configurationId,
    externalId: ids[0],
    address,
    username,
    createdAt: first,
  });
  rows.addresses.push(...ids.map((value) => ({ configurationId, value, identityId })));
  return { contactId, identityId };
}

function stateOf({ state }: DemoConversation, last: Date, now: Date) {
  if (state === undefined) return { status: "open" as const };
  if (state === "resolved") {
    // Whoever resolves it has read it, and says that nobody waits.
    const resolvedAt = new Date(last.getTime() + MINUTE);
    return { status: state, resolvedAt, awaitingReplySince: null, unreadCount: 0 };
  }
  return { status: "snoozed" as const, snoozedUntil: new Date(now.getTime() + state.snoozed * MINUTE) };
}

function factsOf({ answered: _, ...facts }: ThreadFacts, { platform }: Place) {
  const { replyWindowHours } = manifestOf(platform);
  const { lastInboundAt } = facts;
  const windowExpiresAt =
    replyWindowHours !== null && lastInboundAt
      ? new Date(lastInboundAt.getTime() + replyWindowHours * HOUR)
      : null;
  return { ...facts, windowExpiresAt };
}
